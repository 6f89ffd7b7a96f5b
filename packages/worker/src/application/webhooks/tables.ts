import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { Db } from '../../storage/transact.ts';
import { endSubscriptionsOfWebhook } from '../subscriptions/tables.ts';
import { eventIdsFrom } from './event.ts';
import type { DeliveryRecord, WebhookRecord } from './records.ts';

const LEASE = LIFETIMES.webhookLease * 1000;

interface Row extends Record<string, SqlStorageValue> {
  record: string;
}

/** `deliveries` is both the queue and the log: what has a `next_at` waits, and only that is in the index. */
export const createWebhooks = (db: Db): void => {
  db.run('CREATE TABLE webhooks (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID');
  db.run(`CREATE TABLE deliveries (
    webhook_id TEXT NOT NULL, id TEXT NOT NULL, garage TEXT, next_at INTEGER, record TEXT NOT NULL,
    PRIMARY KEY (webhook_id, id)
  ) WITHOUT ROWID`);
  db.run('CREATE INDEX deliveries_waiting ON deliveries (webhook_id, next_at) WHERE next_at IS NOT NULL');
};

const parsed = <T>(rows: readonly Row[]): T[] => rows.map(({ record }) => JSON.parse(record) as T);

/** Oldest first. There are never more than a few. */
export const readWebhooks = (db: Db): WebhookRecord[] =>
  parsed<WebhookRecord>(db.all<Row>('SELECT record FROM webhooks')).toSorted(
    (a, b) => a.createdAt - b.createdAt,
  );

/** Of the endpoints that hear events: what speaks another protocol is the application's own to make and end. */
export const eventWebhooks = (db: Db): WebhookRecord[] =>
  readWebhooks(db).filter(({ smartcar }) => !smartcar);

export const webhookUrls = (db: Db): string[] =>
  eventWebhooks(db)
    .map(({ url }) => url)
    .toSorted();

export const readWebhook = (db: Db, id: string): WebhookRecord | null =>
  parsed<WebhookRecord>(db.all<Row>('SELECT record FROM webhooks WHERE id = ?', id))[0] ?? null;

export const writeWebhook = (db: Db, webhook: WebhookRecord): void =>
  db.run('INSERT OR REPLACE INTO webhooks (id, record) VALUES (?, ?)', webhook.id, JSON.stringify(webhook));

/** With its log, and its subscriptions. */
export const deleteWebhook = (db: Db, id: string): void => {
  db.run('DELETE FROM webhooks WHERE id = ?', id);
  db.run('DELETE FROM deliveries WHERE webhook_id = ?', id);
  endSubscriptionsOfWebhook(db, id);
};

/** Leaves a delivery as it is that was there before: the same event may come twice. */
export const addDelivery = (db: Db, delivery: DeliveryRecord): void =>
  db.run(
    'INSERT OR IGNORE INTO deliveries (webhook_id, id, garage, next_at, record) VALUES (?, ?, ?, ?, ?)',
    delivery.webhookId,
    delivery.id,
    delivery.garage,
    delivery.nextAt,
    JSON.stringify(delivery),
  );

export const writeDelivery = (db: Db, delivery: DeliveryRecord): void =>
  db.run(
    'UPDATE deliveries SET next_at = ?, record = ? WHERE webhook_id = ? AND id = ?',
    delivery.nextAt,
    JSON.stringify(delivery),
    delivery.webhookId,
    delivery.id,
  );

export const readDelivery = (db: Db, webhookId: string, id: string): DeliveryRecord | null =>
  parsed<DeliveryRecord>(
    db.all<Row>('SELECT record FROM deliveries WHERE webhook_id = ? AND id = ?', webhookId, id),
  )[0] ?? null;

/** What is to be tried now, longest waiting first: one that keeps failing falls behind those that were not tried yet. */
export const dueDeliveries = (db: Db, webhookId: string, now: number, limit: number): DeliveryRecord[] =>
  parsed(
    db.all<Row>(
      'SELECT record FROM deliveries WHERE webhook_id = ? AND next_at <= ? ORDER BY next_at, id LIMIT ?',
      webhookId,
      now,
      limit,
    ),
  );

