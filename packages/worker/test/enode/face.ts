import { demo, type Partner } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { asForm, fetchKeyfob, link, type TokenAnswer } from '../support/keyfob.ts';
import { freshUser } from '../support/linking.ts';

export const CALLBACK = 'http://localhost:5000/callback';

export const bearer = (token: string): { Authorization: string } => ({ Authorization: `Bearer ${token}` });

export const postToken = (
  form: Record<string, string>,
  { basic }: Partner = demo,
  endpoint = '/enode/oauth2/token',
): Promise<Response> => fetchKeyfob(endpoint, asForm(form, { Authorization: basic }));

/** The application's own token, of this face or of another's endpoint. */
export const clientToken = async (partner: Partner = demo, endpoint?: string): Promise<string> => {
  const response = await postToken({ grant_type: 'client_credentials' }, partner, endpoint);
  return (await response.json<TokenAnswer>()).access_token;
};

/** A Link User call. A text is sent as it stands; as documented, no media type is stated. */
export const postLink = async (
  options: Record<string, unknown> | string,
  { userId = freshUser(), token }: { userId?: string; token?: string } = {},
): Promise<Response> =>
  fetchKeyfob(`/enode/users/${encodeURIComponent(userId)}/link`, {
    method: 'POST',
    headers: bearer(token ?? (await clientToken())),
    body: new TextEncoder().encode(typeof options === 'string' ? options : JSON.stringify(options)),
  });

export const linkStateFor = async (
  options: Record<string, unknown> = { vendor: 'Tesla' },
  by: { userId?: string; token?: string } = {},
): Promise<string> => {
  const response = await postLink(options, by);
  if (response.status !== 200) throw new Error(`No linkState: ${response.status} ${await response.text()}`);
  return (await response.json<{ linkState: string }>()).linkState;
};

/** An authorization request that is right, with some parameters set otherwise; `null` leaves one out. */
export const authUrl = (state: string | null, changes: Record<string, string | null> = {}): string => {
  const right: Record<string, string | null> = {
    response_type: 'code',
    client_id: demo.id,
    redirect_uri: CALLBACK,
    scope: 'offline_access all',
    state,
    ...changes,
  };
  const query = Object.entries(right).filter((pair): pair is [string, string] => pair[1] !== null);
  return `${ORIGIN}/enode/oauth2/auth?${new URLSearchParams(query)}`;
};

/** Where the browser was sent with an answer, as an object. */
export const answerIn = (browser: Browser): Record<string, string> => {
  if (browser.left === null) throw new Error('The browser did not leave Keyfob.');
  return Object.fromEntries(new URL(browser.left).searchParams);
};

/** A browser's try at an authorization URL, and the error it is sent back with. */
export const refused = async (url: string, browser = new Browser()): Promise<Record<string, string>> => {
  await browser.open(url);
  return answerIn(browser);
};

interface Walk {
  readonly options?: Record<string, unknown>;
  readonly changes?: Record<string, string | null>;
  readonly username?: string;
  readonly userId?: string;
}

/** An owner who has shared at this face, and the code the application got. */
export const linkAtFace = async ({ options, changes, username, userId = freshUser() }: Walk = {}) => {
  const linkState = await linkStateFor(options, { userId });
  const browser = new Browser();
  const back = await link(browser, authUrl(linkState, changes), username === undefined ? {} : { username });
  if (back.code === null) throw new Error(`No code came back: ${browser.left}`);
  return { browser, linkState, userId, code: back.code };
};

export const codeForm = (code: string, changes: Record<string, string> = {}): Record<string, string> => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: CALLBACK,
  ...changes,
});

/** The same, confirmed: with the user's tokens. */
export const connectAtFace = async (walk: Walk = {}) => {
  const linked = await linkAtFace(walk);
  const response = await postToken(codeForm(linked.code));
  if (response.status !== 200) throw new Error(`No tokens: ${response.status} ${await response.text()}`);
  return { ...linked, tokens: await response.json<TokenAnswer>() };
};

export const getVehicles = (
  token: string,
  fields: readonly string[] = [],
  id?: string,
): Promise<Response> => {
  const query = new URLSearchParams(fields.map((field) => ['field[]', field]));
  return fetchKeyfob(`/enode/vehicles${id === undefined ? '' : `/${id}`}?${query}`, {
    headers: bearer(token),
  });
};

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly detail: string;
}

/** `400 application/problem+json` and the like, to compare in one go. */
export const kindOf = (response: Response): string =>
  `${response.status} ${response.headers.get('Content-Type')}`;

export const problem = (status: number): string => `${status} application/problem+json`;
