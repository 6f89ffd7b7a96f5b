import { fail, type Result } from '@keyfob/shared/result';
import type { OAuthFace } from '../application/registration/faces.ts';
import type { Config } from '../config.ts';
import type { Connector } from '../connectors/connector.ts';
import { connectorFor } from '../connectors/registry.ts';
import { unsealTokens } from '../connectors/sealed-tokens.ts';
import { type Place, readHandle } from '../crypto/handle.ts';
import type { Env } from '../env.ts';
import { garageOf } from './garage-of.ts';
import type { ProviderGrantRecord } from './records.ts';
import type { Loan } from './verbs/provider-access.ts';

/** What it takes to reach a vehicle: every request has it, and so has a courier. */
export interface Reach {
  readonly env: Env;
  readonly var: { readonly config: Config };
}

/** Who wants something of a vehicle: who holds a user's token, or the application itself for one of its users. */
export type Borrower =
  | { readonly grantId: string; readonly tokenId: string | null }
  | { readonly applicationId: string; readonly garage: Place };

/** A vehicle within reach of the provider. */
export interface LentVehicle extends Loan {
  readonly connector: Connector;
  readonly accessToken: string;
}

const placeOf = async (c: Reach, by: Borrower): Promise<Place | null> =>
  'garage' in by ? by.garage : ((await readHandle(c.var.config.routing, 'grant', by.grantId))?.place ?? null);

/** The vehicle of a loan, ready to be asked; `null` where the access cannot be opened. */
export const lent = async (c: Reach, garage: string, loan: Loan): Promise<LentVehicle | null> => {
  const { access } = loan;
  const connector = connectorFor(access.provider, access);
  const tokens = await unsealTokens(c.var.config.ring, garage, access.id, access.sealedTokens);
  return connector && tokens ? { ...loan, connector, accessToken: tokens.accessToken } : null;
};

/**
 * Does something with a vehicle, in the Worker, with access its garage lends. A provider that refuses the access gets
 * one renewed token, and `act` is asked again; then it is lost.
 */
export const useVehicle = async <T>(
  c: Reach,
  face: OAuthFace,
  by: Borrower,
  vehicleId: string,
  act: (vehicle: LentVehicle) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const [place, handle] = await Promise.all([
    placeOf(c, by),
    readHandle(c.var.config.routing, 'connectedVehicle', vehicleId),
  ]);
  if (!place) return fail('invalid_token');
  if (handle?.place.name !== place.name) return fail('not_found');
  const garage = garageOf(c.env, place);
  const attempt = async (refused: ProviderGrantRecord | null): Promise<Result<T>> => {
    const expiry = refused?.expiresAt ?? null;
    const loan =
      'garage' in by
        ? await garage.lendToApplication(by.applicationId, face, vehicleId, expiry)
        : await garage.lendAccess(by.grantId, face, vehicleId, expiry, by.tokenId);
    if (!loan.ok) return loan;
    const vehicle = await lent(c, place.name, loan.value);
    if (!vehicle) return fail('reauthorization_required');
    const done = await act(vehicle);
    if (done.ok || done.code !== 'reauthorization_required') return done;
    if (refused === null) return attempt(vehicle.access);
    await garage.loseAccess(vehicle.access.id, done.reason);
    return done;
  };
  return attempt(null);
};
