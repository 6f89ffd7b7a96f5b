import { type Result, succeed } from '@keyfob/shared/result';
import { type VehicleData, withinScopes } from '@keyfob/shared/vehicle/vehicle';
import type { GrantBearer } from '../application/authentication/bearer.ts';
import type { OAuthFace } from '../application/registration/faces.ts';
import type { AppContext } from '../context.ts';
import type { ConnectedVehicleRecord } from './records.ts';
import { useVehicle } from './use-vehicle.ts';

export interface VehicleReading {
  readonly vehicle: ConnectedVehicleRecord;
  readonly data: VehicleData;
}

/** Reads a vehicle now: at most what the token, the grant and the owner's choice for this vehicle all allow. */
export const readVehicle = (
  c: AppContext,
  face: OAuthFace,
  bearer: GrantBearer,
  vehicleId: string,
): Promise<Result<VehicleReading>> =>
  useVehicle(c, face, bearer, vehicleId, async ({ connector, accessToken, vehicle, ...loan }) => {
    const scopes = loan.scopes.filter((scope) => bearer.scopes.includes(scope));
    const data = await connector.read(accessToken, vehicle.upstreamId, scopes);
    return data.ok ? succeed({ vehicle, data: withinScopes(data.value, scopes) }) : data;
  });
