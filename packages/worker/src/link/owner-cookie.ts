import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { getCookie, setCookie } from 'hono/cookie';
import type { AppContext } from '../context.ts';
import { base64url, fromBase64url, randomBytes, sha256 } from '../crypto/bytes.ts';

/** 128 random bits that stand for this browser. Objects only ever hold its hash. */
export interface OwnerCookie {
  readonly value: string;
  readonly hash: string;
  /** Whether the browser sent it, or it is being set with this answer. */
  readonly sent: boolean;
}

const LENGTH = 16;

/** `__Host-`: set by this very host over https, for all its paths (RFC 6265bis §4.1.3). */
export const cookieName = (c: AppContext, name: 'owner' | 'language'): string =>
  `${c.var.config.secureCookies ? '__Host-' : ''}keyfob-${name}`;

/** The cookie the browser sent; `null` where it sent none, or something that is not one. */
export const readOwnerCookie = async (c: AppContext): Promise<OwnerCookie | null> => {
  const value = getCookie(c, cookieName(c, 'owner')) ?? '';
  return fromBase64url(value)?.length === LENGTH ? { value, hash: await sha256(value), sent: true } : null;
};

/** The cookie of this browser, made and set where there is none. Lax: providers come back by a top-level GET. */
export const ensureOwnerCookie = async (c: AppContext): Promise<OwnerCookie> => {
  const sent = await readOwnerCookie(c);
  if (sent) return sent;
  const value = base64url(randomBytes(LENGTH));
  setCookie(c, cookieName(c, 'owner'), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: c.var.config.secureCookies,
    maxAge: LIFETIMES.ownerCookie,
  });
  return { value, hash: await sha256(value), sent: false };
};