/** The newest that nobody tried yet: it has nothing to do with what was refused. */
export const newestUntried = (db: Db, webhookId: string, now: number): DeliveryRecord | null =>
  parsed<DeliveryRecord>(
    db.all<Row>(
      `SELECT record FROM deliveries WHERE webhook_id = ? AND next_at <= ? AND json_extract(record, '$.tries') = 0
       ORDER BY next_at DESC, id DESC LIMIT 1`,
      webhookId,
      now,
    ),
  )[0] ?? null;

/**
 * Until when a Worker has some of an endpoint's, in milliseconds; `null` where none has. What a Worker has is due a
 * whole lease after its try; what waits for its next try stands among it, however much that is.
 */
export const leasedUntil = (db: Db, webhookId: string, now: number): number | null =>
  db.first<{ at: number | null }>(
    `SELECT MAX(next_at) AS at FROM deliveries WHERE webhook_id = ?1 AND next_at > ?2 AND next_at <= ?2 + ?3
     AND json_extract(record, '$.triedAt') = next_at - ?3`,
    webhookId,
    now,
    LEASE,
  )?.at ?? null;

/** Some of what waits. */
export const waitingDeliveries = (db: Db, webhookId: string, limit: number): DeliveryRecord[] =>
  parsed(
    db.all<Row>(
      'SELECT record FROM deliveries WHERE webhook_id = ? AND next_at IS NOT NULL LIMIT ?',
      webhookId,
      limit,
    ),
  );

/** The test of an endpoint that is under way: what waits and is of no garage. */
export const waitingTest = (db: Db, webhookId: string): DeliveryRecord | null =>
  parsed<DeliveryRecord>(
    db.all<Row>(
      'SELECT record FROM deliveries WHERE webhook_id = ? AND next_at IS NOT NULL AND garage IS NULL LIMIT 1',
      webhookId,
    ),
  )[0] ?? null;

/** When the first of an endpoint's is to be tried, in milliseconds; `null` where none waits. */
export const firstDueAt = (db: Db, webhookId: string): number | null =>
  db.first<{ at: number | null }>(
    'SELECT MIN(next_at) AS at FROM deliveries WHERE webhook_id = ? AND next_at IS NOT NULL',
    webhookId,
  )?.at ?? null;

/** A page of the log, newest first. `before`: the id a page before ended with. */
export const readDeliveries = (
  db: Db,
  webhookId: string,
  before: string | null,
  limit: number,
): DeliveryRecord[] =>
  parsed(
    db.all<Row>(
      'SELECT record FROM deliveries WHERE webhook_id = ? AND id < ? ORDER BY id DESC LIMIT ?',
      webhookId,
      before ?? 'evt_~',
      limit,
    ),
  );

/** The time of the oldest event in the log that does not wait any more; `null` where there is none. */
export const oldestDelivery = (db: Db, webhooks: readonly WebhookRecord[]): number | null => {
  const oldest = 'SELECT id FROM deliveries WHERE webhook_id = ? AND next_at IS NULL ORDER BY id LIMIT 1';
  const ids = webhooks.flatMap(({ id }) => db.first<{ id: string }>(oldest, id)?.id ?? []);
  const times = ids.map((id) => Number.parseInt(id.slice(4, 16), 16));
  return times.length === 0 ? null : Math.min(...times);
};

/** Forgets what happened before a time (milliseconds) and does not wait any more. */
export const pruneDeliveries = (db: Db, before: number): void => {
  for (const { id } of readWebhooks(db))
    db.run(
      'DELETE FROM deliveries WHERE webhook_id = ? AND id < ? AND next_at IS NULL',
      id,
      eventIdsFrom(before),
    );
};

/**
 * Forgets what was, and what is still to be, told of a user. It reads the whole log; users are erased seldom. A round
 * that is under way is one still where all of it is forgotten.
 */
export const eraseDeliveriesOf = (db: Db, garage: string, now: number): void => {
  for (const webhook of readWebhooks(db)) {
    const until = leasedUntil(db, webhook.id, now) ?? 0;
    if (until > webhook.resumeAt) writeWebhook(db, { ...webhook, resumeAt: until });
  }
  db.run('DELETE FROM deliveries WHERE garage = ?', garage);
};
