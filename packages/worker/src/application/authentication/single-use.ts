import { clearTimer, setTimer } from '../../storage/timers.ts';
import type { Db } from '../../storage/transact.ts';

const PRUNE = 'prune-single-use';

/** Takes a value that may be taken once. `false`: it was taken before. It is remembered until it would be refused anyway. */
export const claimOnce = (db: Db, key: string, expiresAt: number): boolean => {
  if (isClaimed(db, key)) return false;
  db.run('INSERT INTO single_use (key, expires_at) VALUES (?, ?)', key, expiresAt);
  setPruning(db);
  return true;
};

export const isClaimed = (db: Db, key: string): boolean =>
  db.first('SELECT 1 FROM single_use WHERE key = ?', key) !== null;

export const pruneSingleUse = (db: Db, now: number): void => {
  db.run('DELETE FROM single_use WHERE expires_at <= ?', now);
  setPruning(db);
};

/** Sees to it that what is next to be forgotten is. */
export const setPruning = (db: Db): void => {
  const next = db.first<{ at: number | null }>('SELECT MIN(expires_at) AS at FROM single_use')?.at;
  if (next) setTimer(db, { kind: PRUNE, key: '', dueAt: next });
  else clearTimer(db, PRUNE, '');
};
