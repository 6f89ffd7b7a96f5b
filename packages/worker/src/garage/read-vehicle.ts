import { fail, type Result, succeed } from '@keyfob/shared/result';
import { type VehicleData, withinScopes } from '@keyfob/shared/vehicle/vehicle';
import type { GrantBearer } from '../application/bearer.ts';
import type { OAuthFace } from '../application/faces.ts';
import { connectorFor } from '../connectors/registry.ts';
import { unsealTokens } from '../connectors/sealed-tokens.ts';
import type { AppContext } from '../context.ts';
import { readHandle } from '../crypto/handle.ts';
import { garageOf } from './garage-of.ts';
import type { ConnectedVehicleRecord, ProviderGrantRecord } from './records.ts';
import type { Loan } from './verbs/provider-access.ts';

export interface VehicleReading {
  readonly vehicle: ConnectedVehicleRecord;
  readonly data: VehicleData;
}

const askProvider = async (
  c: AppContext,
  garage: string,
  { access, vehicle, scopes }: Loan,
): Promise<Result<VehicleData>> => {
  const connector = connectorFor(access.provider, access);
  const tokens = await unsealTokens(c.var.config.ring, garage, access.id, access.sealedTokens);
  if (!connector || !tokens) return fail('reauthorization_required');
  return connector.read(tokens.accessToken, vehicle.upstreamId, scopes);
};

/**
 * Reads a vehicle now, in the Worker, with access the garage lends: at most what the token, the grant and the owner's
 * choice for this vehicle all allow. A provider that refuses the access gets one renewed token; then it is lost.
 */
export const readVehicle = async (
  c: AppContext,
  face: OAuthFace,
  bearer: GrantBearer,
  vehicleId: string,
): Promise<Result<VehicleReading>> => {
  const { routing } = c.var.config;
  const [grant, handle] = await Promise.all([
    readHandle(routing, 'grant', bearer.grantId),
    readHandle(routing, 'connectedVehicle', vehicleId),
  ]);
  if (!grant) return fail('invalid_token');
  if (handle?.place.name !== grant.place.name) return fail('not_found');
  const garage = garageOf(c.env, grant.place);
  const read = async (refused: ProviderGrantRecord | null): Promise<Result<VehicleReading>> => {
    const refusedExpiry = refused?.expiresAt ?? null;
    const loan = await garage.lendAccess(bearer.grantId, face, vehicleId, refusedExpiry, bearer.tokenId);
    if (!loan.ok) return loan;
    const { access, vehicle } = loan.value;
    const scopes = loan.value.scopes.filter((scope) => bearer.scopes.includes(scope));
    const data = await askProvider(c, grant.place.name, { ...loan.value, scopes });
    if (data.ok) return succeed({ vehicle, data: withinScopes(data.value, scopes) });
    if (data.code !== 'reauthorization_required') return data;
    if (refused === null) return read(access);
    await garage.loseAccess(access.id);
    return data;
  };
  return read(null);
};
