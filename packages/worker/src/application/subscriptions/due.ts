import type { Db } from '../../storage/transact.ts';
import type { Subscription } from './records.ts';
import { firstDue } from './tables.ts';

/** Looks that are on their way: until when nobody else is to have them, in milliseconds. In memory alone. */
export type OnTheirWay = ReadonlyMap<string, number>;

export const keyOf = ({ webhookId, vehicleId }: Pick<Subscription, 'webhookId' | 'vehicleId'>): string =>
  `${webhookId} ${vehicleId}`;

/** Before its first verb an object of the release before has no such table. */
const isThere = (db: Db): boolean =>
  db.first("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'subscriptions'") !== null;

/**
 * When somebody has to look next, in milliseconds; `null` where no vehicle is subscribed. While looks are on their way
 * what is due already waits for the first of them that comes back.
 */
export const dueOfSubscriptions = (db: Db, onTheirWay: OnTheirWay, now: number): number | null => {
  if (!isThere(db)) return null;
  const leases = [...onTheirWay.values()].filter((until) => until > now);
  const next = Math.min(...leases, firstDue(db, leases.length > 0 ? now : 0) ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(next) ? next : null;
};
