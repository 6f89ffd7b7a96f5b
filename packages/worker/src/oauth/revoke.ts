import { fail, type Result, succeed } from '@keyfob/shared/result';
import { revokeClientToken } from '../application/authentication/revoked-client-tokens.ts';
import type { OAuthFace } from '../application/registration/faces.ts';
import type { AppContext } from '../context.ts';
import { type ClientRequest, readClientRequest } from './client-request.ts';
import { sendOAuthError } from './oauth-error.ts';
import { type Recognised, recogniseToken } from './shown-token.ts';

const UNNAMED = fail('unsupported_token_type', 'It has no id of its own.', 'token');

const end = async ({ c, registration }: ClientRequest, known: Recognised): Promise<Result<null>> => {
  const tokenId = known.token?.tokenId ?? null;
  if (known.kind !== 'refresh' && tokenId === null) return UNNAMED;
  if (known.kind === 'client') {
    await revokeClientToken(c, registration, tokenId ?? '', known.token.expiresAt);
    return succeed(null);
  }
  const revoked = await known.garage.revokeToken(known.shown);
  // A garage that is not there any more has no token that could be used.
  return revoked.ok || revoked.code === 'not_found' ? succeed(null) : revoked;
};

/**
 * The revocation endpoint of a face (RFC 7009). A token that is unknown, over or another client's gets the same answer
 * as one that was ended just now.
 */
export const revoke = async (c: AppContext, face: OAuthFace): Promise<Response> => {
  const request = await readClientRequest(c, face);
  if (!request.ok) return sendOAuthError(c, request);
  const known = await recogniseToken(request.value);
  if (!known.ok) return sendOAuthError(c, known);
  const ended = known.value ? await end(request.value, known.value) : succeed(null);
  if (!ended.ok) return sendOAuthError(c, ended);
  c.header('Cache-Control', 'no-store');
  return c.body(null, 200);
};
