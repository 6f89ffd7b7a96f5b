import { fail } from '@keyfob/shared/result';
import type { AppContext } from '../context.ts';
import { garageOfHandle } from '../garage/garage-of.ts';
import { sendProblem } from './problem.ts';
import { authorizeWatcherOrApplication, sendSnapshot } from './status-access.ts';

/**
 * `POST /v1/link-sessions/{id}/cancel`: gives the session up from outside its page, by the browser that watches it or
 * by its application. A body is not looked at. What the owner has shared is no longer anybody's to cancel: 409.
 */
export const cancel = async (c: AppContext): Promise<Response> => {
  const allowed = await authorizeWatcherOrApplication(c);
  if (!allowed.ok) return sendProblem(c, allowed);
  const sessionId = c.req.param('id') ?? '';
  const found = await garageOfHandle(c.env, c.var.config, 'linkSession', sessionId);
  if (!found) return sendProblem(c, fail('not_found'));
  return sendSnapshot(c, await found.garage.cancelSession(allowed.value.clientId, sessionId));
};
