import type { Db } from '../storage/transact.ts';

/**
 * Every garage that ever told something, which each does at the end of a link session at the latest. What it keeps
 * sealed was sealed at `sealed_since` (milliseconds) or later: when it was made, or when all of it was sealed anew;
 * 0 where that is not known.
 */
export const createGarages = (db: Db): void => {
  db.run('CREATE TABLE garages (name TEXT PRIMARY KEY, sealed_since INTEGER NOT NULL) WITHOUT ROWID');
  db.run('INSERT INTO garages (name, sealed_since) SELECT DISTINCT garage, 0 FROM vehicles');
};

/** A garage that told something. One that is known stays as it is. */
export const meetGarage = (db: Db, name: string, madeAt: number): void =>
  db.run('INSERT OR IGNORE INTO garages (name, sealed_since) VALUES (?, ?)', name, madeAt);

export const forgetGarage = (db: Db, name: string): void =>
  db.run('DELETE FROM garages WHERE name = ?', name);
