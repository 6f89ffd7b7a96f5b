import { fail, type Result, succeed } from '@keyfob/shared/result';
import { codeLifetimeOf } from '../../application/registration/faces.ts';
import type { Desk } from '../desk.ts';
import type { ConnectedVehicleRecord, ProviderGrantRecord, SessionRecord } from '../records.ts';
import { readVehicle, writeProviderGrant } from '../state/vehicles.ts';
import { moveVehicle, releaseProviderGrant } from './provider-access.ts';
import { moveSession } from './session-life.ts';

/** Fresh access to an account, with the ids of the vehicles that the provider showed in it. */
export interface Reconnection {
  readonly vehicleId: string;
  readonly access: Omit<ProviderGrantRecord, 'revokedAt'>;
  readonly upstreamIds: readonly string[];
  /** The application's own id of the owner from now on; `null` clears it; absent: what stands, stands. */
  readonly externalId?: string | null;
}

/** A vehicle with the owner's id that was said, or the one it has. */
const calling = (
  { externalId: before, ...vehicle }: ConnectedVehicleRecord,
  said: string | null | undefined,
): ConnectedVehicleRecord => {
  const externalId = said === undefined ? before : said;
  return { ...vehicle, ...(externalId === undefined || externalId === null ? {} : { externalId }) };
};

/**
 * Puts a connected vehicle onto fresh access. Whoever signed in at the provider with an account that has this very
 * vehicle may do that, from any browser: nothing is allowed that was not, and nobody new learns anything. Every other
 * answer is the same `not_found`, whether the vehicle is not in the account or not here.
 */
export const reconnectVehicle = (
  desk: Desk,
  { vehicleId, access, upstreamIds, externalId }: Reconnection,
): Result<ConnectedVehicleRecord> => {
  const vehicle = readVehicle(desk.draft, vehicleId);
  const isLinked = vehicle?.status === 'authorized' || vehicle?.status === 'reauthorization_required';
  if (!vehicle || !isLinked) return fail('not_found');
  if (vehicle.provider !== access.provider || !upstreamIds.includes(vehicle.upstreamId))
    return fail('not_found');
  writeProviderGrant(desk.draft, { ...access, revokedAt: null });
  const moved = moveVehicle(
    desk,
    { ...calling(vehicle, externalId), providerGrantId: access.id, authorizedAt: desk.now },
    'confirmed',
  );
  if (moved.ok) releaseProviderGrant(desk, vehicle.providerGrantId);
  return moved;
};

/** The session of a reconnection is over with it: there is no code to confirm, for nothing new was allowed. */
export const completeReconnection = (
  desk: Desk,
  record: SessionRecord,
  vehicleId: string,
): Result<SessionRecord> => {
  const events = [
    { type: 'provider_returned' },
    {
      type: 'approved',
      connectedVehicleIds: [vehicleId],
      codeLifetime: codeLifetimeOf(record.request.face),
    },
    { type: 'completed' },
  ] as const;
  let current: Result<SessionRecord> = succeed(record);
  for (const event of events) {
    if (!current.ok) return current;
    current = moveSession(desk, current.value, event);
  }
  return current;
};
