import { fail, type Result, succeed } from '@keyfob/shared/result';
import { type VehicleData, withinScopes } from '@keyfob/shared/vehicle/vehicle';
import { type PublishedRegistration, stillOpen } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import type { Place } from '../crypto/handle.ts';
import { garageOf } from './garage-of.ts';
import type { ProviderGrantRecord } from './records.ts';
import { lent } from './use-vehicle.ts';

/**
 * Reads the vehicle of a view now, in the Worker, with access its garage lends: within what the owner allowed and the
 * application is still registered for. A provider that refuses the access gets one renewed token; then it is lost.
 */
export const readViewData = async (
  c: AppContext,
  registration: PublishedRegistration,
  place: Place,
  id: string,
): Promise<Result<VehicleData>> => {
  const garage = garageOf(c.env, place);
  const read = async (refused: ProviderGrantRecord | null): Promise<Result<VehicleData>> => {
    const loan = await garage.lendToView(registration.clientId, id, refused?.expiresAt ?? null);
    if (!loan.ok) return loan;
    const scopes = stillOpen(loan.value.scopes, registration);
    const { access, vehicle } = loan.value;
    const borrowed = await lent(c, place.name, loan.value);
    if (!borrowed) return fail('reauthorization_required');
    const data = await borrowed.connector.read(borrowed.accessToken, vehicle.upstreamId, scopes);
    if (data.ok) return succeed(withinScopes(data.value, scopes));
    if (data.code !== 'reauthorization_required') return data;
    if (refused === null) return read(access);
    await garage.loseAccess(access.id, data.reason);
    return fail('reauthorization_required');
  };
  return read(null);
};
