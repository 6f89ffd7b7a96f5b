import type { Db } from '../../storage/transact.ts';
import type { Subscription } from './records.ts';
import { firstDue } from './tables.ts';

/** Looks that are on their way: until when nobody else is to have them, in milliseconds. In memory alone. */
export type OnTheirWay = ReadonlyMap<string, number>;

export const keyOf = ({ webhookId, vehicleId }: Pick<Subscription, 'webhookId' | 'vehicleId'>): string =>
  `${webhookId} ${vehicleId}`;

/** So many at a time, of one application: beyond that providers and receivers would feel it. */
export const MOST_ON_THEIR_WAY = 30;

/** Before its first verb an object of the release before has no such table. */
const isThere = (db: Db): boolean =>
  db.first("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'subscriptions'") !== null;

/** When somebody has to look next, in milliseconds; `null` where no vehicle is subscribed. */
export const dueOfSubscriptions = (db: Db, onTheirWay: OnTheirWay, now: number): number | null => {
  if (!isThere(db)) return null;
  const busy = new Map([...onTheirWay].filter(([, until]) => until > now));
  // Those that come back make room for others, and nothing is to be done before.
  if (busy.size >= MOST_ON_THEIR_WAY) return Math.min(...busy.values());
  const dues = firstDue(db, busy.size + 1).map((each) => busy.get(keyOf(each)) ?? each.dueAt);
  return dues.length === 0 ? null : Math.min(...dues);
};
