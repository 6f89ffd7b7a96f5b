import type { Db } from '../../storage/transact.ts';

/** Without an index by time: to read every line costs a thousandth of what it costs to write one more. */
export const createSubscriptions = (db: Db): void => {
  db.run(`CREATE TABLE subscriptions (
    webhook_id TEXT NOT NULL, vehicle_id TEXT NOT NULL, garage TEXT NOT NULL, due_at INTEGER NOT NULL,
    record TEXT NOT NULL, PRIMARY KEY (webhook_id, vehicle_id)
  ) WITHOUT ROWID`);
};

/** When the first is due after a time; in milliseconds, `null` where none is. */
export const firstDue = (db: Db, after: number): number | null =>
  db.first<{ at: number | null }>('SELECT MIN(due_at) AS at FROM subscriptions WHERE due_at > ?', after)
    ?.at ?? null;

/** With its webhook. */
export const endSubscriptionsOfWebhook = (db: Db, webhookId: string): void =>
  db.run('DELETE FROM subscriptions WHERE webhook_id = ?', webhookId);

/** With its vehicle. */
export const endSubscriptionsOfVehicle = (db: Db, vehicleId: string): void =>
  db.run('DELETE FROM subscriptions WHERE vehicle_id = ?', vehicleId);

/** With its user. */
export const endSubscriptionsOfGarage = (db: Db, garage: string): void =>
  db.run('DELETE FROM subscriptions WHERE garage = ?', garage);
