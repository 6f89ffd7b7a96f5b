import type { Db } from '../../storage/transact.ts';
import type { Subscription } from './records.ts';

interface Row extends Record<string, SqlStorageValue> {
  record: string;
}

const parsed = (rows: readonly Row[]): Subscription[] => rows.map(({ record }) => JSON.parse(record));

export const readSubscription = (db: Db, webhookId: string, vehicleId: string): Subscription | null =>
  parsed(
    db.all<Row>(
      'SELECT record FROM subscriptions WHERE webhook_id = ? AND vehicle_id = ?',
      webhookId,
      vehicleId,
    ),
  )[0] ?? null;

export const writeSubscription = (db: Db, subscription: Subscription): void =>
  db.run(
    'INSERT OR REPLACE INTO subscriptions (webhook_id, vehicle_id, garage, due_at, record) VALUES (?, ?, ?, ?, ?)',
    subscription.webhookId,
    subscription.vehicleId,
    subscription.garage,
    subscription.dueAt,
    JSON.stringify(subscription),
  );

/** What is due, longest first. */
export const dueSubscriptions = (db: Db, now: number, limit: number): Subscription[] =>
  parsed(
    db.all<Row>('SELECT record FROM subscriptions WHERE due_at <= ? ORDER BY due_at LIMIT ?', now, limit),
  );

/** A page of a webhook's vehicles by id, beyond `after`. */
export const subscriptionsOf = (db: Db, webhookId: string, after: string, limit: number): Subscription[] =>
  parsed(
    db.all<Row>(
      'SELECT record FROM subscriptions WHERE webhook_id = ? AND vehicle_id > ? ORDER BY vehicle_id LIMIT ?',
      webhookId,
      after,
      limit,
    ),
  );

export const deleteSubscription = (db: Db, webhookId: string, vehicleId: string): void =>
  db.run('DELETE FROM subscriptions WHERE webhook_id = ? AND vehicle_id = ?', webhookId, vehicleId);
