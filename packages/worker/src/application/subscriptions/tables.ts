import type { Db } from '../../storage/transact.ts';
import type { Subscription } from './records.ts';

interface Row extends Record<string, SqlStorageValue> {
  record: string;
}

/** Without an index by time: to read every line costs a thousandth of what it costs to write one more. */
export const createSubscriptions = (db: Db): void => {
  db.run(`CREATE TABLE subscriptions (
    webhook_id TEXT NOT NULL, vehicle_id TEXT NOT NULL, garage TEXT NOT NULL, due_at INTEGER NOT NULL,
    record TEXT NOT NULL, PRIMARY KEY (webhook_id, vehicle_id)
  ) WITHOUT ROWID`);
};

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

/** Which of them is due when, the first ones first; in milliseconds. */
export const firstDue = (
  db: Db,
  limit: number,
): { readonly webhookId: string; readonly vehicleId: string; readonly dueAt: number }[] =>
  db
    .all<{ webhook_id: string; vehicle_id: string; due_at: number }>(
      'SELECT webhook_id, vehicle_id, due_at FROM subscriptions ORDER BY due_at LIMIT ?',
      limit,
    )
    .map(({ webhook_id, vehicle_id, due_at }) => ({
      webhookId: webhook_id,
      vehicleId: vehicle_id,
      dueAt: due_at,
    }));

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

/** With its webhook. */
export const endSubscriptionsOfWebhook = (db: Db, webhookId: string): void =>
  db.run('DELETE FROM subscriptions WHERE webhook_id = ?', webhookId);

/** With its vehicle. */
export const endSubscriptionsOfVehicle = (db: Db, vehicleId: string): void =>
  db.run('DELETE FROM subscriptions WHERE vehicle_id = ?', vehicleId);

/** With its user. */
export const endSubscriptionsOfGarage = (db: Db, garage: string): void =>
  db.run('DELETE FROM subscriptions WHERE garage = ?', garage);
