import { fail } from '@keyfob/shared/result';
import { bearerToken } from '../application/authentication/bearer.ts';
import type { AppContext } from '../context.ts';
import { garageOfHandle } from '../garage/garage-of.ts';
import { sendProblem } from './problem.ts';
import { authorizeWatcher, sendSnapshot } from './status-access.ts';

/** The subprotocol of the live status. The token is its second value, for a URL would end up in logs. */
export const WATCH_PROTOCOL = 'keyfob.status.v1';

const socketToken = (c: AppContext): string | null => {
  const [protocol, token] = (c.req.header('Sec-WebSocket-Protocol') ?? '')
    .split(',')
    .map((part) => part.trim());
  return protocol === WATCH_PROTOCOL ? (token ?? null) : null;
};

const isUpgrade = (c: AppContext): boolean => c.req.header('Upgrade')?.toLowerCase() === 'websocket';

/** `GET /v1/link-sessions/{id}/watch`: the live status, by WebSocket, or one snapshot for who polls. */
export const watch = async (c: AppContext): Promise<Response> => {
  const allowed = await authorizeWatcher(c, isUpgrade(c) ? socketToken(c) : bearerToken(c));
  if (!allowed.ok) return sendProblem(c, allowed);
  const sessionId = c.req.param('id') ?? '';
  const found = await garageOfHandle(c.env, c.var.config, 'linkSession', sessionId);
  if (!found) return sendProblem(c, fail('not_found'));
  if (isUpgrade(c)) {
    const address = `https://garage/watch?session=${encodeURIComponent(sessionId)}`;
    return found.garage.fetch(address, {
      headers: { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': WATCH_PROTOCOL },
    });
  }
  return sendSnapshot(c, await found.garage.snapshot(sessionId));
};
