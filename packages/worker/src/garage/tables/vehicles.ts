import type { Db } from '../../storage/transact.ts';
import type { ConnectedVehicleRecord, ProviderGrantRecord } from '../records.ts';

interface Row extends Record<string, SqlStorageValue> {
  record: string;
}

const parse = (row: Row | null): ConnectedVehicleRecord | null => (row ? JSON.parse(row.record) : null);

export const readVehicle = (db: Db, id: string): ConnectedVehicleRecord | null =>
  parse(db.first<Row>('SELECT record FROM connected_vehicles WHERE id = ?', id));

/** In a garage a vehicle of a provider is one: relinking finds the record that is there. */
export const readVehicleByUpstream = (
  db: Db,
  provider: string,
  upstreamId: string,
): ConnectedVehicleRecord | null =>
  parse(
    db.first<Row>(
      'SELECT record FROM connected_vehicles WHERE provider = ? AND upstream_id = ?',
      provider,
      upstreamId,
    ),
  );

export const readVehicles = (db: Db): ConnectedVehicleRecord[] =>
  db.all<Row>('SELECT record FROM connected_vehicles').map((row) => JSON.parse(row.record));

export const writeVehicle = (db: Db, vehicle: ConnectedVehicleRecord): void =>
  db.run(
    `INSERT INTO connected_vehicles (id, provider, upstream_id, status, provider_grant_id, record)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6)
     ON CONFLICT (id) DO UPDATE SET status = ?4, provider_grant_id = ?5, record = ?6`,
    vehicle.id,
    vehicle.provider,
    vehicle.upstreamId,
    vehicle.status,
    vehicle.providerGrantId,
    JSON.stringify(vehicle),
  );

export const deleteVehicle = (db: Db, id: string): void =>
  db.run('DELETE FROM connected_vehicles WHERE id = ?', id);

export const vehiclesOfProviderGrant = (db: Db, providerGrantId: string): ConnectedVehicleRecord[] =>
  db
    .all<Row>('SELECT record FROM connected_vehicles WHERE provider_grant_id = ?', providerGrantId)
    .map((row) => JSON.parse(row.record));

export const readProviderGrant = (db: Db, id: string): ProviderGrantRecord | null => {
  const row = db.first<Row>('SELECT record FROM provider_grants WHERE id = ?', id);
  return row ? JSON.parse(row.record) : null;
};

export const readProviderGrants = (db: Db): ProviderGrantRecord[] =>
  db.all<Row>('SELECT record FROM provider_grants').map((row) => JSON.parse(row.record));

export const writeProviderGrant = (db: Db, grant: ProviderGrantRecord): void =>
  db.run(
    'INSERT OR REPLACE INTO provider_grants (id, record) VALUES (?, ?)',
    grant.id,
    JSON.stringify(grant),
  );

export const deleteProviderGrant = (db: Db, id: string): void =>
  db.run('DELETE FROM provider_grants WHERE id = ?', id);
