import type { Db } from './transact.ts';

/** One step of a schema. Expand first, contract a release later: the Worker before must still work with it. */
export type Migration = (db: Db) => void;

const exists = (db: Db): boolean =>
  db.first("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'") !== null;

/** The version of the tables that are there: how many migrations ran; 0 where nothing was ever created. */
export const schemaVersion = (db: Db): number =>
  exists(db) ? (db.first<{ version: number }>('SELECT version FROM schema_version')?.version ?? 0) : 0;

/** Runs the migrations that have not run yet. A newer object than this Worker is left as it is. */
export const migrate = (db: Db, migrations: readonly Migration[]): void => {
  const version = schemaVersion(db);
  if (version >= migrations.length) return;
  if (version === 0) {
    db.run('CREATE TABLE schema_version (version INTEGER NOT NULL)');
    db.run('INSERT INTO schema_version (version) VALUES (0)');
  }
  for (const migration of migrations.slice(version)) migration(db);
  db.run('UPDATE schema_version SET version = ?', migrations.length);
};
