import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { LinkSession } from '@keyfob/shared/link-session/session';
import { clearTimer, setTimer, setTimerBy } from '../storage/timers.ts';
import type { Db } from '../storage/transact.ts';

/** A link session that carries the application's label of its owner, as it was when it last changed its status. */
export interface ListedSession
  extends Pick<LinkSession, 'id' | 'status' | 'createdAt' | 'expiresAt' | 'history'> {
  readonly user: string;
  /** Milliseconds since the epoch. */
  readonly updatedAt: number;
}

export const PRUNE_LISTED_SESSIONS = 'prune-listed-sessions';

interface Row extends Record<string, SqlStorageValue> {
  readonly record: string;
}

export const createListedSessions = (db: Db): void => {
  db.run(`CREATE TABLE listed_sessions (
    id TEXT PRIMARY KEY, garage TEXT NOT NULL, user TEXT NOT NULL,
    created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, record TEXT NOT NULL
  ) WITHOUT ROWID`);
  db.run('CREATE INDEX listed_sessions_by_user ON listed_sessions (user, created_at, id)');
  db.run('CREATE INDEX listed_sessions_by_garage ON listed_sessions (garage)');
};

/**
 * How many are listed under one label, and in all. Anyone may open an application's Connect URL, under any label: beyond
 * these, links that came to nothing go first.
 */
const OF_LABEL = 200;
const OF_APPLICATION = 50_000;

/** The order in which they are given up. */
const LEAST_FIRST = "json_extract(record, '$.status') = 'completed', created_at, id";

const keepWithin = (db: Db, most: number): void =>
  db.run(
    `DELETE FROM listed_sessions WHERE id IN (
       SELECT id FROM listed_sessions ORDER BY ${LEAST_FIRST} LIMIT MAX(0, (SELECT COUNT(*) FROM listed_sessions) - ?)
     )`,
    most,
  );

const keepLabelWithin = (db: Db, user: string, most: number): void =>
  db.run(
    `DELETE FROM listed_sessions WHERE id IN (
       SELECT id FROM listed_sessions WHERE user = ?1
       ORDER BY ${LEAST_FIRST} LIMIT MAX(0, (SELECT COUNT(*) FROM listed_sessions WHERE user = ?1) - ?2)
     )`,
    user,
    most,
  );

const prunedBy = (now: number): number => now + LIFETIMES.sessionListPruned * 1000;

/**
 * Forgets what last moved too long ago, and sets the alarm to the next; a day's entries go together. Only here the list
 * is read as a whole.
 */
export const pruneListedSessions = (db: Db, now: number, most = OF_APPLICATION): void => {
  db.run('DELETE FROM listed_sessions WHERE updated_at <= ?', now - LIFETIMES.sessionListed * 1000);
  keepWithin(db, most);
  const oldest = db.first<{ at: number | null }>('SELECT MIN(updated_at) AS at FROM listed_sessions')?.at;
  const dueAt = Math.max((oldest ?? now) + LIFETIMES.sessionListed * 1000, prunedBy(now));
  if (oldest) setTimer(db, { kind: PRUNE_LISTED_SESSIONS, key: '', dueAt });
  else clearTimer(db, PRUNE_LISTED_SESSIONS, '');
};

const isListed = (db: Db, id: string): boolean =>
  db.first('SELECT 1 FROM listed_sessions WHERE id = ?', id) !== null;

/** Writes what is newer than what stands. Batches may come twice or late. */
export const listSessions = (
  db: Db,
  garage: string,
  sessions: readonly ListedSession[],
  now: number,
): void => {
  for (const session of sessions) {
    const { id, user, createdAt, updatedAt } = session;
    if (!isListed(db, id)) keepLabelWithin(db, user, OF_LABEL - 1);
    db.run(
      `INSERT INTO listed_sessions (id, garage, user, created_at, updated_at, record)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6)
       ON CONFLICT (id) DO UPDATE SET updated_at = ?5, record = ?6 WHERE updated_at <= ?5`,
      id,
      garage,
      user,
      createdAt,
      updatedAt,
      JSON.stringify(session),
    );
  }
  if (sessions.length > 0) setTimerBy(db, { kind: PRUNE_LISTED_SESSIONS, key: '', dueAt: prunedBy(now) });
};

/** Where a page of the list ended. */
export interface SessionCursor {
  readonly createdAt: number;
  readonly id: string;
}

/** Sessions under one label, newest first. */
export const readListedSessions = (
  db: Db,
  user: string,
  before: SessionCursor | null,
  limit: number,
): ListedSession[] =>
  db
    .all<Row>(
      `SELECT record FROM listed_sessions WHERE user = ?1 AND (created_at, id) < (?2, ?3)
       ORDER BY created_at DESC, id DESC LIMIT ?4`,
      user,
      before?.createdAt ?? Number.MAX_SAFE_INTEGER,
      before?.id ?? '',
      limit,
    )
    .map(({ record }) => JSON.parse(record));

/** The sessions of a garage that is no more. */
export const eraseListedSessions = (db: Db, garage: string): void =>
  db.run('DELETE FROM listed_sessions WHERE garage = ?', garage);
