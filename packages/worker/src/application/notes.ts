import type { Db } from '../storage/transact.ts';
import { forgetBy } from './authentication/single-use.ts';

/** Sorts after every character there is. */
const LAST = '\u{10ffff}';

/**
 * Notes: what was last said about something, until a time. They stand in the table of once-only values, `about` and the
 * text as one key, and go with those. No `about` may begin with another.
 */
export const keepNote = (db: Db, about: string, text: string, expiresAt: number): void => {
  db.run('DELETE FROM single_use WHERE key >= ? AND key < ?', about, `${about}${LAST}`);
  db.run('INSERT INTO single_use (key, expires_at) VALUES (?, ?)', `${about}${text}`, expiresAt);
  forgetBy(db, expiresAt);
};

/** What follows some words in every note that begins with them. */
export const notesUnder = (db: Db, beginning: string, now: number): string[] =>
  db
    .all<{ key: string }>(
      'SELECT key FROM single_use WHERE key >= ? AND key < ? AND expires_at > ? ORDER BY key',
      beginning,
      `${beginning}${LAST}`,
      now,
    )
    .map(({ key }) => key.slice(beginning.length));
