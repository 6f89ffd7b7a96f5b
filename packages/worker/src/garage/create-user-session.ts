import type { Result } from '@keyfob/shared/result';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import { mintHandle } from '../crypto/handle.ts';
import { garageOf, userGarage } from './garage-of.ts';
import type { LinkRequest, SessionRecord } from './records.ts';
import type { CreateSession } from './verbs/create-session.ts';

/** Makes a link session in the garage of a user whom an application names. One without a return leg is codeless. */
export const createUserSession = async (
  c: AppContext,
  { clientId, mode, jurisdiction }: PublishedRegistration,
  userId: string,
  request: LinkRequest,
  idempotency: CreateSession['idempotency'] = null,
): Promise<Result<SessionRecord>> => {
  const place = await userGarage(c.var.config, { clientId, jurisdiction }, userId);
  const returns = request.redirectUri !== null || request.awaitsAuthorization;
  return garageOf(c.env, place).createSession({
    id: await mintHandle(c.var.config.routing, 'linkSession', place),
    request,
    confirmation: returns ? 'code' : 'codeless',
    garage: { applicationId: clientId, userId, mode, jurisdiction, name: place.name },
    idempotency,
  });
};
