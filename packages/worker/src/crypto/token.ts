import type { JWTPayload } from 'jose';
// By subpath: the index would bring what only chunks use into the start-up.
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import { onDemand } from '../on-demand.ts';
import { type KeyRing, type Purpose, purposeKey, type RingKey, ringKey } from './key-ring.ts';

/** One kind of signed token. `typ` and the purpose's own key keep it from being played as another kind. */
export interface TokenKind {
  /** `published`: signed with the key pair whose public half is in the key set; anything else is for Keyfob alone. */
  readonly purpose: Purpose | 'published';
  readonly typ: string;
}

export const ACCESS_TOKEN: TokenKind = { purpose: 'access-token', typ: 'keyfob-access+jwt' };
/** An access token that others can verify too (RFC 9068 §2.1). */
export const PUBLISHED_ACCESS_TOKEN: TokenKind = { purpose: 'published', typ: 'at+jwt' };
export const CLIENT_TOKEN: TokenKind = { purpose: 'client-token', typ: 'keyfob-client+jwt' };
export const STATUS_TOKEN: TokenKind = { purpose: 'status-token', typ: 'keyfob-status+jwt' };

export interface TokenAbout {
  readonly issuer: string;
  readonly audience: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Loaded with the first token that others can verify. */
const signing = onDemand(() => import('./signing-key.ts'));

const algorithmOf = ({ purpose }: TokenKind): string => (purpose === 'published' ? 'EdDSA' : 'HS256');

const keyOf = async (key: RingKey, { purpose }: TokenKind, use: 'sign' | 'verify'): Promise<CryptoKey> => {
  if (purpose !== 'published') return purposeKey(key, purpose, 'HMAC');
  const { signingKey } = await signing();
  return (await signingKey(key))[use];
};

/**
 * Signs a short token that verifies without a hop (RFC 7515; key by kind, named by `kid`). Both algorithms are
 * deterministic: the same claims of the same moment under the same key are the same token.
 * `lifetime`: seconds. `keyId`: of the ring; the newest where it is left out, or no longer there.
 */
export const signToken = async (
  ring: KeyRing,
  kind: TokenKind,
  about: TokenAbout,
  lifetime: number,
  claims: JWTPayload,
  keyId?: string,
): Promise<string> => {
  const issuedAt = Math.floor(about.now / 1000);
  const key = ringKey(ring, keyId) ?? ring.newest;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithmOf(kind), typ: kind.typ, kid: key.id })
    .setIssuer(about.issuer)
    .setAudience(about.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .sign(await keyOf(key, kind, 'sign'));
};

/** The claims of a token of exactly this kind, issuer and audience that has not expired; `null` for anything else. */
export const verifyToken = async (
  ring: KeyRing,
  kind: TokenKind,
  about: TokenAbout,
  token: string,
): Promise<JWTPayload | null> => {
  try {
    const verified = await jwtVerify(
      token,
      (header) => {
        const key = ringKey(ring, header.kid);
        if (!key) throw new Error('unknown key');
        return keyOf(key, kind, 'verify');
      },
      {
        algorithms: [algorithmOf(kind)],
        typ: kind.typ,
        issuer: about.issuer,
        audience: about.audience,
        currentDate: new Date(about.now),
        requiredClaims: ['exp', 'iat'],
      },
    );
    return verified.payload;
  } catch {
    return null;
  }
};
