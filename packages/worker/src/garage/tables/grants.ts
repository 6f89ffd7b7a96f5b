import type { Db } from '../../storage/transact.ts';
import type { CodeRecord, ConsentReceipt, GrantRecord, RefreshTokenRecord } from '../records.ts';

interface Row extends Record<string, SqlStorageValue> {
  record: string;
}

export const readGrant = (db: Db, id: string): GrantRecord | null => {
  const row = db.first<Row>('SELECT record FROM grants WHERE id = ?', id);
  return row ? JSON.parse(row.record) : null;
};

export const writeGrant = (db: Db, grant: GrantRecord): void =>
  db.run(
    'INSERT OR REPLACE INTO grants (id, status, session_id, record) VALUES (?, ?, ?, ?)',
    grant.id,
    grant.status,
    grant.sessionId,
    JSON.stringify(grant),
  );

export const deleteGrant = (db: Db, id: string): void => db.run('DELETE FROM grants WHERE id = ?', id);

export const readGrants = (db: Db): GrantRecord[] =>
  db.all<Row>('SELECT record FROM grants').map((row) => JSON.parse(row.record));

/** The grant whose refresh tokens belong to a family. */
export const readGrantOfFamily = (db: Db, family: string): GrantRecord | null => {
  const row = db.first<Row>(
    "SELECT record FROM grants WHERE json_extract(record, '$.family.id') = ?",
    family,
  );
  return row ? JSON.parse(row.record) : null;
};

export const readCode = (db: Db, hash: string): CodeRecord | null => {
  const row = db.first<Row>('SELECT record FROM codes WHERE hash = ?', hash);
  return row ? JSON.parse(row.record) : null;
};

export const writeCode = (db: Db, code: CodeRecord): void =>
  db.run(
    'INSERT OR REPLACE INTO codes (hash, session_id, record) VALUES (?, ?, ?)',
    code.hash,
    code.sessionId,
    JSON.stringify(code),
  );

export const deleteCodesOf = (db: Db, sessionId: string): void =>
  db.run('DELETE FROM codes WHERE session_id = ?', sessionId);

export const readRefreshToken = (db: Db, hash: string): RefreshTokenRecord | null => {
  const row = db.first<Row>('SELECT record FROM refresh_tokens WHERE hash = ?', hash);
  return row ? JSON.parse(row.record) : null;
};

export const writeRefreshToken = (db: Db, token: RefreshTokenRecord): void =>
  db.run(
    'INSERT OR REPLACE INTO refresh_tokens (hash, grant_id, record) VALUES (?, ?, ?)',
    token.hash,
    token.grantId,
    JSON.stringify(token),
  );

/** Used refresh tokens that still have the answer to their use, sealed. */
export const readSealedAnswers = (db: Db): RefreshTokenRecord[] =>
  db
    .all<Row>(
      "SELECT record FROM refresh_tokens WHERE json_extract(record, '$.successor.sealed') IS NOT NULL",
    )
    .map((row) => JSON.parse(row.record));

/** When the last refresh token of a grant that can still be used ends; `null` where there is none. */
export const refreshableUntil = (db: Db, grantId: string): number | null =>
  db.first<{ until: number | null }>(
    "SELECT MAX(json_extract(record, '$.expiresAt')) AS until FROM refresh_tokens WHERE grant_id = ? AND json_extract(record, '$.usedAt') IS NULL",
    grantId,
  )?.until ?? null;

export const deleteRefreshToken = (db: Db, hash: string): void =>
  db.run('DELETE FROM refresh_tokens WHERE hash = ?', hash);

export const deleteRefreshTokensOf = (db: Db, grantId: string): void =>
  db.run('DELETE FROM refresh_tokens WHERE grant_id = ?', grantId);

export const writeReceipt = (db: Db, receipt: ConsentReceipt): void =>
  db.run(
    'INSERT OR REPLACE INTO consent_receipts (id, record) VALUES (?, ?)',
    receipt.id,
    JSON.stringify(receipt),
  );

export const deleteReceipt = (db: Db, id: string): void =>
  db.run('DELETE FROM consent_receipts WHERE id = ?', id);
