import { permissionsWithin, SMARTCAR_PERMISSIONS } from '@keyfob/shared/scopes';
import type { Desk } from '../desk.ts';
import { grantStands } from '../due.ts';
import type { ConnectedVehicleRecord, GrantRecord, SessionRecord } from '../records.ts';
import { readGrants } from '../state/grants.ts';
import { readProviderGrant, readVehicleByUpstream } from '../state/vehicles.ts';
import { isLinkable } from './approve.ts';

const holdsAll = <T>(all: readonly T[], some: readonly T[]): boolean =>
  some.every((each) => all.includes(each));

/**
 * Whether a grant allows everything that is asked for, by the names it was asked with: ours follow from them, and grants
 * of other faces have none.
 */
const allows = ({ permissions = [] }: GrantRecord, { request }: SessionRecord): boolean =>
  request.connect !== undefined && holdsAll(permissions, request.connect.permissions);

const reaches = (grant: GrantRecord, vehicles: readonly ConnectedVehicleRecord[]): boolean =>
  grant.connectedVehicleIds === null ||
  holdsAll(
    grant.connectedVehicleIds,
    vehicles.map(({ id }) => id),
  );

/** The vehicles of the garage behind those just found; `null` where one is not connected, or was allowed less since. */
const connectedOnes = (desk: Desk, record: SessionRecord): readonly ConnectedVehicleRecord[] | null => {
  const { found, request } = record;
  const provider = found && readProviderGrant(desk.draft, found.providerGrantId)?.provider;
  if (!provider) return null;
  const linkable = found.vehicles.filter((vehicle) => isLinkable(vehicle, request.requiredScopes));
  const connected = linkable.map((upstream) => {
    const vehicle = readVehicleByUpstream(desk.draft, provider, upstream.upstreamId);
    const asked = request.scopes.filter((scope) => upstream.scopes.includes(scope));
    const stands = vehicle?.status === 'authorized' || vehicle?.status === 'reauthorization_required';
    // One scope of ours may be several permissions of Smartcar's, of which the owner may have left only one.
    const named = permissionsWithin(request.connect?.permissions ?? [], asked);
    const left = vehicle?.permissions ?? SMARTCAR_PERMISSIONS;
    return vehicle && stands && holdsAll(vehicle.scopes, asked) && holdsAll(left, named) ? vehicle : null;
  });
  const all = connected.filter((vehicle) => vehicle !== null);
  return all.length === connected.length && all.length > 0 ? all : null;
};

/**
 * What need not be asked again (`approval_prompt=auto`): the provider's ids of every vehicle just found, where one grant
 * of this garage and face that still stands covers them and all that is asked for. `null` where the owner has to be asked.
 */
export const standingApproval = (desk: Desk, record: SessionRecord): readonly string[] | null => {
  const { request } = record;
  const vehicles = connectedOnes(desk, record);
  if (!vehicles || (request.selection === 'single' && vehicles.length > 1)) return null;
  const covered = readGrants(desk.draft).some(
    (grant) => grantStands(desk.draft, grant, desk.now) && allows(grant, record) && reaches(grant, vehicles),
  );
  return covered ? vehicles.map(({ upstreamId }) => upstreamId) : null;
};
