import { fail, type Result, succeed } from '@keyfob/shared/result';
import {
  isScope,
  isVehicleScope,
  parseScope,
  permissionsWithin,
  type VehicleScope,
} from '@keyfob/shared/scopes';
import {
  newMaking,
  signAccessToken,
  signClientToken,
  type TokenMaking,
} from '../application/authentication/access-token.ts';
import { dpopKeyOf } from '../application/authentication/dpop.ts';
import { issuerOf, OAUTH_FACES, type OAuthFace } from '../application/registration/faces.ts';
import { isPublic, stillOpen } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import { sha256 } from '../crypto/bytes.ts';
import { familyOf, mintHandle, nextOfFamily } from '../crypto/handle.ts';
import { seal, unseal } from '../crypto/seal.ts';
import { garageOfHandle } from '../garage/garage-of.ts';
import type { GrantRecord } from '../garage/records.ts';
import { type ClientRequest, readClientRequest } from './client-request.ts';
import { sendOAuthError } from './oauth-error.ts';
import { challengeOf } from './pkce.ts';

/** A successful answer of the token endpoint (RFC 6749 §5.1). */
interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer' | 'DPoP';
  /** Seconds. */
  readonly expires_in: number;
  readonly scope?: string;
  readonly refresh_token?: string;
}

interface TokenRequest extends ClientRequest {
  /**
   * Thumbprint of the key that the tokens will be bound to (RFC 9449 §5). Asked once it is clear that what is exchanged is
   * one of ours: a proof is remembered, and nothing is to be kept of what strangers send.
   */
  readonly prove: () => Promise<Result<string | null>>;
}

type GrantType = (request: TokenRequest) => Promise<Result<TokenAnswer>>;

/** What was granted, by the names it was asked for with. */
const scopeSaid = ({ scopes, permissions, durable }: GrantRecord): string =>
  permissions
    ? permissionsWithin(permissions, scopes).join(' ')
    : [...scopes, ...(durable ? ['offline_access'] : [])].join(' ');

const answer = async (
  { c, face, registration }: TokenRequest,
  dpopKey: string | null,
  granted: GrantRecord,
  refreshToken: string,
  making: TokenMaking,
): Promise<TokenAnswer> => {
  const grant = { ...granted, scopes: stillOpen(granted.scopes, registration) };
  const age = Math.floor(c.var.now / 1000) - Math.floor(making.issuedAt / 1000);
  return {
    access_token: await signAccessToken(c, face, grant, registration, making, dpopKey),
    token_type: dpopKey === null ? 'Bearer' : 'DPoP',
    expires_in: OAUTH_FACES[face].accessToken - age,
    scope: scopeSaid(grant),
    ...(grant.durable ? { refresh_token: refreshToken } : {}),
  };
};

/** Smartcar's SDK for Node sends the word where it was given no redirect URI. */
const redirectUriOf = ({ face, form }: TokenRequest): string | null => {
  const uri = form.get('redirect_uri') ?? null;
  return face === 'smartcar' && uri === 'undefined' ? null : uri;
};

const authorizationCode: GrantType = async (request) => {
  const { c, face, registration, method, form, prove } = request;
  const { routing } = c.var.config;
  const code = form.get('code');
  if (code === undefined) return fail('invalid_request', 'The code is missing.', 'code');
  const challenge = await challengeOf(form.get('code_verifier'));
  if (!challenge.ok) return challenge;
  const found = await garageOfHandle(c.env, c.var.config, 'code', code);
  if (!found) return fail('code_unknown');
  const key = await prove();
  if (!key.ok) return key;
  const refreshToken = await mintHandle(routing, 'refreshToken', found.handle.place);
  const redeemed = await found.garage.redeemCode({
    codeHash: await sha256(code),
    applicationId: registration.clientId,
    face,
    redirectUri: redirectUriOf(request),
    challenge: challenge.value,
    refreshTokenHash: await sha256(refreshToken),
    family: familyOf({ kind: 'refreshToken', text: refreshToken }),
    method,
    dpopKey: key.value,
  });
  return redeemed.ok
    ? succeed(
        await answer(
          request,
          key.value,
          redeemed.value.grant,
          refreshToken,
          newMaking(c, face, registration),
        ),
      )
    : redeemed;
};

