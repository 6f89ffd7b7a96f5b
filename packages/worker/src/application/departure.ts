import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { clearTimer, setTimer } from '../storage/timers.ts';
import type { Db } from '../storage/transact.ts';
import { eraseFromListing } from './listing.ts';
import { readReservation } from './registration/client-id.ts';

const DEPART = 'depart';
const BATCH = 20;
/** While a provider does not take its access back a garage is asked less and less often, at least once in so many leases. */
const SLOWEST = 64;

/** The garages of a deleted application that are not known to be gone yet. */
export const createDepartures = (db: Db): void => {
  db.run(
    'CREATE TABLE departures (garage TEXT PRIMARY KEY, due_at INTEGER NOT NULL, tries INTEGER NOT NULL) WITHOUT ROWID',
  );
  db.run('CREATE INDEX departures_by_time ON departures (due_at)');
};

const rearm = (db: Db): void => {
  const next = db.first<{ at: number | null }>('SELECT MIN(due_at) AS at FROM departures')?.at;
  if (next === null || next === undefined) clearTimer(db, DEPART, '');
  else setTimer(db, { kind: DEPART, key: '', dueAt: next });
};

const isDeleted = (db: Db): boolean => readReservation(db)?.reason === 'deleted';

/** Every garage that is known is to go. */
export const beginDeparture = (db: Db, now: number): void => {
  db.run(
    `INSERT OR IGNORE INTO departures (garage, due_at, tries)
     SELECT garage, ?, 0 FROM (SELECT garage FROM vehicles UNION SELECT name FROM garages)`,
    now,
  );
  rearm(db);
};

/** A garage that is heard of after its application was deleted goes like the others. */
export const departLate = (db: Db, garage: string, now: number): void => {
  if (!isDeleted(db)) return;
  db.run('INSERT OR IGNORE INTO departures (garage, due_at, tries) VALUES (?, ?, 0)', garage, now);
  rearm(db);
};

/** What the alarm does next: the garages to send away, and whose they were. */
export interface Departing {
  readonly applicationId: string;
  readonly jurisdiction: 'eu' | 'unrestricted';
  readonly garages: readonly string[];
}

interface Row extends Record<string, SqlStorageValue> {
  garage: string;
  tries: number;
}

/** Hands out a batch, each put off first: what is not heard of again comes back, later each time. */
export const leaseDepartures = (db: Db, now: number): Departing | null => {
  const reserved = readReservation(db);
  if (reserved?.reason !== 'deleted') {
    clearTimer(db, DEPART, '');
    return null;
  }
  const rows = db.all<Row>(
    'SELECT garage, tries FROM departures WHERE due_at <= ? ORDER BY due_at LIMIT ?',
    now,
    BATCH,
  );
  for (const { garage, tries } of rows) {
    const wait = LIFETIMES.outboxLease * 1000 * Math.min(2 ** Math.min(tries, 10), SLOWEST);
    db.run('UPDATE departures SET due_at = ?, tries = tries + 1 WHERE garage = ?', now + wait, garage);
  }
  rearm(db);
  const { clientId: applicationId, jurisdiction } = reserved;
  return { applicationId, jurisdiction, garages: rows.map(({ garage }) => garage) };
};

/** Where a deleted application is, while any of its garages is left. */
export interface Departed {
  readonly clientId: string;
  readonly jurisdiction: 'eu' | 'unrestricted';
}

export const departedWithRest = (db: Db): Departed | null => {
  const reserved = readReservation(db);
  if (reserved?.reason !== 'deleted' || db.first('SELECT 1 FROM departures') === null) return null;
  return { clientId: reserved.clientId, jurisdiction: reserved.jurisdiction };
};

/** These are gone. Answers whether any are left. */
export const settleDepartures = (db: Db, gone: readonly string[]): boolean => {
  for (const garage of gone) {
    eraseFromListing(db, garage);
    db.run('DELETE FROM departures WHERE garage = ?', garage);
  }
  rearm(db);
  return departedWithRest(db) !== null;
};
