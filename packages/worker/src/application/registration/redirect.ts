import { issuerOf, type OAuthFace } from './faces.ts';
import type { Registration } from './registration.ts';

declare const checked: unique symbol;

/** A redirect URI that a registration lets in. Only {@link registeredRedirect} makes one; only these are followed. */
export type RegisteredRedirect = string & { readonly [checked]: true };

type Registered = Pick<Registration, 'redirectUris' | 'type'>;

/** The characters of a URI (RFC 3986 §2) without the fragment's, which would swallow the answer (RFC 6749 §3.1.2). */
const FOLLOWABLE = /^[\w\-.~:/?[\]@!$&'()*+,;=%]+$/;

/** An app's own listener on the owner's device, by address: `localhost` may be somebody else's (RFC 8252 §8.3). */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\])(?::([1-9][0-9]{0,4}))?(?=[/?]|$)/;

/** A loopback address but for its port; `null` for any other. No parser: nothing it leaves out can lead elsewhere. */
const withoutPort = (uri: string): string | null => {
  const [start, host, port = '80'] = LOOPBACK.exec(uri) ?? [];
  return start !== undefined && Number(port) <= 65535 ? `${host}${uri.slice(start.length)}` : null;
};

/** A native app gets its port from the system when it starts to listen (RFC 8252 §7.3). */
const onAnyPort = ({ redirectUris, type }: Registered, uri: string): boolean => {
  const wanted = type === 'native' ? withoutPort(uri) : null;
  return wanted !== null && redirectUris.some((each) => withoutPort(each) === wanted);
};

/**
 * Compares character by character (RFC 9700 §2.1): no normalising, no prefixes, no patterns. What is followed is the
 * URI that was asked for.
 */
export const registeredRedirect = (registration: Registered, uri: string): RegisteredRedirect | null =>
  FOLLOWABLE.test(uri) && (registration.redirectUris.includes(uri) || onAnyPort(registration, uri))
    ? (uri as RegisteredRedirect)
    : null;

const nameOf = (pair: string): string => [...new URLSearchParams(pair).keys()][0] ?? '';

/** The pairs of a URI's own query, to the letter (RFC 6749 §3.1.2), but for those the answer itself says. */
const ownQuery = (query: string, said: ReadonlySet<string>): string[] =>
  query.split('&').filter((pair) => pair !== '' && !said.has(nameOf(pair)));

/** A state as it stood in the query, which goes back to the byte: an encoder of its own may have written it. */
export interface EncodedState {
  readonly encoded: string;
}

/** A parameter as it stands in a query, still encoded; `null` where it is not there. */
export const encodedParameter = (search: string, name: string): string | null => {
  const pair = search
    .replace(/^\?/, '')
    .split('&')
    .find((each) => nameOf(each) === name);
  if (pair === undefined) return null;
  const equals = pair.indexOf('=');
  return equals < 0 ? '' : pair.slice(equals + 1);
};

/** The address of an authorization response: `iss` is always in it (RFC 9207), `state` whenever it was sent. */
export const authorizationResponse = (
  target: RegisteredRedirect,
  origin: string,
  face: OAuthFace,
  state: string | EncodedState | null,
  parameters: Readonly<Record<string, string>>,
): string => {
  const answer = new URLSearchParams(parameters);
  if (typeof state === 'string') answer.set('state', state);
  const encoded = typeof state === 'string' || state === null ? [] : [`state=${state.encoded}`];
  answer.set('iss', issuerOf(origin, face));
  const mark = target.indexOf('?');
  const [base, query] = mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
  const said = new Set([...answer.keys(), ...encoded.map(nameOf)]);
  return `${base}?${[...ownQuery(query, said), answer, ...encoded].join('&')}`;
};
