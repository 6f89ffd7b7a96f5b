import type { Migration } from '../storage/migrate.ts';
import { createTimers } from '../storage/timers.ts';
import { createClientIdReservation } from './client-id.ts';
import { createDepartures } from './departure.ts';
import { createGarages } from './garages.ts';
import { createPushedRequests } from './pushed-requests.ts';
import { createRingKeys } from './ring-keys.ts';
import { createWebhooks } from './webhooks/tables.ts';

const first: Migration = (db) => {
  createTimers(db);
  db.run(`CREATE TABLE registration (
    id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, published_version INTEGER NOT NULL, record TEXT NOT NULL
  )`);
  db.run('CREATE TABLE single_use (key TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID');
  db.run(`CREATE TABLE vehicles (
    id TEXT PRIMARY KEY, garage TEXT NOT NULL, provider TEXT NOT NULL, status TEXT NOT NULL, updated_at INTEGER NOT NULL
  ) WITHOUT ROWID`);
  db.run('CREATE INDEX vehicles_by_garage ON vehicles (garage)');
};

/** The authorization server's tables: each piece has the SQL of its own. */
const second: Migration = (db) => {
  createClientIdReservation(db);
  createDepartures(db);
  createGarages(db);
  createPushedRequests(db);
  createRingKeys(db);
  createWebhooks(db);
};

/** The Application's tables (docs/storage.md), oldest change first. */
export const APPLICATION_MIGRATIONS: readonly Migration[] = [first, second];
