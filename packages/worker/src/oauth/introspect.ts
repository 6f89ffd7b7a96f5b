import { fail } from '@keyfob/shared/result';
import type { VehicleScope } from '@keyfob/shared/scopes';
import { isClientTokenRevoked } from '../application/authentication/revoked-client-tokens.ts';
import { issuerOf, type OAuthFace } from '../application/registration/faces.ts';
import { type PublishedRegistration, stillOpen } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import { type ClientRequest, readClientRequest } from './client-request.ts';
import { sendOAuthError } from './oauth-error.ts';
import { type Recognised, recogniseToken } from './shown-token.ts';

type Claims = Readonly<Record<string, unknown>>;

/** What is said of every token that is not this client's to use: whose it is or was is nobody's business. */
const INACTIVE: Claims = { active: false };

const scopeOf = (scopes: readonly VehicleScope[], durable = false): string =>
  [...scopes, ...(durable ? ['offline_access'] : [])].join(' ');

const aboutSigned = (issuer: string, token: NonNullable<Recognised['token']>): Claims => ({
  token_type: token.dpopKey === null ? 'Bearer' : 'DPoP',
  aud: issuer,
  iat: token.issuedAt,
  ...(token.tokenId === null ? {} : { jti: token.tokenId }),
  ...(token.dpopKey === null ? {} : { cnf: { jkt: token.dpopKey } }),
});

const describeClientToken = async (
  { c, registration }: ClientRequest,
  { token }: Recognised & { kind: 'client' },
  issuer: string,
): Promise<Claims | null> => {
  if (token.epoch !== registration.epoch) return null;
  if (token.tokenId !== null && (await isClientTokenRevoked(c, registration, token.tokenId))) return null;
  return { sub: registration.clientId, exp: token.expiresAt, ...aboutSigned(issuer, token) };
};

/** Without a token type and an audience: a refresh token is for nobody but the token endpoint. */
const describeGrantToken = async (
  known: Exclude<Recognised, { kind: 'client' }>,
  registration: PublishedRegistration,
  issuer: string,
): Promise<Claims | null> => {
  const standing = await known.garage.introspectToken(known.shown);
  if (!standing.ok) return null;
  const { grant, expiresAt } = standing.value;
  const key = grant.family?.dpopKey ?? null;
  const about = { sub: grant.id, exp: Math.floor(expiresAt / 1000) };
  return known.token
    ? {
        ...about,
        scope: scopeOf(stillOpen(known.token.scopes, registration)),
        ...aboutSigned(issuer, known.token),
      }
    : {
        ...about,
        scope: scopeOf(stillOpen(grant.scopes, registration), grant.durable),
        ...(key === null ? {} : { cnf: { jkt: key } }),
      };
};

/** Signed tokens are asked for where they could have been ended too: at the garage, at the application. */
const describe = async (request: ClientRequest, known: Recognised): Promise<Claims> => {
  const { clientId, mode } = request.registration;
  const issuer = issuerOf(request.c.var.config.origin, request.face);
  const said = await (known.kind === 'client'
    ? describeClientToken(request, known, issuer)
    : describeGrantToken(known, request.registration, issuer));
  return said ? { active: true, iss: issuer, client_id: clientId, mode, ...said } : INACTIVE;
};

/** The introspection endpoint of a face (RFC 7662), for the client's own tokens. */
export const introspect = async (c: AppContext, face: OAuthFace): Promise<Response> => {
  const request = await readClientRequest(c, face);
  if (!request.ok) return sendOAuthError(c, request);
  // Whoever only says who it is would learn here whether a token it found is any good (RFC 7662 §4).
  if (request.value.method === 'none') return sendOAuthError(c, fail('invalid_client'));
  const known = await recogniseToken(request.value);
  if (!known.ok) return sendOAuthError(c, known);
  c.header('Cache-Control', 'no-store');
  return c.json(known.value ? await describe(request.value, known.value) : INACTIVE);
};
