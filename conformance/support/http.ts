import { inject } from 'vitest';

/** The issuer, and what every address begins with. While tests are only listed there is no server. */
export const ORIGIN: string = inject('origin') ?? 'http://localhost';

export type Fields = Readonly<Record<string, string>>;

/** Fields set otherwise; `null` leaves one out. */
export type Changes = Readonly<Record<string, string | null>>;

export const changed = (fields: Fields, changes: Changes): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...fields, ...changes }).filter((pair): pair is [string, string] => pair[1] !== null),
  );

export const keyfob = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(new URL(path, ORIGIN), { redirect: 'manual', ...init });

/** How a client says who it is: headers, fields of the form, or both. */
export interface Proof {
  readonly headers: Fields;
  readonly fields: Fields;
}

export const NOBODY: Proof = { headers: {}, fields: {} };

/** Posts a form, as every request of a client's own is one. */
export const post = (path: string, fields: Fields, { headers, fields: more }: Proof = NOBODY) =>
  keyfob(path, { method: 'POST', body: new URLSearchParams({ ...fields, ...more }), headers });

/** A form to the letter: for what no client would send. */
export const postRaw = (path: string, body: string, { headers }: Proof = NOBODY): Promise<Response> =>
  keyfob(path, {
    method: 'POST',
    body,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  });

export const jsonOf = async <T>(response: Response, status = 200): Promise<T> => {
  if (response.status !== status)
    throw new Error(`${response.status}, not ${status}: ${await response.text()}`);
  return (await response.json()) as T;
};

/** `400 invalid_grant`, to compare in one go; `200` where there is no error. */
export const said = async (response: Response | Promise<Response>): Promise<string> => {
  const answer = await response;
  const text = await answer.text();
  try {
    const { error, code } = JSON.parse(text) as { error?: string; code?: string };
    return [answer.status, error ?? code].filter(Boolean).join(' ');
  } catch {
    return String(answer.status);
  }
};
