import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { bearerToken } from '../application/authentication/bearer.ts';
import { findApplication } from '../application/registration/published.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import { STATUS_TOKEN, verifyToken } from '../crypto/token.ts';
import { authenticateApplication } from './authenticate.ts';
import { sendProblem } from './problem.ts';

/** The application behind a status token of the very session that the address names. */
const applicationOfToken = async (
  c: AppContext,
  token: string | null,
): Promise<Result<PublishedRegistration>> => {
  const { config, now } = c.var;
  const about = { issuer: config.origin, audience: config.origin, now };
  const claims = token ? await verifyToken(config.ring, STATUS_TOKEN, about, token) : null;
  if (typeof claims?.['client_id'] !== 'string' || claims.sub !== c.req.param('id'))
    return fail('invalid_token');
  const registration = await findApplication(c.env, config, claims['client_id'], now);
  return registration ? succeed(registration) : fail('invalid_token');
};

/**
 * A browser always sends an origin, a backend none. An application's own calls are checked too: a browser may remember
 * Basic credentials and send them for a page that never had them.
 */
const fromOwnOrigin = (
  c: AppContext,
  caller: Result<PublishedRegistration>,
): Result<PublishedRegistration> => {
  const origin = c.req.header('Origin');
  const own = !caller.ok || origin === undefined || caller.value.webOrigins.includes(origin);
  if (origin !== undefined) {
    // Also on a refusal: a page that cannot read why it was refused takes it for being offline. It tells nothing more.
    c.header('Access-Control-Allow-Origin', origin);
    c.header('Access-Control-Expose-Headers', 'X-Request-Id, Retry-After');
    c.header('Vary', 'Origin');
  }
  return own ? caller : fail('origin_not_allowed', `The web origin ${origin} is not registered.`);
};

/** Whether who holds this token may watch the session of the address. Nothing is reached for it. */
export const authorizeWatcher = async (
  c: AppContext,
  token: string | null,
): Promise<Result<PublishedRegistration>> => fromOwnOrigin(c, await applicationOfToken(c, token));

/** The same for what a watcher may do as well as the application itself, which calls as it does everywhere. */
export const authorizeWatcherOrApplication = async (
  c: AppContext,
): Promise<Result<PublishedRegistration>> => {
  const watcher = await applicationOfToken(c, bearerToken(c));
  return fromOwnOrigin(c, watcher.ok ? watcher : await authenticateApplication(c));
};

/** A preflight carries no token, so it is answered for any origin; the call itself is checked. */
export const preflight =
  (method: 'GET' | 'POST') =>
  (c: AppContext): Response => {
    const origin = c.req.header('Origin');
    return c.body(null, 204, {
      ...(origin ? { 'Access-Control-Allow-Origin': origin } : {}),
      'Access-Control-Allow-Headers': 'Authorization',
      'Access-Control-Allow-Methods': method,
      'Access-Control-Max-Age': '600',
      Vary: 'Origin',
    });
  };

/** Where the session stands, as a watcher may know it. */
export const sendSnapshot = (c: AppContext, snapshot: Result<SessionSnapshot>): Response => {
  if (!snapshot.ok) return sendProblem(c, snapshot);
  c.header('Cache-Control', 'no-store');
  return c.json(snapshot.value);
};
