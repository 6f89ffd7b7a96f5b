import type { Db } from '../../storage/transact.ts';

/** A vehicle that is connected to the application, as its listing has it. */
export interface Connection {
  readonly vehicleId: string;
  /** Name of its user's garage. */
  readonly garage: string;
  /** Milliseconds since the epoch. */
  readonly connectedAt: number;
  /** The application's own id of the owner; `null` where it gave none. */
  readonly externalId: string | null;
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
  external_id: string | null;
}

const CONNECTED = "status IN ('authorized', 'reauthorization_required')";

/** All connections, or those of an owner by the application's own id of them. */
const ofOwner = (externalId: string | null): readonly [sql: string, bindings: readonly string[]] =>
  externalId === null ? [CONNECTED, []] : [`${CONNECTED} AND external_id = ?`, [externalId]];

/** A page of the application's connections, the latest first. */
export const listConnections = (
  db: Db,
  beyond: Beyond | null,
  limit: number,
  offset: number,
  externalId: string | null,
): Connection[] => {
  const [wanted, bindings] = ofOwner(externalId);
  return db
    .all<Row>(
      `SELECT id, garage, connected_at, external_id FROM vehicles
       WHERE ${wanted} AND (connected_at, id) < (?, ?) ORDER BY connected_at DESC, id DESC LIMIT ? OFFSET ?`,
      ...bindings,
      beyond?.connectedAt ?? Number.MAX_SAFE_INTEGER,
      beyond?.vehicleId ?? '',
      limit,
      offset,
    )
    .map(({ id, garage, connected_at, external_id }) => ({
      vehicleId: id,
      garage,
      connectedAt: connected_at,
      externalId: external_id,
    }));
};

export const countConnections = (db: Db, externalId: string | null): number => {
  const [wanted, bindings] = ofOwner(externalId);
  const sql = `SELECT COUNT(*) AS count FROM vehicles WHERE ${wanted}`;
  return db.first<{ count: number }>(sql, ...bindings)?.count ?? 0;
};
