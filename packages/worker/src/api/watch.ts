import { fail, type Result, succeed } from '@keyfob/shared/result';
import { bearerToken } from '../application/bearer.ts';
import { findApplication } from '../application/published.ts';
import type { PublishedRegistration } from '../application/registration.ts';
import type { AppContext } from '../context.ts';
import { STATUS_TOKEN, verifyToken } from '../crypto/token.ts';
import { garageOfHandle } from '../garage/garage-of.ts';
import { sendProblem } from './problem.ts';

/** The subprotocol of the live status. The token is its second value, for a URL would end up in logs. */
export const WATCH_PROTOCOL = 'keyfob.status.v1';

const socketToken = (c: AppContext): string | null => {
  const [protocol, token] = (c.req.header('Sec-WebSocket-Protocol') ?? '')
    .split(',')
    .map((part) => part.trim());
  return protocol === WATCH_PROTOCOL ? (token ?? null) : null;
};

const isUpgrade = (c: AppContext): boolean => c.req.header('Upgrade')?.toLowerCase() === 'websocket';

/** Token and origin are checked before the hop; a browser always sends an origin, a backend none. */
const authorize = async (c: AppContext): Promise<Result<PublishedRegistration>> => {
  const { config, now } = c.var;
  const token = isUpgrade(c) ? socketToken(c) : bearerToken(c);
  const about = { issuer: config.origin, audience: config.origin, now };
  const claims = token ? await verifyToken(config.ring, STATUS_TOKEN, about, token) : null;
  if (typeof claims?.['client_id'] !== 'string' || claims.sub !== c.req.param('id'))
    return fail('invalid_token');
  const registration = await findApplication(c.env, config, claims['client_id'], now);
  if (!registration) return fail('invalid_token');
  const origin = c.req.header('Origin');
  return origin === undefined || registration.webOrigins.includes(origin)
    ? succeed(registration)
    : fail('origin_not_allowed', `The web origin ${origin} is not registered.`);
};

/** A preflight carries no token, so it is answered for any origin; the call itself is checked. */
export const watchPreflight = (c: AppContext): Response => {
  const origin = c.req.header('Origin');
  return c.body(null, 204, {
    ...(origin ? { 'Access-Control-Allow-Origin': origin } : {}),
    'Access-Control-Allow-Headers': 'Authorization',
    'Access-Control-Allow-Methods': 'GET',
    'Access-Control-Max-Age': '600',
    Vary: 'Origin',
  });
};

/** `GET /v1/link-sessions/{id}/watch`: the live status, by WebSocket, or one snapshot for who polls. */
export const watch = async (c: AppContext): Promise<Response> => {
  const allowed = await authorize(c);
  const origin = c.req.header('Origin');
  if (origin && (allowed.ok || allowed.code !== 'origin_not_allowed')) {
    // Also on a refusal: a page that cannot read why it was refused takes it for being offline.
    c.header('Access-Control-Allow-Origin', origin);
    c.header('Vary', 'Origin');
  }
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
  const snapshot = await found.garage.snapshot(sessionId);
  if (!snapshot.ok) return sendProblem(c, snapshot);
  c.header('Cache-Control', 'no-store');
  return c.json(snapshot.value);
};
