import { isVehicleScope, parseScope, permissionsWithin, type VehicleScope } from '@keyfob/shared/scopes';
import type { Mode } from '@keyfob/shared/vehicle/vehicle';
import type { JWTPayload } from 'jose';
import { decodeProtectedHeader } from 'jose/decode/protected_header';
import type { AppContext } from '../../context.ts';
import { base64url, randomBytes } from '../../crypto/bytes.ts';
import {
  ACCESS_TOKEN,
  CLIENT_TOKEN,
  PUBLISHED_ACCESS_TOKEN,
  signToken,
  type TokenKind,
  verifyToken,
} from '../../crypto/token.ts';
import { endpointsOf, issuerOf, OAUTH_FACES, type OAuthFace } from '../registration/faces.ts';
import type { PublishedRegistration } from '../registration/registration.ts';

/** What was decided when a token was made. With it the very same token can be signed again, by who holds the ring. */
export interface TokenMaking {
  readonly tokenId: string;
  /** Milliseconds since the epoch; a token knows whole seconds. */
  readonly issuedAt: number;
  /** Of the ring. */
  readonly keyId: string;
  /** Whether others can verify it (RFC 9068). */
  readonly published: boolean;
}

export const newMaking = (
  c: AppContext,
  face: OAuthFace,
  { accessTokens }: PublishedRegistration,
): TokenMaking => ({
  tokenId: base64url(randomBytes(16)),
  issuedAt: c.var.now,
  keyId: c.var.config.ring.newest.id,
  // Only where it is said what to verify them with.
  published: accessTokens === 'jwt' && endpointsOf(face).jwks !== undefined,
});

const aboutOf = (c: AppContext, face: OAuthFace, now: number) => {
  const issuer = issuerOf(c.var.config.origin, face);
  return { issuer, audience: issuer, now };
};

/** RFC 9449 §6.1 */
const confirmation = (dpopKey: string | null): JWTPayload =>
  dpopKey === null ? {} : { cnf: { jkt: dpopKey } };

/** What a token is about. `permissions`: Smartcar's names of the same, where they were asked for. */
interface TokenGrant {
  readonly id: string;
  readonly scopes: readonly VehicleScope[];
  readonly permissions?: readonly string[];
}

/**
 * Signs a user's access token. Its subject is the grant, so it routes to the garage without telling who the user is.
 * `dpopKey`: thumbprint of the key it is bound to.
 */
export const signAccessToken = (
  c: AppContext,
  face: OAuthFace,
  grant: TokenGrant,
  { clientId, mode }: PublishedRegistration,
  making: TokenMaking,
  dpopKey: string | null,
): Promise<string> =>
  signToken(
    c.var.config.ring,
    making.published ? PUBLISHED_ACCESS_TOKEN : ACCESS_TOKEN,
    aboutOf(c, face, making.issuedAt),
    OAUTH_FACES[face].accessToken,
    {
      sub: grant.id,
      client_id: clientId,
      mode,
      scope: grant.scopes.join(' '),
      ...(grant.permissions
        ? { permissions: permissionsWithin(grant.permissions, grant.scopes).join(' ') }
        : {}),
      jti: making.tokenId,
      ...confirmation(dpopKey),
    },
    making.keyId,
  );

/**
 * Signs an application's own token, for Keyfob alone. It carries the epoch: raising that ends every token at once.
 * `lifetime`: seconds.
 */
export const signClientToken = (
  c: AppContext,
  face: OAuthFace,
  { clientId, mode, epoch }: PublishedRegistration,
  dpopKey: string | null,
  lifetime: number = OAUTH_FACES[face].accessToken,
): Promise<string> => {
  const jti = base64url(randomBytes(16));
  const claims = { sub: clientId, client_id: clientId, mode, epoch, jti, ...confirmation(dpopKey) };
  const about = aboutOf(c, face, c.var.now);
  return signToken(c.var.config.ring, CLIENT_TOKEN, about, lifetime, claims);
};

/** What every token of ours says. Times in seconds since the epoch. */
interface ReadToken {
  /** `null` in one of a release before tokens had ids: it cannot be revoked alone. */
  readonly tokenId: string | null;
  readonly clientId: string;
  readonly mode: Mode;
  readonly dpopKey: string | null;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

export interface AccessToken extends ReadToken {
  readonly grantId: string;
  readonly scopes: readonly VehicleScope[];
  /** Smartcar's names of what was asked for, finer than ours; `null` in a token of another face. */
  readonly permissions: readonly string[] | null;
}

export interface ClientToken extends ReadToken {
  readonly epoch: unknown;
}

const boundKey = (cnf: unknown): string | null =>
  typeof cnf === 'object' && cnf !== null && 'jkt' in cnf && typeof cnf.jkt === 'string' ? cnf.jkt : null;

const readToken = ({ client_id: clientId, mode, jti, cnf, iat, exp }: JWTPayload): ReadToken | null => {
  if (typeof clientId !== 'string' || (mode !== 'live' && mode !== 'simulated')) return null;
  const dpopKey = boundKey(cnf);
  // A binding that is not understood is not taken for none.
  if (cnf !== undefined && dpopKey === null) return null;
  return { tokenId: jti ?? null, clientId, mode, dpopKey, issuedAt: iat ?? 0, expiresAt: exp ?? 0 };
};

/** What a token says it is, which its signature has to bear out; `undefined` where it says nothing. */
const typeOf = (token: string): string | undefined => {
  try {
    return decodeProtectedHeader(token).typ;
  } catch {
    return undefined;
  }
};

const verify = (c: AppContext, face: OAuthFace, kind: TokenKind, token: string) =>
  verifyToken(c.var.config.ring, kind, aboutOf(c, face, c.var.now), token);

/** A user's access token of this face, in either form; `null` for anything else. Whether its grant stands, the garage knows. */
export const readAccessToken = async (
  c: AppContext,
  face: OAuthFace,
  token: string,
): Promise<AccessToken | null> => {
  const kind = typeOf(token) === PUBLISHED_ACCESS_TOKEN.typ ? PUBLISHED_ACCESS_TOKEN : ACCESS_TOKEN;
  const claims = await verify(c, face, kind, token);
  const read = claims && readToken(claims);
  const { sub, scope, permissions } = claims ?? {};
  if (!read || typeof sub !== 'string' || typeof scope !== 'string') return null;
  return {
    ...read,
    grantId: sub,
    scopes: parseScope(scope).filter(isVehicleScope),
    permissions: typeof permissions === 'string' ? parseScope(permissions) : null,
  };
};

/** An application's own token of this face; `null` for anything else. */
export const readClientToken = async (
  c: AppContext,
  face: OAuthFace,
  token: string,
): Promise<ClientToken | null> => {
  // Not looked at any further: a signature that is not of this kind costs as much to refuse as one that is to take.
  if (typeOf(token) !== CLIENT_TOKEN.typ) return null;
  const claims = await verify(c, face, CLIENT_TOKEN, token);
  const read = claims && readToken(claims);
  return read ? { ...read, epoch: claims['epoch'] } : null;
};
