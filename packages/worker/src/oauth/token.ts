import { fail, type Result, succeed } from '@keyfob/shared/result';
import { isScope, isVehicleScope, parseScope, type VehicleScope } from '@keyfob/shared/scopes';
import { signAccessToken, signClientToken } from '../application/bearer.ts';
import { authenticateClient } from '../application/client-authentication.ts';
import { OAUTH_FACES, type OAuthFace } from '../application/faces.ts';
import { isPublic, type PublishedRegistration } from '../application/registration.ts';
import type { AppContext } from '../context.ts';
import { sha256 } from '../crypto/bytes.ts';
import { mintHandle } from '../crypto/handle.ts';
import { seal, unseal } from '../crypto/seal.ts';
import { garageOfHandle } from '../garage/garage-of.ts';
import type { GrantRecord } from '../garage/records.ts';
import { readForm, singleParameters } from '../request-body.ts';
import { sendOAuthError } from './oauth-error.ts';
import { challengeOf } from './pkce.ts';

/** A successful answer of the token endpoint (RFC 6749 §5.1). */
interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  /** Seconds. */
  readonly expires_in: number;
  readonly scope?: string;
  readonly refresh_token?: string;
}

interface TokenRequest {
  readonly c: AppContext;
  readonly face: OAuthFace;
  readonly client: PublishedRegistration;
  readonly form: ReadonlyMap<string, string>;
}

type GrantType = (request: TokenRequest) => Promise<Result<TokenAnswer>>;

const answer = async (
  { c, face, client }: TokenRequest,
  grant: GrantRecord,
  refreshToken: string,
): Promise<TokenAnswer> => ({
  access_token: await signAccessToken(c, face, grant, client),
  token_type: 'Bearer',
  expires_in: OAUTH_FACES[face].accessToken,
  scope: [...grant.scopes, ...(grant.durable ? ['offline_access'] : [])].join(' '),
  ...(grant.durable ? { refresh_token: refreshToken } : {}),
});

const authorizationCode: GrantType = async (request) => {
  const { c, face, client, form } = request;
  const { routing } = c.var.config;
  const code = form.get('code');
  if (code === undefined) return fail('invalid_request', 'The code is missing.', 'code');
  const challenge = await challengeOf(form.get('code_verifier'));
  if (!challenge.ok) return challenge;
  const found = await garageOfHandle(c.env, c.var.config, 'code', code);
  if (!found) return fail('code_unknown');
  const refreshToken = await mintHandle(routing, 'refreshToken', found.handle.place);
  const redeemed = await found.garage.redeemCode({
    codeHash: await sha256(code),
    applicationId: client.clientId,
    face,
    redirectUri: form.get('redirect_uri') ?? null,
    challenge: challenge.value,
    refreshTokenHash: await sha256(refreshToken),
  });
  return redeemed.ok ? succeed(await answer(request, redeemed.value.grant, refreshToken)) : redeemed;
};

/** A narrower scope: permissions, and `offline_access` because it was granted; `null`, none or `all`, is what was granted. */
const narrowed = (scope: string | undefined): Result<VehicleScope[] | null> => {
  if (scope === undefined) return succeed(null);
  const scopes = parseScope(scope);
  if (!scopes.every(isScope)) return fail('invalid_scope', undefined, 'scope');
  return succeed(scopes.includes('all') ? null : scopes.filter(isVehicleScope));
};

const refreshToken: GrantType = async (request) => {
  const { c, face, client, form } = request;
  const token = form.get('refresh_token');
  if (token === undefined) return fail('invalid_request', 'The refresh token is missing.', 'refresh_token');
  const scopes = narrowed(form.get('scope'));
  if (!scopes.ok) return scopes;
  const found = await garageOfHandle(c.env, c.var.config, 'refreshToken', token);
  if (!found) return fail('refresh_token_unknown');
  const { ring, routing } = c.var.config;
  const { place } = found.handle;
  const hash = await sha256(token);
  const next = await mintHandle(routing, 'refreshToken', place);
  const sealing = [ring, `garage:${place.name}`, `refresh-token|${hash}`] as const;
  const rotated = await found.garage.rotateRefreshToken({
    hash,
    next: { hash: await sha256(next), sealed: await seal(...sealing, next) },
    applicationId: client.clientId,
    face,
    scopes: scopes.value,
  });
  if (!rotated.ok) return rotated;
  // A retry is answered with the token that the lost answer carried, not with the one just made.
  const given = await unseal(...sealing, rotated.value.sealed);
  return given === null ? fail('server_error') : succeed(await answer(request, rotated.value.grant, given));
};

/** The application for itself: its token opens sessions and lists vehicles; it reads none, so it has no scope. */
const clientCredentials: GrantType = async ({ c, face, client, form }) => {
  if (isPublic(client))
    return fail('unauthorized_client', 'A public client has no credentials (RFC 6749 §4.4).');
  if (form.has('scope')) return fail('invalid_scope', 'The application’s own token has no scope.', 'scope');
  return succeed({
    access_token: await signClientToken(c, face, client),
    token_type: 'Bearer',
    expires_in: OAUTH_FACES[face].accessToken,
  });
};

/** The grant types of the token endpoint; the metadata lists exactly these. */
export const GRANT_TYPES: Readonly<Record<string, GrantType>> = {
  authorization_code: authorizationCode,
  client_credentials: clientCredentials,
  refresh_token: refreshToken,
};

/** In order: a readable form, each parameter once, a known client, at a face it speaks, a grant type there is. */
const issue = async (c: AppContext, face: OAuthFace): Promise<Result<TokenAnswer>> => {
  const body = await readForm(c.req.raw);
  if (!body.ok) return body;
  const form = singleParameters(body.value);
  if (!form.ok) return form;
  const client = await authenticateClient(c, form.value);
  if (!client.ok) return client;
  if (!client.value.faces.includes(face))
    return fail('unauthorized_client', 'The application does not speak here.');
  const grantType = form.value.get('grant_type');
  if (grantType === undefined) return fail('invalid_request', 'The grant type is missing.', 'grant_type');
  const grant = Object.hasOwn(GRANT_TYPES, grantType) ? GRANT_TYPES[grantType] : undefined;
  return grant
    ? grant({ c, face, client: client.value, form: form.value })
    : fail('unsupported_grant_type', undefined, 'grant_type');
};

/** The token endpoint of a face (RFC 6749 §3.2). */
export const tokenEndpoint =
  (face: OAuthFace) =>
  async (c: AppContext): Promise<Response> => {
    const issued = await issue(c, face);
    if (!issued.ok) return sendOAuthError(c, issued);
    c.header('Cache-Control', 'no-store');
    return c.json(issued.value);
  };
