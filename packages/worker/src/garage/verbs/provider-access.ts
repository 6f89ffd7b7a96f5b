import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { VehicleScope } from '@keyfob/shared/scopes';
import { type ConnectedVehicleEvent, reduceConnectedVehicle } from '@keyfob/shared/vehicle/connected-vehicle';
import { type Refusal, refused } from '@keyfob/shared/vehicle/refusals';
import type { Face } from '../../application/registration/registration.ts';
import type { Desk } from '../desk.ts';
import type { ConnectedVehicleRecord, GrantRecord, ProviderGrantRecord } from '../records.ts';
import { readGrant } from '../state/grants.ts';
import { post, postEvent } from '../state/outbox.ts';
import { isRevokedToken } from '../state/revoked-tokens.ts';
import { openSessions } from '../state/sessions.ts';
import {
  deleteProviderGrant,
  deleteVehicle,
  readProviderGrant,
  readVehicle,
  readVehicles,
  vehiclesOfProviderGrant,
  writeProviderGrant,
  writeVehicle,
} from '../state/vehicles.ts';

const EVENT_OF: Partial<
  Record<ConnectedVehicleRecord['status'], 'authorized' | 'reauthorization-required' | 'removed'>
> = { authorized: 'authorized', reauthorization_required: 'reauthorization-required', removed: 'removed' };

/** Moves a connected vehicle by its reducer, writes it, and tells the listing and the application. */
export const moveVehicle = (
  desk: Desk,
  vehicle: ConnectedVehicleRecord,
  event: ConnectedVehicleEvent,
): Result<ConnectedVehicleRecord> => {
  const reduced = reduceConnectedVehicle(vehicle.status, event);
  if (!reduced.ok) return reduced;
  const moved = { ...vehicle, status: reduced.value };
  if (moved.status === 'removed') deleteVehicle(desk.draft, moved.id);
  else writeVehicle(desk.draft, moved);
  const { id, provider, status, authorizedAt, externalId = null } = moved;
  const isNews = status !== vehicle.status;
  // Linked again it is connected since now. One that is leaving is listed as it was until it has left.
  if ((isNews || event === 'confirmed') && status !== 'pending_removal') {
    const listed = { id, provider, status, updatedAt: desk.now, connectedAt: authorizedAt, externalId };
    post(desk, { kind: 'listing', vehicle: listed });
  }
  const told = isNews ? EVENT_OF[status] : undefined;
  if (told) postEvent(desk, { type: `connected-vehicle.${told}`, connectedVehicleId: id });
  return succeed(moved);
};

const isNeeded = (desk: Desk, providerGrantId: string): boolean =>
  vehiclesOfProviderGrant(desk.draft, providerGrantId).some(({ status }) => status !== 'pending_removal') ||
  openSessions(desk.draft).some(
    ({ found, outcome }) =>
      found?.providerGrantId === providerGrantId || outcome?.providerGrantId === providerGrantId,
  );

/** Gives an account's access back once no vehicle and no open session needs it. */
export const releaseProviderGrant = (desk: Desk, providerGrantId: string): void => {
  const grant = readProviderGrant(desk.draft, providerGrantId);
  if (!grant || grant.revokedAt !== null || isNeeded(desk, providerGrantId)) return;
  writeProviderGrant(desk.draft, { ...grant, revokedAt: desk.now });
  post(desk, { kind: 'revocation', providerGrantId });
};

/** The provider has its access back: what waited for that is gone now. */
export const forgetProviderGrant = (desk: Desk, providerGrantId: string): void => {
  for (const vehicle of vehiclesOfProviderGrant(desk.draft, providerGrantId))
    moveVehicle(desk, vehicle, 'access_revoked');
  deleteProviderGrant(desk.draft, providerGrantId);
};

/** Starts the end of a connected vehicle; access goes back to the provider with the last vehicle of the account. */
export const removeVehicle = (desk: Desk, id: string): Result<ConnectedVehicleRecord> => {
  const vehicle = readVehicle(desk.draft, id);
  if (!vehicle || vehicle.status === 'pending_authorization') return fail('not_found');
  const leaving = moveVehicle(desk, vehicle, 'removal_requested');
  if (!leaving.ok) return leaving;
  releaseProviderGrant(desk, vehicle.providerGrantId);
  return readProviderGrant(desk.draft, vehicle.providerGrantId)?.revokedAt === null
    ? moveVehicle(desk, leaving.value, 'access_revoked')
    : leaving;
};

