import type { Mode } from '@keyfob/shared/vehicle/vehicle';

/** A link session as the page may hold it: what `POST /v1/link-sessions` answers, handed on by the site's backend. */
export interface LinkTicket {
  readonly id: string;
  /** The Link page. Only the first browser that acts on it can use it. */
  readonly url: string;
  /** Watches this one session, or gives it up, and nothing else. */
  readonly statusToken: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly mode?: Mode;
}

/** What a bearer token may be made of (RFC 6750 §2.1). */
const TOKEN = /^[\w.~+/=-]{1,4096}$/;
const ID = /^\w[\w.-]{0,255}$/;

export const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value);

/** Keyfob is reached by https, or on this machine. */
const isLinkUrl = (url: URL): boolean =>
  url.username === '' &&
  url.password === '' &&
  (url.protocol === 'https:' ||
    (url.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\]|.*\.localhost)$/.test(url.hostname)));

/** The ticket in an answer, reduced to what is known of it; `null` where it is none. */
export const readTicket = (answer: unknown): LinkTicket | null => {
  const { id, url, statusToken, expiresAt, mode } = (answer ?? {}) as Partial<Record<string, unknown>>;
  if (!isId(id) || typeof url !== 'string' || typeof statusToken !== 'string') return null;
  if (typeof expiresAt !== 'string' || Number.isNaN(Date.parse(expiresAt))) return null;
  if (!TOKEN.test(statusToken) || !URL.canParse(url) || !isLinkUrl(new URL(url))) return null;
  const simulated: Pick<LinkTicket, 'mode'> = mode === 'simulated' ? { mode } : {};
  return { id, url, statusToken, expiresAt, ...simulated };
};

/** Less than this left, in milliseconds, and a link is not opened any more: an owner needs some time. */
const MARGIN = 60_000;

export const isUsable = ({ expiresAt }: LinkTicket): boolean => Date.parse(expiresAt) - MARGIN > Date.now();
