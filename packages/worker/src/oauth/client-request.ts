import { fail, type Result, succeed } from '@keyfob/shared/result';
import {
  type AuthenticatedClient,
  authenticateClient,
} from '../application/authentication/client-authentication.ts';
import type { OAuthFace } from '../application/registration/faces.ts';
import type { AppContext } from '../context.ts';
import { readForm } from '../request-body.ts';
import { parametersOf } from './parameters.ts';

/** What a client sends by itself, without an owner: a form, and who it is. */
export interface ClientRequest extends AuthenticatedClient {
  readonly c: AppContext;
  readonly face: OAuthFace;
  /** Each parameter once, without the empty ones. */
  readonly form: ReadonlyMap<string, string>;
  /** What tokens are to be for: the one parameter that may come more than once (RFC 8707 §2). */
  readonly resources: readonly string[];
}

/** In order: a readable form, each parameter once, a known client, at a face it speaks. */
export const readClientRequest = async (c: AppContext, face: OAuthFace): Promise<Result<ClientRequest>> => {
  const body = await readForm(c.req.raw);
  if (!body.ok) return body;
  const read = parametersOf(body.value);
  if (!read.ok) return read;
  const { parameters: form, resources } = read.value;
  const client = await authenticateClient(c, form);
  if (!client.ok) return client;
  return client.value.registration.faces.includes(face)
    ? succeed({ ...client.value, c, face, form, resources })
    : fail('unauthorized_client', 'The application does not speak here.');
};
