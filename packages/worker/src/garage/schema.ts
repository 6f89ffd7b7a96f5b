import type { Migration } from '../storage/migrate.ts';
import { createTimers } from '../storage/timers.ts';
import { createRevokedTokens } from './tables/revoked-tokens.ts';

/** Records are JSON beside the columns that are searched: one row, one write. */
const RECORD_TABLES = `
  CREATE TABLE garage (id INTEGER PRIMARY KEY CHECK (id = 1), record TEXT NOT NULL);
  CREATE TABLE link_sessions (
    id TEXT PRIMARY KEY, attempt_id TEXT UNIQUE, status TEXT NOT NULL, created_at INTEGER NOT NULL, record TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE codes (hash TEXT PRIMARY KEY, session_id TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE grants (id TEXT PRIMARY KEY, status TEXT NOT NULL, session_id TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE refresh_tokens (hash TEXT PRIMARY KEY, grant_id TEXT NOT NULL, record TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE connected_vehicles (
    id TEXT PRIMARY KEY, provider TEXT NOT NULL, upstream_id TEXT NOT NULL, status TEXT NOT NULL,
    provider_grant_id TEXT NOT NULL, record TEXT NOT NULL, UNIQUE (provider, upstream_id)
  ) WITHOUT ROWID;
  CREATE TABLE provider_grants (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE consent_receipts (id TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE idempotency_keys (
    hash TEXT PRIMARY KEY, request_hash TEXT NOT NULL, session_id TEXT NOT NULL, expires_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, created_at INTEGER NOT NULL,
    leased_until INTEGER NOT NULL, tries INTEGER NOT NULL, record TEXT NOT NULL
  );
`;

const first: Migration = (db) => {
  createTimers(db);
  for (const statement of RECORD_TABLES.split(';')) if (statement.trim()) db.run(statement);
};

/** The authorization server's tables: each piece has the SQL of its own. */
const second: Migration = (db) => {
  createRevokedTokens(db);
};

/** The Garage's tables (docs/storage.md), oldest change first. */
export const GARAGE_MIGRATIONS: readonly Migration[] = [first, second];