/** A narrower scope: permissions, and `offline_access` because it was granted; `null`, none or `all`, is what was granted. */
const narrowed = (scope: string | undefined): Result<VehicleScope[] | null> => {
  if (scope === undefined) return succeed(null);
  const scopes = parseScope(scope);
  if (!scopes.every(isScope)) return fail('invalid_scope', undefined, 'scope');
  return succeed(scopes.includes('all') ? null : scopes.filter(isVehicleScope));
};

const refreshToken: GrantType = async (request) => {
  const { c, face, registration, method, form, prove } = request;
  const token = form.get('refresh_token');
  if (token === undefined) return fail('invalid_request', 'The refresh token is missing.', 'refresh_token');
  // Smartcar's protocol narrows no token, and its names are finer than ours: the answer says what is in it.
  const scopes = narrowed(face === 'smartcar' ? undefined : form.get('scope'));
  if (!scopes.ok) return scopes;
  const found = await garageOfHandle(c.env, c.var.config, 'refreshToken', token);
  if (!found) return fail('refresh_token_unknown');
  const key = await prove();
  if (!key.ok) return key;
  const { ring, routing } = c.var.config;
  const hash = await sha256(token);
  const next = await nextOfFamily(routing, found.handle);
  const sealing = [ring, `garage:${found.handle.place.name}`, `refresh-token|${hash}`] as const;
  const making = newMaking(c, face, registration);
  const sealed = await seal(...sealing, next);
  const rotated = await found.garage.rotateRefreshToken({
    hash,
    family: familyOf(found.handle),
    next: { hash: await sha256(next), sealed, making },
    applicationId: registration.clientId,
    face,
    scopes: scopes.value,
    method,
    dpopKey: key.value,
  });
  if (!rotated.ok) return rotated;
  // A retry is answered as the first try was, not with what was just made.
  const given = rotated.value.sealed === sealed ? next : await unseal(...sealing, rotated.value.sealed);
  return given === null
    ? fail('server_error')
    : succeed(await answer(request, key.value, rotated.value.grant, given, rotated.value.making ?? making));
};

/** The application for itself: its token opens sessions and lists vehicles; it reads none, so it has no scope. */
const clientCredentials: GrantType = async ({ c, face, registration, form, prove }) => {
  if (isPublic(registration))
    return fail('unauthorized_client', 'A public client has no credentials (RFC 6749 §4.4).');
  if (form.has('scope')) return fail('invalid_scope', 'The application’s own token has no scope.', 'scope');
  const key = await prove();
  if (!key.ok) return key;
  return succeed({
    access_token: await signClientToken(c, face, registration, key.value),
    token_type: key.value === null ? 'Bearer' : 'DPoP',
    expires_in: OAUTH_FACES[face].accessToken,
  });
};

/** The grant types of the token endpoint; the metadata lists exactly these. */
export const GRANT_TYPES: Readonly<Record<string, GrantType>> = {
  authorization_code: authorizationCode,
  client_credentials: clientCredentials,
  refresh_token: refreshToken,
};

/** In order: a known client, a grant type there is, for our own issuer; the rest is the grant type's. */
const issue = async (c: AppContext, face: OAuthFace): Promise<Result<TokenAnswer>> => {
  const request = await readClientRequest(c, face);
  if (!request.ok) return request;
  const { form, resources, registration } = request.value;
  const grantType = form.get('grant_type');
  if (grantType === undefined) return fail('invalid_request', 'The grant type is missing.', 'grant_type');
  const grant = Object.hasOwn(GRANT_TYPES, grantType) ? GRANT_TYPES[grantType] : undefined;
  if (!grant) return fail('unsupported_grant_type', undefined, 'grant_type');
  if (!resources.every((each) => each === issuerOf(c.var.config.origin, face)))
    return fail('invalid_target', undefined, 'resource');
  return grant({ ...request.value, prove: () => dpopKeyOf(c, registration) });
};

/** The token endpoint of a face (RFC 6749 §3.2). */
export const tokenEndpoint =
  (face: OAuthFace) =>
  async (c: AppContext): Promise<Response> => {
    const issued = await issue(c, face);
    if (!issued.ok) return sendOAuthError(c, issued);
    c.header('Cache-Control', 'no-store');
    c.header('Pragma', 'no-cache');
    return c.json(issued.value);
  };
