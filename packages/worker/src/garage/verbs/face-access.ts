import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result } from '@keyfob/shared/result';
import { permissionsWithin, SMARTCAR_PERMISSIONS, type VehicleScope } from '@keyfob/shared/scopes';
import type { Face } from '../../application/registration/registration.ts';
import type { Desk } from '../desk.ts';
import { grantStands } from '../due.ts';
import type { ConnectedVehicleRecord, GrantRecord } from '../records.ts';
import { readGrants, writeGrant } from '../state/grants.ts';
import { readVehicle, readVehicles } from '../state/vehicles.ts';
import { isLinked, type Loan, lend, reaches } from './provider-access.ts';

/** What was allowed by Smartcar's names: those it was asked for with, or every one of its scopes. */
const namesIn = ({
  permissions,
  scopes,
}: {
  readonly permissions?: readonly string[];
  readonly scopes: readonly VehicleScope[];
}): readonly string[] => permissionsWithin(permissions ?? SMARTCAR_PERMISSIONS, scopes);

/** Reading by a grant keeps it. Once a day that is worth a write. */
const noteUse = (desk: Desk, grant: GrantRecord): void => {
  const { lastUsedAt = 0 } = grant;
  if (desk.now - lastUsedAt >= LIFETIMES.grantUseNoted * 1000)
    writeGrant(desk.draft, { ...grant, lastUsedAt: desk.now });
};

/** The newest that are needed are used; those that allow nothing beyond them may end. */
const noteUses = (desk: Desk, grants: readonly GrantRecord[]): void => {
  const covered = new Set<string>();
  for (const grant of grants.toSorted((one, other) => other.createdAt - one.createdAt)) {
    const names = namesIn(grant);
    if (names.every((name) => covered.has(name))) continue;
    for (const name of names) covered.add(name);
    noteUse(desk, grant);
  }
};

/** A vehicle with what its owner's choice and any standing grant of a face allow; `null` where no grant reaches it. */
const reached = (desk: Desk, face: Face, vehicle: ConnectedVehicleRecord): ConnectedVehicleRecord | null => {
  const grants = readGrants(desk.draft).filter(
    (grant) =>
      grant.status === 'active' &&
      grant.face === face &&
      reaches(grant, vehicle) &&
      // One that ended is not brought back by being read with.
      grantStands(desk.draft, grant, desk.now),
  );
  if (grants.length === 0) return null;
  noteUses(desk, grants);
  const allowed = new Set(grants.flatMap(({ scopes }) => scopes));
  const names = new Set(grants.flatMap(namesIn));
  return {
    ...vehicle,
    scopes: vehicle.scopes.filter((scope) => allowed.has(scope)),
    permissions: namesIn(vehicle).filter((name) => names.has(name)),
  };
};

/** The linked vehicles an application reaches by itself: those of its user's standing grants of a face. */
export const vehiclesOfFace = (desk: Desk, face: Face): ConnectedVehicleRecord[] =>
  readVehicles(desk.draft)
    .filter(isLinked)
    .flatMap((vehicle) => reached(desk, face, vehicle) ?? []);

/** Lends one vehicle to the application itself. A revoked grant ends that as it ends its tokens. */
export const lendToFace = (
  desk: Desk,
  face: Face,
  vehicleId: string,
  refusedExpiry: number | null,
): Result<Loan> => {
  const vehicle = readVehicle(desk.draft, vehicleId);
  const open = vehicle && reached(desk, face, vehicle);
  return open ? lend(desk, open, open.scopes, refusedExpiry) : fail('not_found');
};
