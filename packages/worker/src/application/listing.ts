import type { ConnectedVehicleStatus } from '@keyfob/shared/vehicle/connected-vehicle';
import type { Provider } from '@keyfob/shared/vehicle/vehicle';
import type { Db } from '../storage/transact.ts';
import { forgetGarage } from './garages.ts';
import { eraseListedSessions } from './listed-sessions.ts';
import { endSubscriptionsOfGarage, endSubscriptionsOfVehicle } from './subscriptions/tables.ts';

/** One vehicle of one garage as the application's listing knows it: enough to count and to find the garage again. */
export interface ListedVehicle {
  readonly id: string;
  readonly provider: Provider;
  readonly status: ConnectedVehicleStatus;
  readonly updatedAt: number;
  /** When it was linked; a garage of a release before does not say. */
  readonly connectedAt?: number | null;
  /** The application's own id of the owner; a garage of a release before does not say. */
  readonly externalId?: string | null;
}

/** Writes what is newer than what stands; a removed vehicle leaves the listing. Batches may come twice or late. */
export const upsertListing = (db: Db, garage: string, vehicles: readonly ListedVehicle[]): void => {
  for (const vehicle of vehicles) {
    if (vehicle.status === 'removed') {
      db.run('DELETE FROM vehicles WHERE id = ?', vehicle.id);
      endSubscriptionsOfVehicle(db, vehicle.id);
      continue;
    }
    db.run(
      `INSERT INTO vehicles (id, garage, provider, status, updated_at, connected_at, external_id)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
       ON CONFLICT (id) DO UPDATE SET status = ?4, updated_at = ?5, connected_at = ?6, external_id = ?7
       WHERE updated_at <= ?5`,
      vehicle.id,
      garage,
      vehicle.provider,
      vehicle.status,
      vehicle.updatedAt,
      vehicle.connectedAt ?? vehicle.updatedAt,
      vehicle.externalId ?? null,
    );
  }
};

export const eraseFromListing = (db: Db, garage: string): void => {
  db.run('DELETE FROM vehicles WHERE garage = ?', garage);
  eraseListedSessions(db, garage);
  endSubscriptionsOfGarage(db, garage);
  forgetGarage(db, garage);
};
