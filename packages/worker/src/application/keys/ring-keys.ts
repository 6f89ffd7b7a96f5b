import type { Db } from '../../storage/transact.ts';

/** What the server saw of a key of the ring. Milliseconds since the epoch. */
export interface RingKeyRecord {
  readonly id: string;
  readonly seenAt: number;
  /** Since when it is the newest, or was the last time it was; `null` where it never was. */
  readonly newestAt: number | null;
  /** When it was first seen not to be the newest any more; `null` for the newest, and for one that never was. */
  readonly supersededAt: number | null;
}

/** Ids and times, never a secret. Only the object that keeps the ring's history has rows; they stay. */
export const createRingKeys = (db: Db): void =>
  db.run(`CREATE TABLE ring_keys (
    id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL, newest_at INTEGER, superseded_at INTEGER
  ) WITHOUT ROWID`);
