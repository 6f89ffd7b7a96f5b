import type { Db } from '../../storage/transact.ts';
import { forgetGarage } from '../garages.ts';

/** How many garages may keep something that was sealed before a time, in milliseconds. */
export const countSealedBefore = (db: Db, time: number): number =>
  db.first<{ count: number }>('SELECT COUNT(*) AS count FROM garages WHERE sealed_since < ?', time)?.count ??
  0;

/** The same by name, in order, beyond `after`. */
export const sealedBefore = (db: Db, time: number, after: string, limit: number): string[] =>
  db
    .all<{ name: string }>(
      'SELECT name FROM garages WHERE sealed_since < ? AND name > ? ORDER BY name LIMIT ?',
      time,
      after,
      limit,
    )
    .map(({ name }) => name);

/** What became of some garages that were asked at a time, in milliseconds. */
export interface Resealed {
  readonly at: number;
  readonly resealed: readonly string[];
  /** There is nothing left of these. */
  readonly gone: readonly string[];
}

/** A garage is marked only here, after its own transaction: what broke off before is asked again. */
export const settleResealed = (db: Db, { at, resealed, gone }: Resealed): void => {
  for (const name of resealed) db.run('UPDATE garages SET sealed_since = ? WHERE name = ?', at, name);
  for (const name of gone) forgetGarage(db, name);
};
