import type { Db } from '../../storage/transact.ts';
import type { SessionRecord } from '../records.ts';

interface Row extends Record<string, SqlStorageValue> {
  record: string;
}

const parse = (row: Row | null): SessionRecord | null => (row ? JSON.parse(row.record) : null);

export const readSession = (db: Db, id: string): SessionRecord | null =>
  parse(db.first<Row>('SELECT record FROM link_sessions WHERE id = ?', id));

export const readSessionByAttempt = (db: Db, attemptId: string): SessionRecord | null =>
  parse(db.first<Row>('SELECT record FROM link_sessions WHERE attempt_id = ?', attemptId));

export const writeSession = (db: Db, record: SessionRecord): void =>
  db.run(
    `INSERT INTO link_sessions (id, attempt_id, status, created_at, record) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (id) DO UPDATE SET attempt_id = ?2, status = ?3, record = ?5`,
    record.session.id,
    record.attempt?.id ?? null,
    record.session.status,
    record.session.createdAt,
    JSON.stringify(record),
  );

export const deleteSession = (db: Db, id: string): void =>
  db.run('DELETE FROM link_sessions WHERE id = ?', id);

/** Sessions that can still lead somewhere, oldest first. */
export const openSessions = (db: Db): SessionRecord[] =>
  db
    .all<Row>(
      "SELECT record FROM link_sessions WHERE status IN ('created', 'open', 'returned') ORDER BY created_at, id",
    )
    .map((row): SessionRecord => JSON.parse(row.record));

export const hasSessions = (db: Db): boolean => db.first('SELECT 1 FROM link_sessions LIMIT 1') !== null;

/** Ids of the sessions that led to nothing, beyond the latest so many. */
export const fruitlessBeyond = (db: Db, kept: number): string[] =>
  db
    .all<{ id: string }>(
      `SELECT id FROM link_sessions WHERE status IN ('denied', 'cancelled', 'expired', 'failed')
       ORDER BY created_at DESC, id LIMIT -1 OFFSET ?`,
      kept,
    )
    .map(({ id }) => id);
