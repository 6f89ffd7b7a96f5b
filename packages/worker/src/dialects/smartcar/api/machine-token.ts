import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { signClientToken } from '../../../application/authentication/access-token.ts';
import { dpopKeyOf } from '../../../application/authentication/dpop.ts';
import { isPublic } from '../../../application/registration/registration.ts';
import type { AppContext } from '../../../context.ts';
import { readClientRequest } from '../../../oauth/client-request.ts';
import { sendOAuthError } from '../../../oauth/oauth-error.ts';

interface MachineToken {
  readonly access_token: string;
  readonly token_type: 'Bearer' | 'DPoP';
  /** Seconds. */
  readonly expires_in: number;
}

const issue = async (c: AppContext): Promise<Result<MachineToken>> => {
  const request = await readClientRequest(c, 'smartcar');
  if (!request.ok) return request;
  const { form, registration } = request.value;
  const grantType = form.get('grant_type');
  if (grantType === undefined) return fail('invalid_request', 'The grant type is missing.', 'grant_type');
  if (grantType !== 'client_credentials') return fail('unsupported_grant_type', undefined, 'grant_type');
  if (isPublic(registration))
    return fail('unauthorized_client', 'A public client has no credentials (RFC 6749 §4.4).');
  const key = await dpopKeyOf(c, registration);
  if (!key.ok) return key;
  const lifetime = LIFETIMES.smartcarClientToken;
  return succeed({
    access_token: await signClientToken(c, 'smartcar', registration, key.value, lifetime),
    token_type: key.value === null ? 'Bearer' : 'DPoP',
    expires_in: lifetime,
  });
};

/** `POST /smartcar/oauth2/token`: the application's own token for API v3. It never comes with a refresh token. */
export const issueMachineToken = async (c: AppContext): Promise<Response> => {
  const issued = await issue(c);
  if (!issued.ok) return sendOAuthError(c, issued);
  c.header('Cache-Control', 'no-store');
  c.header('Pragma', 'no-cache');
  return c.json(issued.value);
};
