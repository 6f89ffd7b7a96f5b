import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { compactVerify } from 'jose/jws/compact/verify';
import type { AppContext } from '../../context.ts';
import { parseWith, userIdSchema } from '../../request-body.ts';
import type { PublishedRegistration, UserTokenIssuer } from '../registration/registration.ts';
import { isSignedByPublishedKey } from './client-keys.ts';
import { noExtensions, numericDate, readSigned, type Signed } from './signed.ts';
import { openSharedKey } from './user-token-key.ts';

/** The user that a token of the application's own identity provider names. */
export interface UserToken {
  readonly userId: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

interface About {
  readonly issuer: UserTokenIssuer;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type Check = (token: Signed, about: About) => boolean;

const SKEW = LIFETIMES.clockSkew;

const isNow =
  (claim: 'nbf' | 'iat'): Check =>
  ({ claims }, { now }) =>
    claims[claim] === undefined ||
    (numericDate(claims[claim]) ?? Number.POSITIVE_INFINITY) <= now / 1000 + SKEW;

const audiences = (claim: unknown): readonly unknown[] => (Array.isArray(claim) ? claim : [claim]);

/** What a token has to say, in order (RFC 8725 §3). Its age is looked at once all else is right. */
const CHECKS: readonly Check[] = [
  (token) => noExtensions(token) === null,
  ({ header }, { issuer }) => issuer.algorithms.some((each) => each === header['alg']),
  ({ claims }, { issuer }) => claims['iss'] === issuer.issuer,
  ({ claims }, { issuer }) => audiences(claims['aud']).includes(issuer.audience),
  ({ claims }) => parseWith(userIdSchema, claims['sub']).ok,
  ({ claims }) => numericDate(claims['exp']) !== null,
  isNow('nbf'),
  isNow('iat'),
];

const isSignedWith = async ({ text }: Signed, key: Uint8Array | null): Promise<boolean> => {
  if (!key) return false;
  try {
    await compactVerify(text, key, { algorithms: ['HS256'] });
    return true;
  } catch {
    return false;
  }
};

const isGenuine = async (
  c: AppContext,
  registration: PublishedRegistration,
  issuer: UserTokenIssuer,
  token: Signed,
): Promise<boolean> =>
  issuer.jwksUri === null
    ? isSignedWith(token, await openSharedKey(c.var.config, registration, issuer))
    : isSignedByPublishedKey(c, registration, issuer.jwksUri, token);

interface Verified extends UserToken {
  /** Not taken for verified after this, so that a key that was taken back soon counts no more. */
  readonly until: number;
}

/** A client shows the same token with each request; checking its signature is most of what a small query costs. */
const verified = new Map<string, Verified>();
const VERIFIED_LIMIT = 1000;

const remember = (key: string, token: UserToken, now: number): UserToken => {
  if (verified.size >= VERIFIED_LIMIT) verified.clear();
  verified.set(key, { ...token, until: now + LIFETIMES.publishedCopy * 1000 });
  return token;
};

const verify = async (
  c: AppContext,
  registration: PublishedRegistration,
  issuer: UserTokenIssuer,
  text: string,
): Promise<UserToken | null> => {
  const token = readSigned(text);
  const about = { issuer, now: c.var.now };
  if (!token || !CHECKS.every((check) => check(token, about))) return null;
  if (!(await isGenuine(c, registration, issuer, token))) return null;
  return { userId: String(token.claims['sub']), expiresAt: (numericDate(token.claims['exp']) ?? 0) * 1000 };
};

/**
 * Whom a token names: the `sub` under the one issuer the application is registered with. `user_token_expired` where
 * only its time is up, `user_token_invalid` for anything else.
 */
export const readUserToken = async (
  c: AppContext,
  registration: PublishedRegistration,
  text: string | null,
): Promise<Result<UserToken>> => {
  const { userTokens: issuer, clientId, version } = registration;
  if (!issuer || text === null) return fail('user_token_invalid');
  const key = JSON.stringify([clientId, version, text]);
  const { now } = c.var;
  const known = verified.get(key);
  const fresh = known !== undefined && now < known.until;
  const token = fresh ? known : await verify(c, registration, issuer, text);
  if (!token) return fail('user_token_invalid');
  const { userId, expiresAt } = token;
  if (expiresAt <= now) return fail('user_token_expired');
  return succeed(fresh ? { userId, expiresAt } : remember(key, { userId, expiresAt }, now));
};
