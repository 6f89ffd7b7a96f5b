import type { Db } from '../../storage/transact.ts';

/** A vehicle that is connected to the application, as its listing has it. */
export interface Connection {
  readonly vehicleId: string;
  /** Name of its user's garage. */
  readonly garage: string;
  /** Milliseconds since the epoch. */
  readonly connectedAt: number;
}

/** Beyond which connection a page goes on. */
export interface Beyond {
  readonly connectedAt: number;
  readonly vehicleId: string;
}

interface Row extends Record<string, SqlStorageValue> {
  id: string;
  garage: string;
  connected_at: number;
}

const CONNECTED = "status IN ('authorized', 'reauthorization_required')";

/** A page of the application's connections, the latest first. */
export const listConnections = (db: Db, beyond: Beyond | null, limit: number, offset = 0): Connection[] =>
  db
    .all<Row>(
      `SELECT id, garage, connected_at FROM vehicles
       WHERE ${CONNECTED} AND (connected_at, id) < (?, ?) ORDER BY connected_at DESC, id DESC LIMIT ? OFFSET ?`,
      beyond?.connectedAt ?? Number.MAX_SAFE_INTEGER,
      beyond?.vehicleId ?? '',
      limit,
      offset,
    )
    .map(({ id, garage, connected_at }) => ({ vehicleId: id, garage, connectedAt: connected_at }));

export const countConnections = (db: Db): number =>
  db.first<{ count: number }>(`SELECT COUNT(*) AS count FROM vehicles WHERE ${CONNECTED}`)?.count ?? 0;
