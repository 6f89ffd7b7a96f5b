import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { clearTimer, setTimer, setTimerBy } from '../../storage/timers.ts';
import type { Db } from '../../storage/transact.ts';

const PRUNE = 'prune-single-use';

/** Sees to it that a value is forgotten, not much later than it ends. */
export const forgetBy = (db: Db, expiresAt: number): void =>
  setTimerBy(db, { kind: PRUNE, key: '', dueAt: expiresAt });

/** Takes a value that may be taken once. `false`: it was taken before. It is remembered until it would be refused anyway. */
export const claimOnce = (db: Db, key: string, expiresAt: number): boolean => {
  if (isClaimed(db, key)) return false;
  db.run('INSERT INTO single_use (key, expires_at) VALUES (?, ?)', key, expiresAt);
  forgetBy(db, expiresAt);
  return true;
};

export const isClaimed = (db: Db, key: string): boolean =>
  db.first('SELECT 1 FROM single_use WHERE key = ?', key) !== null;

/** Only here the table is read as a whole: a claim costs the same however many there were. */
export const pruneSingleUse = (db: Db, now: number): void => {
  db.run('DELETE FROM single_use WHERE expires_at <= ?', now);
  const next = db.first<{ at: number | null }>('SELECT MIN(expires_at) AS at FROM single_use')?.at;
  const dueAt = Math.max(next ?? 0, now + LIFETIMES.usedUpPruned * 1000);
  if (next) setTimer(db, { kind: PRUNE, key: '', dueAt });
  else clearTimer(db, PRUNE, '');
};
