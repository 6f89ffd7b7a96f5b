import type { Migration } from '../storage/migrate.ts';
import { createTimers } from '../storage/timers.ts';
import { createDepartures } from './departure.ts';
import { createGarages } from './garages.ts';
import { createRingKeys } from './keys/ring-keys.ts';
import { createListedSessions } from './listed-sessions.ts';
import { addConnectedAt, addExternalId, createManagementTokens } from './management/tables.ts';
import { createPushedRequests } from './pushed-requests.ts';
import { createClientIdReservation } from './registration/client-id.ts';
import { createSubscriptions } from './subscriptions/tables.ts';
import { createWebhooks } from './webhooks/tables.ts';

/** What an object has that keeps values which may be used once, and nothing else. */
const first: Migration = (db) => {
  createTimers(db);
  db.run('CREATE TABLE single_use (key TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID');
};

/** What an application has besides: each piece has the SQL of its own. */
const second: Migration = (db) => {
  db.run(`CREATE TABLE registration (
    id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL, published_version INTEGER NOT NULL, record TEXT NOT NULL
  )`);
  db.run(`CREATE TABLE vehicles (
    id TEXT PRIMARY KEY, garage TEXT NOT NULL, provider TEXT NOT NULL, status TEXT NOT NULL, updated_at INTEGER NOT NULL
  ) WITHOUT ROWID`);
  db.run('CREATE INDEX vehicles_by_garage ON vehicles (garage)');
  createClientIdReservation(db);
  createDepartures(db);
  createGarages(db);
  createPushedRequests(db);
  createRingKeys(db);
  createWebhooks(db);
};

/** Management: its tokens, and since when each vehicle is connected. */
const third: Migration = (db) => {
  createManagementTokens(db);
  addConnectedAt(db);
};

/** Sessions under a label of the application. */
const fourth: Migration = createListedSessions;

/** The vehicles that webhooks are told of. */
const fifth: Migration = createSubscriptions;

/** Whose connections they are, in the application's words. */
const sixth: Migration = addExternalId;

/** The Application's tables (docs/storage.md), oldest change first. */
export const APPLICATION_MIGRATIONS: readonly Migration[] = [first, second, third, fourth, fifth, sixth];
