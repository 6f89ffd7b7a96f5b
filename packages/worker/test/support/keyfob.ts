import { exports } from 'cloudflare:workers';
import { type Browser, ORIGIN, type Page } from './browser.ts';

export const DEMO = { id: 'demo', secret: 'demo-secret-for-development-only' };
export const REDIRECT_URI = 'http://localhost:5173/return';
export const BASIC = `Basic ${btoa(`${DEMO.id}:${DEMO.secret}`)}`;

export const fetchKeyfob = (path: string, init: RequestInit = {}): Promise<Response> =>
  exports.default.fetch(new Request(new URL(path, ORIGIN), { redirect: 'manual', ...init }));

export const asForm = (
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
  headers,
});

export const asJson = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json', ...headers },
});

export interface CreatedSession {
  readonly id: string;
  readonly url: string;
  readonly statusToken: string;
  readonly state: string;
  readonly expiresAt: string;
}

export const createSession = async (changes: Record<string, unknown> = {}): Promise<CreatedSession> => {
  const body = { userId: 'user-1', scopes: ['all', 'offline_access'], redirectUri: REDIRECT_URI, ...changes };
  const response = await fetchKeyfob('/v1/link-sessions', asJson(body, { Authorization: BASIC }));
  if (response.status !== 201) throw new Error(`No session: ${response.status} ${await response.text()}`);
  return response.json();
};

/** What happens between two steps of a walk: nothing, or an eviction. */
export type Between = () => Promise<void>;

/** Walks a browser from the first page of a link to the page with the vehicles. */
export const walkToVehicles = async (
  browser: Browser,
  start: string,
  { username = 'two-cars@example.com', brand = 'tesla', between = async () => {} } = {},
): Promise<Page> => {
  const intro = await browser.open(start);
  await between();
  let page = await browser.submit(intro, '/open');
  await between();
  if (page.url.endsWith('/brand')) page = await browser.submit(page, '/brand', { brand });
  await between();
  const signIn = await browser.submit(page, '/provider');
  await between();
  return browser.submit(signIn, signInEnding(signIn), { username, password: 'any' });
};

/** The simulator's sign-in form is the one with a password. */
const signInEnding = (page: Page): string => {
  const [, action = ''] =
    /<form\b[^>]*action="([^"]*)"[^>]*>(?:(?!<\/form>)[\s\S])*name="password"/.exec(page.html) ?? [];
  return action.split('?')[0] ?? '';
};

export interface ReturnedQuery {
  readonly code: string | null;
  readonly state: string | null;
  readonly iss: string | null;
  readonly error: string | null;
}

export const returned = (browser: Browser): ReturnedQuery => {
  const query = new URL(browser.left ?? 'about:blank').searchParams;
  const read = (name: string) => query.get(name);
  return { code: read('code'), state: read('state'), iss: read('iss'), error: read('error') };
};

/** The owner's whole part: to the vehicles, and the button that shares them. */
export const link = async (
  browser: Browser,
  start: string,
  options: { username?: string; brand?: string; between?: Between } = {},
): Promise<ReturnedQuery> => {
  const vehicles = await walkToVehicles(browser, start, options);
  await options.between?.();
  await browser.submit(vehicles, '/approve');
  return returned(browser);
};

export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly error?: string;
}

export const redeem = (
  code: string,
  changes: Record<string, string> = {},
  authorization = BASIC,
): Promise<Response> =>
  fetchKeyfob(
    '/oauth/token',
    asForm(
      { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, ...changes },
      { Authorization: authorization },
    ),
  );
