import type { Jurisdiction } from '../../crypto/handle.ts';
import type { Db } from '../../storage/transact.ts';

/**
 * Why a client id cannot be registered in an object that holds no registration: it was, and is deleted, or it is
 * registered in another jurisdiction, where it has an object of its own.
 */
export interface Reservation {
  readonly clientId: string;
  readonly reason: 'deleted' | 'elsewhere';
  readonly jurisdiction: Jurisdiction;
  /** Of a deleted application: the version that is its deletion. */
  readonly version: number;
}

export const createClientIdReservation = (db: Db): void =>
  db.run(`CREATE TABLE client_id_reservation (
    id INTEGER PRIMARY KEY CHECK (id = 1), client_id TEXT NOT NULL, reason TEXT NOT NULL, jurisdiction TEXT NOT NULL,
    version INTEGER NOT NULL, published_version INTEGER NOT NULL
  )`);

interface Row extends Record<string, SqlStorageValue> {
  client_id: string;
  reason: Reservation['reason'];
  jurisdiction: Jurisdiction;
  version: number;
}

export const readReservation = (db: Db): Reservation | null => {
  const row = db.first<Row>('SELECT client_id, reason, jurisdiction, version FROM client_id_reservation');
  if (!row) return null;
  const { client_id: clientId, reason, jurisdiction, version } = row;
  return { clientId, reason, jurisdiction, version };
};

export const writeReservation = (db: Db, { clientId, reason, jurisdiction, version }: Reservation): void =>
  db.run(
    `INSERT OR REPLACE INTO client_id_reservation
     (id, client_id, reason, jurisdiction, version, published_version) VALUES (1, ?, ?, ?, ?, 0)`,
    clientId,
    reason,
    jurisdiction,
    version,
  );
