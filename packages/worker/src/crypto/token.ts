import { type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { type KeyRing, type Purpose, purposeKey, ringKey } from './key-ring.ts';

const ALGORITHM = 'HS256';

/** One kind of signed token. `typ` and the purpose's own key keep it from being played as another kind. */
export interface TokenKind {
  readonly purpose: Purpose;
  readonly typ: string;
}

export const ACCESS_TOKEN: TokenKind = { purpose: 'access-token', typ: 'keyfob-access+jwt' };
export const CLIENT_TOKEN: TokenKind = { purpose: 'client-token', typ: 'keyfob-client+jwt' };
export const STATUS_TOKEN: TokenKind = { purpose: 'status-token', typ: 'keyfob-status+jwt' };

export interface TokenAbout {
  readonly issuer: string;
  readonly audience: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Signs a short token that verifies without a hop (HS256, RFC 7515; key by purpose, named by `kid`). */
export const signToken = async (
  ring: KeyRing,
  kind: TokenKind,
  about: TokenAbout,
  lifetime: number,
  claims: JWTPayload,
): Promise<string> => {
  const issuedAt = Math.floor(about.now / 1000);
  return new SignJWT(claims)
    .setProtectedHeader({ alg: ALGORITHM, typ: kind.typ, kid: ring.newest.id })
    .setIssuer(about.issuer)
    .setAudience(about.audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .sign(await purposeKey(ring.newest, kind.purpose, 'HMAC'));
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
        return purposeKey(key, kind.purpose, 'HMAC');
      },
      {
        algorithms: [ALGORITHM],
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
