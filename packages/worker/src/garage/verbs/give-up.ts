import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { setTimer } from '../../storage/timers.ts';
import type { Desk } from '../desk.ts';
import { readProviderGrants, readVehicles } from '../tables/vehicles.ts';
import { beginErasure } from './housekeeping.ts';
import { releaseProviderGrant } from './provider-access.ts';

/** What is of no use to anyone once there is no application: nobody can confirm, redeem, refresh or read any more. */
const OF_NO_USE = [
  'link_sessions',
  'codes',
  'idempotency_keys',
  'grants',
  'refresh_tokens',
  'revoked_tokens',
  'consent_receipts',
] as const;

/**
 * The application is gone, and with it everything of the owner's but what providers still hold for us: that goes by the
 * outbox, and the idle timer forgets the rest. `empty` once nothing is left to give back.
 */
export const giveUpGarage = (desk: Desk): 'waiting' | 'empty' => {
  beginErasure(desk);
  for (const { id } of readProviderGrants(desk.db)) releaseProviderGrant(desk, id);
  for (const table of OF_NO_USE) desk.db.run(`DELETE FROM ${table}`);
  desk.db.run("DELETE FROM timers WHERE kind IN ('session-expiry', 'session-erasure')");
  if (readProviderGrants(desk.db).length === 0 && readVehicles(desk.db).length === 0) return 'empty';
  setTimer(desk.db, { kind: 'idle', key: '', dueAt: desk.now + LIFETIMES.outboxLease * 1000 });
  return 'waiting';
};
