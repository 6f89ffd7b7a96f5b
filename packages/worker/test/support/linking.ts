import { sha256 } from '../../src/crypto/bytes.ts';
import { demo, type Partner } from './applications.ts';
import { Browser, formsOf, ORIGIN, type Page } from './browser.ts';
import {
  asForm,
  asJson,
  type Between,
  type CreatedSession,
  fetchKeyfob,
  link,
  REDIRECT_URI,
  type TokenAnswer,
} from './keyfob.ts';

export const VERIFIER = 'a-verifier-of-more-than-forty-three-characters';
export const challenge = (): Promise<string> => sha256(VERIFIER);

let users = 0;

/** A user nobody has seen before. */
export const freshUser = (): string => {
  users += 1;
  return `user-${users}-${crypto.randomUUID()}`;
};

export const sessionBody = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  userId: freshUser(),
  scopes: ['all', 'offline_access'],
  redirectUri: REDIRECT_URI,
  ...changes,
});

export const postSession = (
  body: Record<string, unknown>,
  { basic }: Partner = demo,
  headers: Record<string, string> = {},
): Promise<Response> => fetchKeyfob('/v1/link-sessions', asJson(body, { Authorization: basic, ...headers }));

export const newSession = async (
  changes: Record<string, unknown> = {},
  partner: Partner = demo,
): Promise<CreatedSession> => {
  const response = await postSession(sessionBody(changes), partner);
  if (response.status !== 201) throw new Error(`No session: ${response.status} ${await response.text()}`);
  return response.json();
};

export const sessionStatus = async (id: string): Promise<string> => {
  const response = await fetchKeyfob(`/v1/link-sessions/${id}`, { headers: { Authorization: demo.basic } });
  return (await response.json<{ status: string }>()).status;
};

export interface Linked {
  readonly code: string;
  readonly session: CreatedSession;
  readonly userId: string;
  readonly browser: Browser;
}

export interface LinkOptions {
  readonly pkce?: boolean;
  readonly partner?: Partner;
  readonly between?: Between;
  readonly username?: string;
}

/** A user whose owner has shared and is back at the application, with a code. */
export const linkUser = async (
  changes: Record<string, unknown> = {},
  { pkce = false, partner = demo, ...walk }: LinkOptions = {},
): Promise<Linked> => {
  const userId = typeof changes['userId'] === 'string' ? changes['userId'] : freshUser();
  const proof = pkce ? { codeChallenge: await challenge(), codeChallengeMethod: 'S256' } : {};
  const session = await newSession({ ...proof, ...changes, userId }, partner);
  const browser = new Browser();
  const { code } = await link(browser, session.url, walk);
  if (code === null) throw new Error(`No code came back: ${browser.left}`);
  return { code, session, userId, browser };
};

/** Presses a button that sends its form elsewhere (`formaction`). */
export const press = (browser: Browser, page: Page, name: string): Promise<Page> => {
  const [, action = ''] = new RegExp(`formaction="([^"]*/${name})"`).exec(page.html) ?? [];
  if (!action) throw new Error(`No button for ${name} on ${page.url}`);
  const fields = formsOf(page.html).find((form) => form.fields.has('nonce'))?.fields ?? new URLSearchParams();
  const headers = { 'Sec-Fetch-Site': 'same-origin', Origin: ORIGIN };
  return browser.open(action, { method: 'POST', body: fields, headers });
};

export type Form = Record<string, string>;

export const codeForm = (code: string, pkce = false): Form => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: REDIRECT_URI,
  ...(pkce ? { code_verifier: VERIFIER } : {}),
});

export const refreshForm = (token: string | undefined): Form => ({
  grant_type: 'refresh_token',
  refresh_token: token ?? '',
});

export const postToken = (form: Form, authorization: string | null = demo.basic): Promise<Response> =>
  fetchKeyfob('/oauth/token', asForm(form, authorization === null ? {} : { Authorization: authorization }));

export const tokensOf = async (response: Response): Promise<TokenAnswer> => {
  if (response.status !== 200) throw new Error(`No tokens: ${response.status} ${await response.text()}`);
  return response.json();
};

/** `400 invalid_grant`, to compare in one go. */
export const refusalOf = async (response: Response): Promise<string> => {
  const body = await response.json<{ error?: string; code?: string }>();
  return `${response.status} ${body.error ?? body.code}`;
};

export interface Connected extends Linked {
  readonly tokens: TokenAnswer;
  readonly vehicleIds: readonly string[];
}

export const vehiclesOf = async (userId: string, { basic }: Partner = demo): Promise<string[]> => {
  const response = await fetchKeyfob(`/v1/users/${encodeURIComponent(userId)}/connected-vehicles`, {
    headers: { Authorization: basic },
  });
  const { data } = await response.json<{ data: { id: string }[] }>();
  return data.map(({ id }) => id);
};

/** The same, confirmed: tokens and connected vehicles. */
export const connectUser = async (
  changes: Record<string, unknown> = {},
  options: LinkOptions = {},
): Promise<Connected> => {
  const linked = await linkUser(changes, options);
  const partner = options.partner ?? demo;
  const tokens = await tokensOf(await postToken(codeForm(linked.code, options.pkce), partner.basic));
  return { ...linked, tokens, vehicleIds: await vehiclesOf(linked.userId, partner) };
};

export const readData = (vehicleId: string | undefined, accessToken: string): Promise<Response> =>
  fetchKeyfob(`/v1/connected-vehicles/${vehicleId}/data`, {
    headers: { Authorization: `Bearer ${accessToken}` },
  });

/** An authorization request that is right, with some parameters set otherwise; `null` leaves one out. */
export const authorizeUrl = async (changes: Record<string, string | null> = {}): Promise<string> => {
  const right: Record<string, string | null> = {
    response_type: 'code',
    client_id: demo.id,
    redirect_uri: REDIRECT_URI,
    scope: 'vehicle:charge_state offline_access',
    state: 'state-1',
    code_challenge: await challenge(),
    code_challenge_method: 'S256',
    ...changes,
  };
  const query = Object.entries(right).filter((pair): pair is [string, string] => pair[1] !== null);
  return `${ORIGIN}/oauth/authorize?${new URLSearchParams(query)}`;
};
