import type { Db } from './transact.ts';

/** An object has one alarm; this table is what it is for. A timer that runs twice must do no harm. */
export interface Timer<Kind extends string = string> {
  readonly kind: Kind;
  readonly key: string;
  /** Milliseconds since the epoch. */
  readonly dueAt: number;
}

/** A timer that failed is tried again after this long, in milliseconds. */
export const RETRY_MS = 60_000;

export const createTimers = (db: Db): void =>
  db.run(`CREATE TABLE timers (
    kind TEXT NOT NULL, key TEXT NOT NULL, due_at INTEGER NOT NULL, PRIMARY KEY (kind, key)
  ) WITHOUT ROWID`);

export const setTimer = (db: Db, timer: Timer): void =>
  db.run(
    'INSERT OR REPLACE INTO timers (kind, key, due_at) VALUES (?, ?, ?)',
    timer.kind,
    timer.key,
    timer.dueAt,
  );

/** Sets one that is not set for then or earlier: many things may wait for it, and only the first has it written. */
export const setTimerBy = (db: Db, timer: Timer): void => {
  const { kind, key, dueAt } = timer;
  const standing = 'SELECT due_at FROM timers WHERE kind = ? AND key = ?';
  const set = db.first<{ due_at: number }>(standing, kind, key);
  if (!set || set.due_at > dueAt) setTimer(db, timer);
};

export const clearTimer = (db: Db, kind: string, key: string): void =>
  db.run('DELETE FROM timers WHERE kind = ? AND key = ?', kind, key);

export const dueTimers = (db: Db, now: number): Timer[] =>
  db
    .all<{ kind: string; key: string; due_at: number }>(
      'SELECT kind, key, due_at FROM timers WHERE due_at <= ? ORDER BY due_at',
      now,
    )
    .map(({ kind, key, due_at }) => ({ kind, key, dueAt: due_at }));

/** Puts one off that failed, unless it was set anew meanwhile. */
export const putOff = (db: Db, { kind, key, dueAt }: Timer, now: number): void =>
  db.run(
    'UPDATE timers SET due_at = ? WHERE kind = ? AND key = ? AND due_at = ?',
    now + RETRY_MS,
    kind,
    key,
    dueAt,
  );

export const nextDue = (db: Db): number | null =>
  db.first<{ due_at: number | null }>('SELECT MIN(due_at) AS due_at FROM timers')?.due_at ?? null;
