import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { Db } from '../../storage/transact.ts';
import type { WebhookRecord } from './records.ts';
import { firstDueAt, leasedUntil, oldestDelivery, readWebhooks } from './tables.ts';

/** When an application's deliveries want its alarm follows from what they are. Times are milliseconds since the epoch. */

const PRUNED = LIFETIMES.webhookLogPruned * 1000;

/**
 * From when on the next round to an endpoint may leave: never two at a time, but where the one before is taken for lost,
 * and none while it is left in peace.
 */
export const opensAt = (db: Db, { id, resumeAt }: WebhookRecord, now: number): number =>
  Math.max(resumeAt, leasedUntil(db, id, now) ?? 0, now);

/** When the end of the log is forgotten next: what is of one day goes together. */
const pruneAt = (db: Db, webhooks: readonly WebhookRecord[]): number => {
  const oldest = oldestDelivery(db, webhooks);
  if (oldest === null) return Number.POSITIVE_INFINITY;
  return Math.ceil((oldest + LIFETIMES.webhookLog * 1000) / PRUNED) * PRUNED;
};

/** When there is something to deliver or to forget; `null` where nothing comes by time alone. */
export const dueOfDeliveries = (db: Db, now: number): number | null => {
  const webhooks = readWebhooks(db);
  const starts = webhooks.flatMap((webhook) => {
    const first = firstDueAt(db, webhook.id);
    return first === null ? [] : [Math.max(first, opensAt(db, webhook, now))];
  });
  const next = Math.min(pruneAt(db, webhooks), ...starts);
  return Number.isFinite(next) ? next : null;
};
