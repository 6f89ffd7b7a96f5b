import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { Db } from '../../storage/transact.ts';
import type { DeliveryRecord, WebhookRecord } from './records.ts';
import { firstDueAt, leasedDeliveries, oldestDelivery, readWebhooks } from './tables.ts';

/** When an application's deliveries want its alarm follows from what they are. Times are milliseconds since the epoch. */

const LEASE = LIFETIMES.webhookLease * 1000;
const PRUNED = LIFETIMES.webhookLogPruned * 1000;

/** Whether a Worker has it: the lease is what stands for its next try. */
const isOut = ({ triedAt, nextAt }: DeliveryRecord): boolean =>
  triedAt !== null && nextAt === triedAt + LEASE;

/** When the round that is under way is taken for lost; 0 where none is. */
const endOfRound = (db: Db, webhookId: string, now: number): number =>
  Math.max(
    0,
    ...leasedDeliveries(db, webhookId, now, now + LEASE)
      .filter(isOut)
      .flatMap(({ nextAt }) => nextAt ?? []),
  );

/** From when on the next round to an endpoint may leave: never two at a time, and none while it is left in peace. */
export const opensAt = (db: Db, { id, resumeAt }: WebhookRecord, now: number): number =>
  Math.max(resumeAt, endOfRound(db, id, now), now);

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
