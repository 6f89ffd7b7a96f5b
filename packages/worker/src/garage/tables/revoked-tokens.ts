import type { Db } from '../../storage/transact.ts';

/** Access tokens that were revoked alone, by their `jti`, until they would have expired anyway. */
export const createRevokedTokens = (db: Db): void =>
  db.run('CREATE TABLE revoked_tokens (id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID');

/** `expiresAt`: milliseconds since the epoch. Those whose time is up leave with the next one. */
export const addRevokedToken = (db: Db, id: string, expiresAt: number, now: number): void => {
  db.run('DELETE FROM revoked_tokens WHERE expires_at <= ?', now);
  db.run('INSERT OR REPLACE INTO revoked_tokens (id, expires_at) VALUES (?, ?)', id, expiresAt);
};

export const isRevokedToken = (db: Db, id: string): boolean =>
  db.first('SELECT 1 FROM revoked_tokens WHERE id = ?', id) !== null;
