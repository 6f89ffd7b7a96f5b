import { demo } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { asForm, fetchKeyfob, link } from '../support/keyfob.ts';
import { authorizeUrl, codeForm, type Form } from '../support/linking.ts';
import { dumpEverything } from '../support/objects.ts';
import { type ClientKey, proofOf } from '../support/signing.ts';

/** Everything an answer of the token endpoint may hold. */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly scope: string;
}

/** How a client says who it is: `null` leaves the header out. */
export interface Caller {
  readonly basic?: string | null;
  /** More fields of the form: a client id, a secret, an assertion. */
  readonly form?: Form;
  readonly key?: ClientKey | null;
}

/** Posts a form as a client would, with a proof where it has a key. */
export const post = async (
  path: string,
  form: Form,
  { basic = demo.basic, form: more = {}, key = null }: Caller = {},
): Promise<Response> =>
  fetchKeyfob(
    path,
    asForm(
      { ...form, ...more },
      {
        ...(basic === null ? {} : { Authorization: basic }),
        ...(key === null ? {} : { DPoP: await proofOf(key, { path }) }),
      },
    ),
  );

export const refresh = (token: string, caller: Caller = {}, more: Form = {}): Promise<Response> =>
  post('/oauth/token', { grant_type: 'refresh_token', refresh_token: token, ...more }, caller);

export const refreshed = async (token: string, caller: Caller = {}, more: Form = {}): Promise<Tokens> => {
  const response = await refresh(token, caller, more);
  if (response.status !== 200) throw new Error(`Not refreshed: ${response.status} ${await response.text()}`);
  return response.json();
};

export const revoke = (token: string, caller: Caller = {}, more: Form = {}): Promise<Response> =>
  post('/oauth/revoke', { token, ...more }, caller);

export const introspect = (token: string, caller: Caller = {}, more: Form = {}): Promise<Response> =>
  post('/oauth/introspect', { token, ...more }, caller);

export const introspected = async (token: string, caller: Caller = {}): Promise<Record<string, unknown>> => {
  const response = await introspect(token, caller);
  if (response.status !== 200)
    throw new Error(`Not introspected: ${response.status} ${await response.text()}`);
  return response.json();
};

/** The token request for a code that came by the authorization endpoint, as any client would make it. */
export const linkedForm = async (clientId: string, request: Record<string, string> = {}): Promise<Form> => {
  const { code } = await link(new Browser(), await authorizeUrl({ client_id: clientId, ...request }));
  return codeForm(code ?? '', true);
};

/** The tokens of a link that came so. */
export const linkedBy = async (clientId: string, caller: Caller): Promise<Tokens> => {
  const response = await post('/oauth/token', await linkedForm(clientId), caller);
  if (response.status !== 200) throw new Error(`No tokens: ${response.status} ${await response.text()}`);
  return response.json();
};

/** The vehicles a token reaches, `401` and so on where it reaches none. */
export const reach = async (token: string, key: ClientKey | null = null): Promise<number> => {
  const path = '/v1/connected-vehicles';
  const proof = key && (await proofOf(key, { method: 'GET', path, accessToken: token }));
  const headers: Record<string, string> = proof
    ? { Authorization: `DPoP ${token}`, DPoP: proof }
    : { Authorization: `Bearer ${token}` };
  const response = await fetchKeyfob(path, { headers });
  await response.body?.cancel();
  return response.status;
};

/** Why the application was told that the grant of a session ended, each reason once. */
export const reasonsTold = async (sessionId: string): Promise<string[]> => {
  const found = (await dumpEverything())
    .replaceAll('\\', '')
    .matchAll(/"type":"grant\.revoked"[^}]*?"linkSessionId":"(les_[\w-]+)"[^}]*?"reason":"(\w+)"/g);
  const reasons = [...found]
    .filter(([, session]) => session === sessionId)
    .map(([, , reason]) => reason ?? '');
  return [...new Set(reasons)];
};