/** What a Worker borrows to call the provider for one vehicle. */
export interface Loan {
  readonly vehicle: ConnectedVehicleRecord;
  readonly access: ProviderGrantRecord;
  /** What both the token and the owner's choice for this vehicle allow. */
  readonly scopes: readonly VehicleScope[];
  /** Whether the access token is too old to be lent: renew it first. */
  readonly stale: boolean;
}

/**
 * A grant's own access: `invalid_token` where it is revoked, here and now, whatever a token says; or where this one
 * token is. `tokenId`: its `jti`; `null` in one that has none.
 */
export const activeGrant = (
  desk: Desk,
  grantId: string,
  face: Face,
  tokenId: string | null,
): Result<GrantRecord> => {
  const grant = readGrant(desk.draft, grantId);
  if (grant?.status !== 'active' || grant.face !== face) return fail('invalid_token');
  return tokenId && isRevokedToken(desk.draft, tokenId) ? fail('invalid_token') : succeed(grant);
};

/** Whether a grant is about a vehicle at all. */
export const reaches = (grant: GrantRecord, { id, status }: ConnectedVehicleRecord): boolean =>
  status !== 'pending_authorization' && (grant.connectedVehicleIds?.includes(id) ?? true);

/** Linked, and whether or not its provider still gives access: one that is to be connected again does not vanish. */
export const isLinked = ({ status }: ConnectedVehicleRecord): boolean =>
  status === 'authorized' || status === 'reauthorization_required';

/** The linked vehicles of the user who gave a grant, each with what both the grant and its owner's choice allow. */
export const vehiclesOfGrant = (
  desk: Desk,
  grantId: string,
  face: Face,
  tokenId: string | null,
): Result<ConnectedVehicleRecord[]> => {
  const grant = activeGrant(desk, grantId, face, tokenId);
  if (!grant.ok) return grant;
  const vehicles = readVehicles(desk.draft).filter(
    (vehicle) => isLinked(vehicle) && reaches(grant.value, vehicle),
  );
  return succeed(
    vehicles.map((vehicle) => ({
      ...vehicle,
      scopes: vehicle.scopes.filter((scope) => grant.value.scopes.includes(scope)),
    })),
  );
};

/**
 * Lends the access to one vehicle. `refusedExpiry`: when the token ends that the provider has just refused, if any.
 */
export const lendAccess = (
  desk: Desk,
  grantId: string,
  face: Face,
  vehicleId: string,
  refusedExpiry: number | null,
  tokenId: string | null,
): Result<Loan> => {
  const grant = activeGrant(desk, grantId, face, tokenId);
  if (!grant.ok) return grant;
  const vehicle = readVehicle(desk.draft, vehicleId);
  if (!vehicle || !reaches(grant.value, vehicle)) return fail('not_found');
  const scopes = vehicle.scopes.filter((scope) => grant.value.scopes.includes(scope));
  return lend(desk, vehicle, scopes, refusedExpiry);
};

/** The loan of one vehicle to who may borrow it. */
export const lend = (
  desk: Desk,
  vehicle: ConnectedVehicleRecord,
  scopes: readonly VehicleScope[],
  refusedExpiry: number | null,
): Result<Loan> => {
  if (vehicle.status === 'reauthorization_required')
    return refused(vehicle.lostBy ?? 'authentication_failed');
  if (vehicle.status !== 'authorized') return fail('vehicle_gone');
  const access = readProviderGrant(desk.draft, vehicle.providerGrantId);
  if (!access) return fail('reauthorization_required');
  return succeed({
    vehicle,
    access,
    scopes,
    stale:
      access.expiresAt === refusedExpiry ||
      access.expiresAt - LIFETIMES.providerTokenMargin * 1000 <= desk.now,
  });
};

/** The provider took its access away: every vehicle of the account has to be connected again. */
export const loseAccess = (desk: Desk, providerGrantId: string, reason?: Refusal): void => {
  for (const vehicle of vehiclesOfProviderGrant(desk.draft, providerGrantId))
    if (vehicle.status === 'authorized')
      moveVehicle(desk, { ...vehicle, ...(reason ? { lostBy: reason } : {}) }, 'access_lost');
};
