import { isLoopback } from '../../config.ts';

/** Where a registration is made, and for what kind of application. */
export interface AddressCircumstances {
  /** Keyfob's own. */
  readonly origin: string;
  readonly development: boolean;
  readonly native: boolean;
}

/** The characters of a URI (RFC 3986 §2): what else there is would have to be encoded somewhere, by someone. */
const URI_CHARACTERS = /^[\w\-.~:/?[\]@!$&'()+,;=%#]+$/;

/** What a parser would make of it has to be what stands there: no other spelling of a host, no port twice, no dots. */
const isSpelledOut = (text: string, url: URL): boolean =>
  text === url.href || (`${text}/` === url.href && url.pathname === '/');

const plain = (text: string): URL | string => {
  if (!URI_CHARACTERS.test(text)) return 'It holds a character that no URI has, or a wildcard.';
  if (!URL.canParse(text)) return 'It is not an absolute URI.';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || /^[^/]*\/\/[^/?#]*@/.test(text))
    return 'It holds a user name.';
  if (text.includes('#')) return 'It holds a fragment.';
  return isSpelledOut(text, url) ? url : `Write it as ${url.href}`;
};

/** What an authorization response says itself (RFC 6749 §4.1.2, RFC 9207). */
const ANSWERED = ['code', 'state', 'iss', 'error', 'error_description', 'error_uri', 'response'];

const answersItself = (url: URL): boolean => ANSWERED.some((name) => url.searchParams.has(name));

/** A scheme that is an app's own is a domain name backwards, so it has a dot (RFC 8252 §7.1). */
const PRIVATE_USE = /^[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+:$/;

const LOOPBACK_OF_NATIVE = ['localhost', '127.0.0.1', '[::1]'];

const mayBeHttp = ({ hostname }: URL, { development, native }: AddressCircumstances): boolean =>
  (development && isLoopback(hostname)) || (native && LOOPBACK_OF_NATIVE.includes(hostname));

/**
 * The one page of ours that an application may name: it hands Connect's answer to the page of that application which an
 * SDK opened it from (`dialects/smartcar/connect/redirect-page.tsx`).
 */
const OWN_REDIRECT_PAGE = '/smartcar/redirect';

const isOtherPageOfOurs = (url: URL, { origin }: AddressCircumstances): boolean =>
  url.host !== '' &&
  url.host === new URL(origin).host &&
  (url.origin !== origin || url.pathname !== OWN_REDIRECT_PAGE);

/** Why a redirect URI cannot be registered; `null` where it can. */
export const redirectUriProblem = (text: string, about: AddressCircumstances): string | null => {
  const url = plain(text);
  if (typeof url === 'string') return url;
  if (answersItself(url)) return 'Its query holds a parameter of the answer.';
  if (isOtherPageOfOurs(url, about)) return 'It is Keyfob’s own address.';
  if (url.protocol === 'https:') return null;
  if (url.protocol === 'http:')
    return mayBeHttp(url, about) ? null : 'Only a native application’s own loopback address may be http.';
  if (!PRIVATE_USE.test(url.protocol)) return 'It is neither https nor a scheme of the application’s own.';
  return about.native ? null : 'Only a native application has a scheme of its own.';
};

/** Why an origin cannot be registered: it is compared with what browsers send (RFC 6454 §6.2). */
export const webOriginProblem = (text: string, about: AddressCircumstances): string | null => {
  if (!URL.canParse(text) || new URL(text).origin !== text)
    return 'Expected an origin: scheme, host and port as a browser sends them.';
  const url = new URL(text);
  if (url.protocol === 'https:') return null;
  return url.protocol === 'http:' && mayBeHttp(url, about) ? null : 'It is not https.';
};

/** Why an address cannot be shown to owners or fetched by their browsers. */
export const publicAddressProblem = (text: string): string | null => {
  const url = plain(text.split('#')[0] ?? '');
  if (typeof url === 'string') return url;
  return url.protocol === 'https:' ? null : 'It is not https.';
};
