import { authorizationResponse } from '../../../application/registration/redirect.ts';
import type { AppContext } from '../../../context.ts';
import { readHandle, userHandle } from '../../../crypto/handle.ts';
import type { AnswerOf, Ended } from '../../../link/return-url.ts';
import { errorParameters } from './redirect-errors.ts';

/** Who the owner is to the application: the same id as in the API. */
const userIdOf = async (c: AppContext, sessionId: string): Promise<string> => {
  const { routing } = c.var.config;
  const session = await readHandle(routing, 'linkSession', sessionId);
  if (!session) throw new Error('A session of ours has an id that does not read.');
  return userHandle(routing, session.place);
};

const parametersOf = async (
  c: AppContext,
  { record, ending }: Ended,
): Promise<Readonly<Record<string, string>>> => {
  const { externalId = record.standingExternalId } = record.request.connect ?? {};
  const called = externalId ? { external_id: externalId } : {};
  if ('reconnected' in ending) return { vehicle_id: ending.reconnected, ...called };
  if ('reason' in ending)
    return errorParameters({
      reason: ending.reason,
      shown: ending.shown ?? null,
      told: record.told ?? null,
    });
  return {
    code: ending.code,
    user_id: await userIdOf(c, record.session.id),
    ...called,
  };
};

/** Where the owner goes back to from a link of this face, in Connect's words. */
export const connectAnswer: AnswerOf = async (c, ended) => {
  const { state } = ended.record.request;
  const parameters = await parametersOf(c, ended);
  const encoded = state === null ? null : { encoded: state };
  return authorizationResponse(ended.target, c.var.config.origin, 'smartcar', encoded, parameters);
};
