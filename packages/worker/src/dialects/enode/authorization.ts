import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { isOverdue } from '@keyfob/shared/link-session/reducer';
import { fail } from '@keyfob/shared/result';
import { siblingHandle } from '../../crypto/handle.ts';
import { garageOfHandle } from '../../garage/garage-of.ts';
import type { SessionRecord } from '../../garage/records.ts';
import type { Authorization } from '../../garage/verbs/walk-session.ts';
import { presentExistingLink } from '../../link/entry.ts';
import { readOwnerCookie } from '../../link/owner-cookie.ts';
import type { CheckedRequest } from '../../oauth/authorization-request.ts';
import type { Present } from '../../oauth/authorize.ts';
import { permissionsOf } from './scopes.ts';

interface Comeback {
  readonly authorization: Authorization;
  /** Hash of the browser's cookie; `null` where it sent none. */
  readonly browser: string | null;
  readonly now: number;
}

type Check = (record: SessionRecord, comeback: Comeback) => ErrorCode | null;

const sameRequest = ({ request }: SessionRecord, { authorization }: Comeback): boolean =>
  request.redirectUri === authorization.redirectUri &&
  request.codeChallenge === authorization.codeChallenge &&
  (request.dpopKey ?? null) === authorization.dpopKey &&
  request.durable === authorization.durable &&
  request.scopes.join(' ') === authorization.scopes.join(' ');

/** What the session behind a linkState has to pass, in order. Opened, it goes on only as it was opened. */
const CHECKS: readonly Check[] = [
  ({ request }) => (request.face === 'enode' ? null : 'not_found'),
  ({ session }, { now }) =>
    session.status === 'expired' || isOverdue(session, now) ? 'session_expired' : null,
  ({ session }) => (session.status === 'created' || session.status === 'open' ? null : 'session_finished'),
  ({ browser }, comeback) => (browser === null || browser === comeback.browser ? null : 'session_elsewhere'),
  (record, comeback) =>
    record.session.status === 'created' || sameRequest(record, comeback) ? null : 'session_not_open',
];

/** Why a session may not be continued by an authorization request; `null` where it may. */
export const obstacle = (record: SessionRecord, comeback: Comeback): ErrorCode | null => {
  for (const check of CHECKS) {
    const problem = check(record, comeback);
    if (problem) return problem;
  }
  return null;
};

const authorizationOf = (request: CheckedRequest): Authorization => ({
  redirectUri: request.redirect,
  scopes: permissionsOf(request.scopes, request.registration.scopes),
  durable: request.scopes.includes('offline_access'),
  codeChallenge: request.codeChallenge,
  dpopKey: request.dpopKey,
  state: request.state,
});

/** `/enode/oauth2/auth`: continues the session that `state`, the linkState, stands for. */
export const presentLinkState: Present = async (c, request) => {
  const found = await garageOfHandle(c.env, c.var.config, 'link', request.state ?? '');
  if (!found) return fail('invalid_request', 'The state is not a linkState.', 'state');
  const { registration } = request;
  const sessionId = await siblingHandle(c.var.config.routing, found.handle, 'linkSession');
  const record = await found.garage.readSession(registration.clientId, sessionId);
  if (!record.ok) return record;
  const authorization = authorizationOf(request);
  const browser = (await readOwnerCookie(c))?.hash ?? null;
  const problem = obstacle(record.value, { authorization, browser, now: c.var.now });
  if (problem) return fail(problem);
  const { language, userHint } = record.value.request;
  const about = { redirectUri: authorization.redirectUri, language, userHint };
  return presentExistingLink(c, registration, sessionId, about, authorization);
};
