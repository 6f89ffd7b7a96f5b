import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { isOverdue, isTerminal } from '@keyfob/shared/link-session/reducer';
import { clearTimer, setTimer } from '../../storage/timers.ts';
import type { Desk } from '../desk.ts';
import type { GrantRecord, ProviderGrantRecord } from '../records.ts';
import { readGrants, readSealedAnswers, refreshableUntil } from '../tables/grants.ts';
import { hasToTell } from '../tables/outbox.ts';
import { hasSessions, openSessions, readSession } from '../tables/sessions.ts';
import { readProviderGrants, readVehicles } from '../tables/vehicles.ts';
import { removeVehicle } from './provider-access.ts';
import { moveSession } from './session-life.ts';

/** Time is up for a session, unless it slid on since the timer was set. */
export const expireSession = (desk: Desk, id: string): void => {
  const record = readSession(desk.db, id);
  if (!record || isTerminal(record.session.status)) clearTimer(desk.db, 'session-expiry', id);
  else if (isOverdue(record.session, desk.now)) moveSession(desk, record, { type: 'expired' });
  else setTimer(desk.db, { kind: 'session-expiry', key: id, dueAt: record.session.expiresAt });
};

/** When a grant stops being of use to anyone, in milliseconds; `Infinity` where that is for someone else to say. */
const endOfGrant = (desk: Desk, grant: GrantRecord): number => {
  if (grant.status === 'pending') return desk.now;
  if (grant.revokedAt !== null) return grant.revokedAt;
  if (!grant.tokens) return Number.POSITIVE_INFINITY;
  const lastToken = (grant.confirmedAt ?? grant.createdAt) + LIFETIMES.accessToken * 1000;
  return Math.max(lastToken, refreshableUntil(desk.db, grant.id) ?? 0);
};

/** Until when a garage is kept whatever happens in it: for a while after the last grant to its vehicles has ended. */
const keptUntil = (desk: Desk): number => {
  const standing = readVehicles(desk.db).some(({ status }) => status !== 'pending_removal');
  const ends = standing ? readGrants(desk.db).map((grant) => endOfGrant(desk, grant)) : [];
  return ends.length === 0 ? 0 : Math.max(...ends) + LIFETIMES.garageIdle * 1000;
};

/**
 * A garage without a live grant is given up: first its vehicles go back, then, the next time round, it is `empty` and
 * may be forgotten whole. One that never got so far goes as soon as its sessions are gone.
 */
export const idleGarage = (desk: Desk): 'kept' | 'empty' => {
  const again = (dueAt: number) => setTimer(desk.db, { kind: 'idle', key: '', dueAt });
  const until = keptUntil(desk);
  if (until > desk.now || hasSessions(desk.db)) {
    const soonest = desk.now + LIFETIMES.sessionKept * 1000;
    const latest = readSealedAnswers(desk.db).length > 0 ? soonest : desk.now + LIFETIMES.garageIdle * 1000;
    again(Math.max(Math.min(until, latest), soonest));
    return 'kept';
  }
  for (const { id } of readVehicles(desk.db)) removeVehicle(desk, id);
  const left = [...readProviderGrants(desk.db), ...readVehicles(desk.db)].length > 0;
  if (!left && !hasToTell(desk.db)) return 'empty';
  again(desk.now + LIFETIMES.outboxLease * 1000);
  return 'kept';
};

/** Everything of the owner's that providers still hold for us, and no way back: sessions end, vehicles leave. */
export const beginErasure = (desk: Desk): ProviderGrantRecord[] => {
  for (const record of openSessions(desk.db))
    moveSession(desk, record, { type: 'failed', reason: 'not_found' });
  for (const { id } of readVehicles(desk.db)) removeVehicle(desk, id);
  return readProviderGrants(desk.db);
};
