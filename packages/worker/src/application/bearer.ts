import { fail, type Result, succeed } from '@keyfob/shared/result';
import { isVehicleScope, parseScope, type VehicleScope } from '@keyfob/shared/scopes';
import type { Mode } from '@keyfob/shared/vehicle/vehicle';
import type { AppContext } from '../context.ts';
import { ACCESS_TOKEN, CLIENT_TOKEN, signToken, type TokenKind, verifyToken } from '../crypto/token.ts';
import { issuerOf, OAUTH_FACES, type OAuthFace } from './faces.ts';
import { findApplication } from './published.ts';
import type { PublishedRegistration } from './registration.ts';

/** Whoever holds a user's access token. Whether the grant still stands, only its garage knows. */
export interface GrantBearer {
  readonly grantId: string;
  readonly clientId: string;
  readonly mode: Mode;
  readonly scopes: readonly VehicleScope[];
}

/** The token of an Authorization header (RFC 6750 §2.1). */
export const bearerToken = (c: AppContext): string | null =>
  /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? null;

const claimsOf = async (c: AppContext, face: OAuthFace, kind: TokenKind) => {
  const token = bearerToken(c);
  const issuer = issuerOf(c.var.config.origin, face);
  return token
    ? verifyToken(c.var.config.ring, kind, { issuer, audience: issuer, now: c.var.now }, token)
    : null;
};

/** Signs a user's access token. It names the grant, so it routes to the garage without telling who the user is. */
export const signAccessToken = (
  c: AppContext,
  face: OAuthFace,
  grant: { readonly id: string; readonly scopes: readonly VehicleScope[] },
  client: PublishedRegistration,
): Promise<string> => {
  const issuer = issuerOf(c.var.config.origin, face);
  const { clientId, mode } = client;
  const claims = { sub: grant.id, client_id: clientId, mode, scope: grant.scopes.join(' ') };
  const about = { issuer, audience: issuer, now: c.var.now };
  return signToken(c.var.config.ring, ACCESS_TOKEN, about, OAUTH_FACES[face].accessToken, claims);
};

/** Signs an application's own token. It carries the epoch: raising that ends every token at once. */
export const signClientToken = (
  c: AppContext,
  face: OAuthFace,
  registration: PublishedRegistration,
): Promise<string> => {
  const issuer = issuerOf(c.var.config.origin, face);
  const { clientId, mode, epoch } = registration;
  const claims = { sub: clientId, client_id: clientId, mode, epoch };
  const about = { issuer, audience: issuer, now: c.var.now };
  return signToken(c.var.config.ring, CLIENT_TOKEN, about, OAUTH_FACES[face].accessToken, claims);
};

/** The application behind a client token of this face. */
export const applicationOfBearer = async (
  c: AppContext,
  face: OAuthFace,
): Promise<Result<PublishedRegistration>> => {
  const claims = await claimsOf(c, face, CLIENT_TOKEN);
  if (typeof claims?.['client_id'] !== 'string') return fail('invalid_token');
  const registration = await findApplication(c.env, c.var.config, claims['client_id'], c.var.now);
  return registration && registration.epoch === claims['epoch'] && registration.faces.includes(face)
    ? succeed(registration)
    : fail('invalid_token');
};

/** The grant behind a user's access token of this face. */
export const grantOfBearer = async (c: AppContext, face: OAuthFace): Promise<Result<GrantBearer>> => {
  const claims = await claimsOf(c, face, ACCESS_TOKEN);
  const { sub, client_id: clientId, scope, mode } = claims ?? {};
  if (typeof sub !== 'string' || typeof clientId !== 'string' || typeof scope !== 'string')
    return fail('invalid_token');
  if (mode !== 'live' && mode !== 'simulated') return fail('invalid_token');
  return succeed({ grantId: sub, clientId, mode, scopes: parseScope(scope).filter(isVehicleScope) });
};
