import { ERRORS, isErrorCode } from '@keyfob/shared/errors/registry';
import { ORIGIN } from '../support/browser.ts';
import { REDIRECT_URI } from '../support/keyfob.ts';
import type { Face } from './right-request.ts';

/** An answer with its body read. */
export interface Answer {
  readonly method: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export const readAnswer = async ({ method }: Request, response: Response): Promise<Answer> => {
  response.webSocket?.accept();
  response.webSocket?.close();
  return { method, status: response.status, headers: response.headers, body: await response.text() };
};

/** Every redirect URI that is registered with any application of these tests; a native one's port is its own. */
const REGISTERED: readonly RegExp[] = [
  REDIRECT_URI,
  'http://localhost:5000/callback',
  'https://example.com/callback',
  'https://other.example.com/callback',
  'https://app.example.com/return?own=1',
  'com.example.app:/callback',
].map((uri) => new RegExp(`^${uri.replaceAll(/[.?]/g, '\\$&')}(?=[?&])`));

const NATIVE = /^http:\/\/127\.0\.0\.1(:[1-9]\d{0,4})?\/callback(?=\?)/;

/** What an authorization response says, in whatever order. */
const SAYS = /^(code|state|iss|error|error_description|error_uri|scope)=[^&#\s<>"]*$/;

/** Where an answer leads outside Keyfob: only to a registered redirect URI, to the letter, with an answer behind it. */
const isRegistered = (target: string): boolean => {
  const uri = [...REGISTERED, NATIVE].find((each) => each.test(target));
  const said = uri && target.replace(uri, '').slice(1).split('&');
  return said?.every((each) => SAYS.test(each)) === true && said.some((each) => each.startsWith('iss='));
};

/** A page of ours, or the simulated provider's sign-in, which lives at the same origin in development. */
const isOurs = (target: string): boolean =>
  /^\/(?![/\\])[^\\\s]*$/.test(target) ||
  target.startsWith(`${ORIGIN}/simulator/oauth/authorize?`) ||
  target.startsWith(`${ORIGIN}/link/`);

const unescaped = (text: string): string =>
  text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<');

/** Everything a page leads to: its links, its forms, and where it goes by itself. */
const targetsOf = (html: string): string[] => {
  const found = [
    ...html.matchAll(
      /<(?:a|form|button|input|script|iframe)\b[^>]*?\s(?:href|action|formaction|src)="([^"]*)"/g,
    ),
    ...html.matchAll(/<meta http-equiv="refresh" content="\d+;\s*url=([^"]*)"/g),
  ];
  return found
    .map(([, target = '']) => unescaped(target))
    .filter((target) => target !== '' && !/^[#?]/.test(target));
};

/** A finished link leads to the application's own page, which is the origin of its redirect URI. */
const HOMES = [REDIRECT_URI, 'https://app.example.com/', 'https://other.example.com/'].map(
  (uri) => `${new URL(uri).origin}/`,
);

const expectLeads = ({ status, headers, body }: Answer): string | null => {
  const location = headers.get('Location');
  if (status >= 300 && status < 400 && location === null) return 'a redirect to nowhere';
  if (location !== null && !isOurs(location) && !isRegistered(location)) return `redirects to ${location}`;
  if (!headers.get('Content-Type')?.startsWith('text/html')) return null;
  const astray = targetsOf(body).find(
    (target) => !isOurs(target) && !isRegistered(target) && !HOMES.includes(target),
  );
  return astray === undefined ? null : `leads to ${astray}`;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (body: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
};

/** RFC 6749 §5.2: an error of ours, described in printable ASCII without quote and backslash. */
const isOAuthError = (said: Record<string, unknown>): boolean =>
  Object.values(ERRORS).some(({ oauth }) => oauth === said['error']) &&
  /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/.test(String(said['error_description'])) &&
  isErrorCode(String(said['error_uri']).replace(`${ORIGIN}/errors/`, ''));

/** RFC 9457. */
const isProblem = (said: Record<string, unknown>, status: number): boolean =>
  said['status'] === status &&
  isErrorCode(String(said['code'])) &&
  said['type'] === `${ORIGIN}/errors/${said['code']}` &&
  typeof said['title'] === 'string' &&
  typeof said['requestId'] === 'string';

const isPage = (body: string): boolean => /^<!doctype html>/i.test(body) && body.includes('</html>');

/** The form a refusal takes at each face; elsewhere, and with another method, it may take any of them. */
const FORM: Readonly<Record<Face, readonly string[]>> = {
  oauth: ['application/json'],
  rest: ['application/problem+json'],
  page: ['text/html', 'application/problem+json'],
};

const expectForm = ({ method, status, headers, body }: Answer, face: Face | null): string | null => {
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';');
  if (headers.get('Cache-Control') !== 'no-store') return `may be kept: ${headers.get('Cache-Control')}`;
  if (method === 'HEAD' || body === '')
    return method === 'HEAD' || status < 400 ? null : 'a refusal that says nothing';
  if (status >= 400 && face !== null && !FORM[face].includes(type)) return `refuses in ${type}`;
  if (type === 'text/html') return isPage(body) ? null : 'a page that is none';
  const said = parsed(body);
  if (!said) return `JSON that is none: ${body.slice(0, 100)}`;
  if (status < 400) return type === 'application/json' ? null : `answers in ${type}`;
  const worded = type === 'application/json' ? isOAuthError(said) : isProblem(said, status);
  return worded ? null : `words its error so: ${body.slice(0, 300)}`;
};

/** What is wrong with an answer, whatever was asked; `null`: nothing. `face`: where the request came to it as it should. */
export const faultOf = (answer: Answer, face: Face | null): string | null =>
  answer.status >= 500
    ? `fails: ${answer.body.slice(0, 300)}`
    : (expectLeads(answer) ?? expectForm(answer, face));

/** Whether an answer lets the request in: it does what it was sent to do, or says it did. */
export const letsIn = ({ method, status, headers, body }: Answer): boolean => {
  if (status >= 400 || method === 'OPTIONS') return false;
  const location = headers.get('Location') ?? '';
  if (/[?&]error=/.test(location)) return false;
  return !body.includes('"active":false');
};
