import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Face } from '../../application/registration.ts';
import type { Desk } from '../desk.ts';
import type { CodeRecord, GrantRecord, SessionRecord } from '../records.ts';
import { readCode, readGrant, writeCode, writeGrant } from '../tables/grants.ts';
import { postEvent } from '../tables/outbox.ts';
import { readSession } from '../tables/sessions.ts';
import { readVehicle } from '../tables/vehicles.ts';
import { readGarage } from './create-session.ts';
import { moveVehicle, releaseProviderGrant } from './provider-access.ts';
import { issueRefreshToken, revokeGrant } from './refresh.ts';
import { moveSession } from './session-life.ts';

/** Who confirms, and what they prove it with. */
export interface Redemption {
  readonly codeHash: string;
  readonly applicationId: string;
  readonly face: Face;
  /** As sent to the token endpoint; `undefined` at `complete`, which has the session's id instead. */
  readonly redirectUri?: string | null;
  readonly sessionId?: string;
  /** S256 of the verifier sent, or `null` when none was. */
  readonly challenge: string | null;
  /** Hash of the refresh token to issue, where the grant is durable. */
  readonly refreshTokenHash: string | null;
}

type Check = (code: CodeRecord, by: Redemption, desk: Desk) => ErrorCode | null;

/**
 * Every condition on a code, in the order they are looked at. Whether it was used comes after all that prove who
 * asks: only a replay with everything right revokes (RFC 9700 §4.5), and nothing that fails burns the code.
 */
const CHECKS: readonly Check[] = [
  (_, by, desk) => (readGarage(desk.db)?.applicationId === by.applicationId ? null : 'code_foreign'),
  (code, by) => (code.face === by.face ? null : 'code_foreign'),
  (code, by) => (by.sessionId === undefined || by.sessionId === code.sessionId ? null : 'code_foreign'),
  (code, by) =>
    by.redirectUri === undefined || by.redirectUri === code.redirectUri ? null : 'redirect_uri_mismatch',
  (code, by) => (code.codeChallenge === by.challenge ? null : 'code_verifier_mismatch'),
  (code) => (code.usedAt === null ? null : 'code_replayed'),
  (code, _, desk) => (code.expiresAt > desk.now ? null : 'code_expired'),
];

/** What a confirmed link comes down to. */
export interface Confirmed {
  readonly record: SessionRecord;
  readonly grant: GrantRecord;
}

/** Consumes a code, after every check, and confirms the link it stands for. */
export const redeemCode = (desk: Desk, by: Redemption): Result<Confirmed> => {
  const code = readCode(desk.db, by.codeHash);
  if (!code) return fail('code_unknown');
  for (const check of CHECKS) {
    const problem = check(code, by, desk);
    if (problem === 'code_replayed') {
      desk.keep();
      revokeGrant(desk, code.grantId);
    }
    if (problem) return fail(problem);
  }
  const record = readSession(desk.db, code.sessionId);
  if (!record) return fail('code_unknown');
  const confirmed = confirm(desk, record);
  if (!confirmed.ok) return confirmed;
  writeCode(desk.db, { ...code, usedAt: desk.now });
  if (confirmed.value.grant.durable && by.refreshTokenHash)
    issueRefreshToken(desk, confirmed.value.grant.id, by.refreshTokenHash);
  return confirmed;
};

/** Confirms a link that brought no code back: only for a session made so, and told to the application (RFC 10027). */
export const confirmCodeless = (desk: Desk, sessionId: string, applicationId: string): Result<Confirmed> => {
  const record = readSession(desk.db, sessionId);
  if (!record || readGarage(desk.db)?.applicationId !== applicationId) return fail('not_found');
  if (record.session.confirmation !== 'codeless')
    return fail('validation_failed', 'This session is confirmed with the code its redirect brought.', 'code');
  const confirmed = confirm(desk, record);
  if (confirmed.ok)
    postEvent(desk, { type: 'link-session.confirmed-without-code', linkSessionId: sessionId });
  return confirmed;
};

/** The application says so: only now is the link done. */
const confirm = (desk: Desk, record: SessionRecord): Result<Confirmed> => {
  const { outcome } = record;
  const pending = outcome ? readGrant(desk.db, outcome.grantId) : null;
  if (!outcome || !pending)
    return fail(record.session.status === 'open' ? 'session_not_open' : 'session_finished');
  const grant: GrantRecord = { ...pending, status: 'active' };
  writeGrant(desk.db, grant);
  // The application may have removed one of them since its owner said yes.
  const vehicles = outcome.connectedVehicleIds
    .flatMap((id) => readVehicle(desk.db, id) ?? [])
    .filter(({ status }) => status !== 'pending_removal');
  if (vehicles.length === 0) return fail('vehicle_gone');
  const replaced = new Set<string>();
  for (const vehicle of vehicles) {
    if (vehicle.providerGrantId !== outcome.providerGrantId) replaced.add(vehicle.providerGrantId);
    const linked = {
      ...vehicle,
      scopes: outcome.scopes,
      providerGrantId: outcome.providerGrantId,
      pendingSessionId: null,
      authorizedAt: desk.now,
    };
    const moved = moveVehicle(desk, linked, 'confirmed');
    if (!moved.ok) return moved;
  }
  for (const providerGrantId of replaced) releaseProviderGrant(desk, providerGrantId);
  const completed = moveSession(desk, record, { type: 'completed' });
  return completed.ok ? succeed({ record: completed.value, grant }) : completed;
};
