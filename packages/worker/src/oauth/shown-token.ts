import { fail, type Result, succeed } from '@keyfob/shared/result';
import {
  type AccessToken,
  type ClientToken,
  readAccessToken,
  readClientToken,
} from '../application/authentication/access-token.ts';
import { sha256 } from '../crypto/bytes.ts';
import { familyOf } from '../crypto/handle.ts';
import { garageOfHandle } from '../garage/garage-of.ts';
import type { ShownToken } from '../garage/verbs/shown-token.ts';
import type { ClientRequest } from './client-request.ts';

/** A token of ours that a client asks about or gives back, as far as the Worker can tell. */
export type Recognised =
  | { readonly kind: 'client'; readonly token: ClientToken }
  | {
      readonly kind: 'refresh' | 'access';
      /** What an access token says; `null` for a refresh token, which says nothing. */
      readonly token: AccessToken | null;
      readonly garage: NonNullable<Awaited<ReturnType<typeof garageOfHandle>>>['garage'];
      readonly shown: ShownToken;
    };

const ofGarage = async (request: ClientRequest, token: AccessToken): Promise<Recognised | null> => {
  const { c, face } = request;
  const found = await garageOfHandle(c.env, c.var.config, 'grant', token.grantId);
  if (!found) return null;
  const { grantId, tokenId, clientId: applicationId } = token;
  const shown = { grantId, tokenId, applicationId, face, expiresAt: token.expiresAt * 1000 };
  return { kind: 'access', token, garage: found.garage, shown: { ...shown, kind: 'access' } };
};

/**
 * What kind of token the form's is, told by the token itself: a hint would only say where to look first (RFC 7009
 * §2.1). `null` for one that is not ours, is over, or was given to another client: to its caller that is all one.
 */
export const recogniseToken = async (request: ClientRequest): Promise<Result<Recognised | null>> => {
  const { c, face, form } = request;
  const text = form.get('token');
  if (text === undefined) return fail('invalid_request', 'The token is missing.', 'token');
  const { clientId } = request.registration;
  const found = await garageOfHandle(c.env, c.var.config, 'refreshToken', text);
  if (found) {
    const shown = { hash: await sha256(text), family: familyOf(found.handle), applicationId: clientId, face };
    return succeed({
      kind: 'refresh',
      token: null,
      garage: found.garage,
      shown: { ...shown, kind: 'refresh' },
    });
  }
  const client = await readClientToken(c, face, text);
  if (client) return succeed(client.clientId === clientId ? { kind: 'client', token: client } : null);
  const access = await readAccessToken(c, face, text);
  return succeed(access?.clientId === clientId ? await ofGarage(request, access) : null);
};
