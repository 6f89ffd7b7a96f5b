import { createHash, randomBytes } from 'node:crypto';
import { type Application, REDIRECT_URI } from './applications.ts';
import { Browser } from './browser.ts';
import { type Changes, changed, type Fields, jsonOf, keyfob, ORIGIN, type Proof, post } from './http.ts';
import { answerOf, share } from './owner.ts';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

export const newVerifier = (): string => randomBytes(32).toString('base64url');

/** An authorization request that is right, but for the changes. */
export const requestOf = ({ id }: Application, verifier: string, changes: Changes = {}): Fields =>
  changed(
    {
      response_type: 'code',
      client_id: id,
      redirect_uri: REDIRECT_URI,
      scope: 'vehicle:charge_state offline_access',
      state: 'state of the application',
      code_challenge: sha256(verifier),
      code_challenge_method: 'S256',
    },
    changes,
  );

export const addressOf = (request: Fields): string =>
  `${ORIGIN}/oauth/authorize?${new URLSearchParams(request)}`;

/** The address of a right request of the application, but for the changes. */
export const authorizeUrl = (application: Application, changes: Changes = {}): string =>
  addressOf(requestOf(application, newVerifier(), changes));

/** A code, and what its client has to say with it. */
export interface Linked {
  readonly code: string;
  readonly verifier: string;
  readonly form: Fields;
  readonly browser: Browser;
}

/** An owner shared; the code is back at the application. */
export const link = async (application: Application, changes: Changes = {}): Promise<Linked> => {
  const verifier = newVerifier();
  const request = requestOf(application, verifier, changes);
  const browser = await share(addressOf(request), new Browser());
  const code = answerOf(browser).get('code');
  if (code === null) throw new Error(`No code came back: ${browser.left}`);
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: request['redirect_uri'] ?? '',
    ...(request['code_challenge'] === undefined ? {} : { code_verifier: verifier }),
  };
  return { code, verifier, form, browser };
};

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly scope: string;
}

export const token = (form: Fields, proof: Proof): Promise<Response> => post('/oauth/token', form, proof);

/** The tokens of a link of its own. */
export const connect = async (
  application: Application,
  proof: Proof = application.proof,
  changes: Changes = {},
): Promise<Tokens> => jsonOf<Tokens>(await token((await link(application, changes)).form, proof));

export const refreshForm = (refreshToken: string, more: Fields = {}): Fields => ({
  grant_type: 'refresh_token',
  refresh_token: refreshToken,
  ...more,
});

export const refresh = async (refreshToken: string, proof: Proof): Promise<Tokens> =>
  jsonOf<Tokens>(await token(refreshForm(refreshToken), proof));

export const VEHICLES = '/v1/connected-vehicles';

/** Shows an access token to the API: 200 where it is good. */
export const read = (accessToken: string, headers: Fields = {}, path = VEHICLES): Promise<Response> =>
  keyfob(path, { headers: { Authorization: `Bearer ${accessToken}`, ...headers } });

export const reach = async (accessToken: string): Promise<number> => {
  const response = await read(accessToken);
  await response.body?.cancel();
  return response.status;
};

/** The application's own token (RFC 6749 §4.4). */
export const ownToken = async (proof: Proof): Promise<Tokens> =>
  jsonOf<Tokens>(await token({ grant_type: 'client_credentials' }, proof));

export type Introspection = Readonly<Record<string, unknown>>;

export const introspect = async (text: string, proof: Proof, more: Fields = {}): Promise<Introspection> =>
  jsonOf<Introspection>(await post('/oauth/introspect', { token: text, ...more }, proof));

export const revoke = (text: string, proof: Proof, more: Fields = {}): Promise<Response> =>
  post('/oauth/revoke', { token: text, ...more }, proof);

export const pushRequest = (request: Fields, { headers, fields }: Proof): Promise<Response> =>
  post('/oauth/par', request, { headers, fields });

/** Pushes a right request and answers with the `request_uri` and the verifier. */
export const push = async (
  application: Application,
  proof: Proof = application.proof,
  changes: Changes = {},
): Promise<{ readonly requestUri: string; readonly verifier: string; readonly expiresIn: number }> => {
  const verifier = newVerifier();
  const answer = await pushRequest(requestOf(application, verifier, changes), proof);
  const { request_uri: requestUri, expires_in: expiresIn } = await jsonOf<{
    request_uri: string;
    expires_in: number;
  }>(answer, 201);
  return { requestUri, verifier, expiresIn };
};

export const pushedUrl = ({ id }: Application, requestUri: string, more: Fields = {}): string =>
  addressOf({ client_id: id, request_uri: requestUri, ...more });
