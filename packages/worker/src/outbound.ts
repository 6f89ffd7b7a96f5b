import { fail, type Result, succeed } from '@keyfob/shared/result';
import { readBounded } from './bounded-body.ts';
import { type Config, isLoopback } from './config.ts';
import { withinTime } from './time-limit.ts';

declare const checked: unique symbol;

/** An address of a partner's that Keyfob may call. Only {@link checkOutbound} makes one; only these are called. */
export type OutboundUrl = URL & { readonly [checked]: true };

/** Milliseconds for the whole exchange, the answer's body included. */
const TIMEOUT = 15_000;
/** Bytes of an answer that are read. */
const ANSWER_LIMIT = 64 * 1024;
const ADDRESS_LIMIT = 2048;

/** Labels of letters, digits and hyphens (RFC 1123 §2.1), two at least; no number is a top-level domain. */
const DNS_NAME =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])$/;

/** Names that never mean a public server (RFC 6761, 6762, 7686, 8375, 9476), and those private networks go by. */
const PRIVATE_NAME =
  /(^|\.)(localhost|localdomain|local|internal|intranet|private|corp|home|lan|test|invalid|onion|alt|arpa)$/;

/** Every Worker also has a name under workers.dev, and a further one for each version. Ours are not a partner's. */
const isWorkersDevTwin = (hostname: string, own: string): boolean => {
  if (!hostname.endsWith('.workers.dev')) return false;
  const account = (name: string): string => name.split('.').slice(1).join('.');
  return /^([a-z0-9-]+-)?keyfob\./.test(hostname) || account(hostname) === account(own);
};

interface Asked {
  readonly text: string;
  readonly url: URL;
  readonly own: URL;
}

type Check = (asked: Asked) => string | null;

/** The parser takes spaces, tabs and backslashes for something else; an address that holds any is not what it looks. */
const plainText: Check = ({ text }) =>
  text.length > ADDRESS_LIMIT || /[\s\\\p{Cc}]/u.test(text)
    ? 'It is too long or holds a character that no address has.'
    : null;

const noUserInfo: Check = ({ text, url }) =>
  url.username !== '' || url.password !== '' || /^[^/]*\/\/[^/?#]*@/.test(text)
    ? 'It holds a user name.'
    : null;

const noFragment: Check = ({ text }) => (text.includes('#') ? 'It holds a fragment.' : null);

const notOurs: Check = ({ url, own }) =>
  url.host === own.host || isWorkersDevTwin(url.hostname, own.hostname)
    ? 'It is Keyfob’s own address.'
    : null;

const https: Check = ({ url }) => (url.protocol === 'https:' ? null : 'It is not https.');

const standardPort: Check = ({ url }) => (url.port === '' ? null : 'Its port is not 443.');

/** The parser has written every spelling of an IPv4 address with dots, and IPv6 in brackets: neither is a DNS name. */
const publicName: Check = ({ url }) =>
  DNS_NAME.test(url.hostname) && !PRIVATE_NAME.test(url.hostname)
    ? null
    : 'Its host is not a public DNS name.';

/** What every address has to pass, in order. */
const ALWAYS: readonly Check[] = [plainText, noUserInfo, noFragment, notOurs];
/** What it has to pass besides, unless it is on the developer's own machine. */
const PUBLIC: readonly Check[] = [https, standardPort, publicName];

/**
 * Whether Keyfob may call an address that a partner named. Asked when it is registered and each time it is called.
 *
 * A Worker cannot look names up, so a public name that leads to a private address passes here. It leads nowhere:
 * Cloudflare's network, from which Workers call, has no way to loopback or into a private network, unless the account's
 * owner gave this Worker one; and with `global_fetch_strictly_public` a name of our own zone is called from outside.
 */
export const checkOutbound = (
  text: string,
  { origin, development }: Pick<Config, 'origin' | 'development'>,
): Result<OutboundUrl> => {
  if (!URL.canParse(text)) return fail('outbound_refused', 'It is not an absolute address.');
  const asked = { text, url: new URL(text), own: new URL(origin) };
  const { url } = asked;
  const local = development && isLoopback(url.hostname) && /^https?:$/.test(url.protocol);
  for (const check of local ? ALWAYS : [...ALWAYS, ...PUBLIC]) {
    const problem = check(asked);
    if (problem !== null) return fail('outbound_refused', problem);
  }
  return succeed(url as OutboundUrl);
};

export interface OutboundRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface OutboundLimits {
  /** Milliseconds for the whole exchange. */
  readonly timeout: number;
  /** Bytes of the answer that are read. */
  readonly bytes: number;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** At most the limit of it: what is longer is cut, and a text in JSON then does not parse. */
  readonly text: string;
}

const LIMITS: OutboundLimits = { timeout: TIMEOUT, bytes: ANSWER_LIMIT };

const isRedirect = (status: number): boolean => [301, 302, 303, 307, 308].includes(status);

const exchange = async (
  url: OutboundUrl,
  { method, headers, body }: OutboundRequest,
  limit: number,
  signal: AbortSignal,
): Promise<Result<OutboundAnswer>> => {
  const response = await fetch(url, {
    method,
    headers: { 'User-Agent': 'Keyfob', ...headers },
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    signal,
  });
  if (isRedirect(response.status)) {
    await response.body?.cancel();
    return fail(
      'outbound_refused',
      `It answered with a redirect (${response.status}), which is not followed.`,
    );
  }
  const { bytes } = await readBounded(response.body, limit);
  return succeed({
    status: response.status,
    headers: response.headers,
    text: new TextDecoder().decode(bytes),
  });
};

/**
 * Calls a partner's server once, without cookies or credentials of any kind but those in `headers`. It never throws:
 * `outbound_unreachable` where no answer came in time, `outbound_refused` where it was a redirect.
 */
export const fetchOutbound = async (
  url: OutboundUrl,
  request: OutboundRequest,
  limits: Partial<OutboundLimits> = {},
): Promise<Result<OutboundAnswer>> => {
  const { timeout, bytes } = { ...LIMITS, ...limits };
  const late = new AbortController();
  const unreachable = () => fail('outbound_unreachable', 'The server could not be reached, or hung up.');
  return withinTime(exchange(url, request, bytes, late.signal).catch(unreachable), timeout, () => {
    late.abort();
    return fail('outbound_unreachable', `No answer within ${timeout / 1000} s.`);
  });
};
