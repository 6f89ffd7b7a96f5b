import { env } from 'cloudflare:workers';
import { fetchKeyfob } from './keyfob.ts';

export const AS_OPERATOR = { Authorization: `Bearer ${env.KEYFOB_OPERATOR_KEY}` };

/** An application as the operator's API shows it. */
export interface ShownApplication {
  readonly clientId: string;
  readonly version: number;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly webhookUrls: readonly string[];
  readonly secrets: readonly { readonly id: string; readonly createdAt: string }[];
  readonly clientSecret?: string;
  readonly [field: string]: unknown;
}

export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly field?: string;
  readonly detail?: string;
}

/** Calls the operator's API. `path`: with all of it, below `/v1`. */
export const askAsOperator = (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetchKeyfob(`/v1${path}`, {
    method,
    headers: {
      ...AS_OPERATOR,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

export const operate = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<Response> => askAsOperator(method, `/applications${path}`, body, headers);

/** A body that is right, with some fields set otherwise; `undefined` leaves one out. */
export const applicationBody = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'Example partner',
  redirectUris: ['https://partner.example.com/callback'],
  scopes: ['all', 'offline_access'],
  ...changes,
});

const read = async <T>(response: Response, status: number): Promise<T> => {
  if (response.status !== status) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
};

export const createApplication = async (changes: Record<string, unknown> = {}): Promise<ShownApplication> =>
  read(await operate('POST', '', applicationBody(changes)), 201);

export const showApplication = async (
  clientId: string,
): Promise<{ readonly application: ShownApplication; readonly tag: string }> => {
  const response = await operate('GET', `/${clientId}`);
  return { tag: response.headers.get('ETag') ?? '', application: await read(response, 200) };
};

export const editApplication = async (
  clientId: string,
  changes: Record<string, unknown>,
  tag?: string,
): Promise<Response> =>
  operate('PATCH', `/${clientId}`, changes, { 'If-Match': tag ?? (await showApplication(clientId)).tag });

export const deleteApplication = async (clientId: string, tag?: string): Promise<Response> =>
  operate('DELETE', `/${clientId}`, undefined, {
    'If-Match': tag ?? (await showApplication(clientId)).tag,
  });

/** `422 validation_failed redirectUris.0`, to compare in one go. */
export const problemOf = async (response: Response): Promise<string> => {
  const { status, code, field } = await response.json<Problem>();
  return [status, code, field].filter((part) => part !== undefined).join(' ');
};
