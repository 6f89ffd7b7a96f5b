import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { isOverdue, isTerminal } from '@keyfob/shared/link-session/reducer';
import { clearTimer, setTimer } from '../../storage/timers.ts';
import type { Desk } from '../desk.ts';
import type { ProviderGrantRecord } from '../records.ts';
import { deleteCodesOf, hasLiveGrant } from '../tables/grants.ts';
import { deleteSession, openSessions, readSession } from '../tables/sessions.ts';
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

export const eraseSession = (desk: Desk, id: string): void => {
  deleteCodesOf(desk.db, id);
  deleteSession(desk.db, id);
  clearTimer(desk.db, 'session-erasure', id);
};

/**
 * A garage with no live grant and no open session is given up: first its vehicles go back, then, the next time
 * round, it is `empty` and may be forgotten whole.
 */
export const idleGarage = (desk: Desk): 'kept' | 'empty' => {
  const again = (seconds: number) =>
    setTimer(desk.db, { kind: 'idle', key: '', dueAt: desk.now + seconds * 1000 });
  if (hasLiveGrant(desk.db) || openSessions(desk.db).length > 0) {
    again(LIFETIMES.garageIdle);
    return 'kept';
  }
  for (const { id } of readVehicles(desk.db)) removeVehicle(desk, id);
  if (readProviderGrants(desk.db).length === 0 && readVehicles(desk.db).length === 0) return 'empty';
  again(LIFETIMES.outboxLease);
  return 'kept';
};

/** Everything of the owner's that providers still hold for us, and no way back: sessions end, vehicles leave. */
export const beginErasure = (desk: Desk): ProviderGrantRecord[] => {
  for (const record of openSessions(desk.db))
    moveSession(desk, record, { type: 'failed', reason: 'not_found' });
  for (const { id } of readVehicles(desk.db)) removeVehicle(desk, id);
  return readProviderGrants(desk.db);
};
