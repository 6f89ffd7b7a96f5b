import { isOverdue } from '@keyfob/shared/link-session/reducer';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { permissionsWithin, type VehicleScope } from '@keyfob/shared/scopes';
import type { Provider } from '@keyfob/shared/vehicle/vehicle';
import { codeLifetimeOf } from '../../application/registration/faces.ts';
import type { UpstreamVehicle } from '../../connectors/connector.ts';
import type { Desk } from '../desk.ts';
import type { ConnectedVehicleRecord, Outcome, SessionRecord } from '../records.ts';
import { readGrants, writeCode, writeGrant, writeReceipt } from '../state/grants.ts';
import { readProviderGrant, readVehicleByUpstream, readVehicles, writeVehicle } from '../state/vehicles.ts';
import { readGarage } from './create-session.ts';
import { moveVehicle } from './provider-access.ts';
import { forgetEndedGrants } from './revoke-grant.ts';
import { moveSession, sessionFor } from './session-life.ts';

/**
 * A garage is one record of at most 2 MB, which a fleet of any size, or a link a minute for ever, would outgrow. A link
 * leaves half of it free: refreshes, sessions and the garage's own end need room.
 */
export const GARAGE_LIMITS = { vehicles: 500, grants: 1000, characters: 1_000_000 } as const;

/** About what the record takes: JSON is somewhat longer than what is stored. */
const charactersIn = ({ state }: Desk['draft']): number =>
  JSON.stringify(Object.values(state.parts).map((part) => [...part.values()])).length;

export interface Approve {
  readonly id: string;
  readonly browser: string;
  readonly upstreamIds: readonly string[];
  readonly scopes: readonly VehicleScope[];
  readonly language: string;
  readonly textVersion: string;
  /** Made before the transaction; what turns out not to be needed is thrown away. */
  readonly minted: {
    readonly grantId: string;
    readonly receiptId: string;
    /** One for each vehicle chosen, in their order. */
    readonly vehicleIds: readonly string[];
    readonly codeHash: string;
    readonly sealedCode: string;
  };
}

/** Whether a vehicle can be linked at all, and gives what the application cannot do without. */
export const isLinkable = (
  { scopes, obstacle }: UpstreamVehicle,
  requiredScopes: readonly VehicleScope[],
): boolean => obstacle === undefined && requiredScopes.every((scope) => scopes.includes(scope));

/** The vehicles ticked that can give what is required. */
const chosen = (record: SessionRecord, upstreamIds: readonly string[]): Result<UpstreamVehicle[]> => {
  const { requiredScopes, selection } = record.request;
  const vehicles = (record.found?.vehicles ?? []).filter(
    (vehicle) => upstreamIds.includes(vehicle.upstreamId) && isLinkable(vehicle, requiredScopes),
  );
  if (vehicles.length === 0) return fail('nothing_selected');
  return selection === 'single' && vehicles.length > 1
    ? fail('nothing_selected', 'Only one vehicle may be chosen.')
    : succeed(vehicles);
};

const granted = (record: SessionRecord, ticked: readonly VehicleScope[]): VehicleScope[] =>
  record.request.scopes.filter(
    (scope) => ticked.includes(scope) || record.request.requiredScopes.includes(scope),
  );

/** Permissions by the names they were asked for with, at the face that has such names. */
export const permissionsOf = (
  { request }: SessionRecord,
  scopes: readonly VehicleScope[],
): { readonly permissions?: readonly string[] } =>
  request.connect ? { permissions: permissionsWithin(request.connect.permissions, scopes) } : {};

/** The vehicle as it stands. One on its way out is not waited for: it is gone now, and linked anew under a new id. */
const standingVehicle = (
  desk: Desk,
  provider: Provider,
  upstreamId: string,
): ConnectedVehicleRecord | null => {
  const known = readVehicleByUpstream(desk.draft, provider, upstreamId);
  if (known?.status !== 'pending_removal') return known;
  moveVehicle(desk, known, 'access_revoked');
  return null;
};

/** What the application called the owner of these vehicles before, where it says nothing this time. */
const standingIdOf = (
  { request: { connect } }: SessionRecord,
  connected: readonly ConnectedVehicleRecord[],
): Pick<SessionRecord, 'standingExternalId'> => {
  const standing = connected.flatMap(({ externalId }) => externalId ?? [])[0];
  return connect && connect.externalId === undefined && standing !== undefined
    ? { standingExternalId: standing }
    : {};
};

/** The record of a vehicle: the one that is there keeps its id and its state until the link is confirmed. */
const pendingVehicle = (
  desk: Desk,
  record: SessionRecord,
  upstream: UpstreamVehicle,
  id: string,
  providerGrantId: string,
): ConnectedVehicleRecord => {
  const provider = readProviderGrant(desk.draft, providerGrantId)?.provider ?? 'simulator';
  const known = standingVehicle(desk, provider, upstream.upstreamId);
  if (known && known.status !== 'pending_authorization') return known;
  const vehicle: ConnectedVehicleRecord = {
    id: known?.id ?? id,
    provider,
    upstreamId: upstream.upstreamId,
    status: 'pending_authorization',
    brand: record.session.brand ?? '',
    information: upstream.information,
    scopes: [],
    providerGrantId,
    pendingSessionId: record.session.id,
    broughtBy: null,
    createdAt: known?.createdAt ?? desk.now,
    authorizedAt: null,
  };
  writeVehicle(desk.draft, vehicle);
  return vehicle;
};

/**
 * The owner shares. Everything waits for the application's confirmation: the grant is pending, new vehicles are
 * `pending_authorization`, and a code is on its way. A second click finds it done and gets the same code.
 */
export const approve = (desk: Desk, input: Approve): Result<SessionRecord> => {
  const own = sessionFor(desk, input.id, input.browser);
  if (!own.ok) return own;
  const record = own.value;
  if (record.session.status === 'returned' && !isOverdue(record.session, desk.now)) return succeed(record);
  if (!record.found) return fail(record.session.status === 'open' ? 'session_not_open' : 'session_finished');
  const vehicles = chosen(record, input.upstreamIds);
  if (!vehicles.ok) return vehicles;
  const { providerGrantId } = record.found;
  const scopes = granted(record, input.scopes);
  const connected = vehicles.value.map((upstream, index) =>
    pendingVehicle(desk, record, upstream, input.minted.vehicleIds[index] ?? '', providerGrantId),
  );
  forgetEndedGrants(desk);
  if (readVehicles(desk.draft).length > GARAGE_LIMITS.vehicles) return fail('garage_full');
  if (readGrants(desk.draft).length >= GARAGE_LIMITS.grants) return fail('garage_full');
  const connectedVehicleIds = connected.map(({ id }) => id);
  const { grantId, receiptId, codeHash, sealedCode } = input.minted;
  const { redirectUri } = record.request;
  const outcome: Outcome = {
    grantId,
    providerGrantId,
    connectedVehicleIds,
    scopes,
    sealedCode: redirectUri === null ? null : sealedCode,
  };
  const moved = moveSession(
    desk,
    { ...record, ...standingIdOf(record, connected), outcome },
    {
      type: 'approved',
      connectedVehicleIds,
      codeLifetime: codeLifetimeOf(record.request.face),
    },
  );
  if (!moved.ok) return moved;
  writeGrant(desk.draft, {
    id: grantId,
    status: 'pending',
    face: record.request.face,
    scopes,
    ...permissionsOf(record, scopes),
    durable: record.request.durable,
    sessionId: record.session.id,
    receiptId,
    createdAt: desk.now,
    tokens: false,
    // A browser's own garage says nothing of who sits before it: there a grant reaches what it was given, no more.
    connectedVehicleIds: readGarage(desk.draft)?.userId === null ? connectedVehicleIds : null,
    confirmedAt: null,
    revokedAt: null,
  });
  writeReceipt(desk.draft, {
    id: receiptId,
    at: desk.now,
    sessionId: record.session.id,
    language: input.language,
    textVersion: input.textVersion,
    scopes,
    connectedVehicleIds,
  });
  if (redirectUri !== null)
    writeCode(desk.draft, {
      hash: codeHash,
      sessionId: record.session.id,
      grantId,
      face: record.request.face,
      redirectUri,
      ...(record.request.connect?.redirectNamed === false ? { redirectImplied: true } : {}),
      codeChallenge: record.request.codeChallenge,
      dpopKey: record.request.dpopKey ?? null,
      expiresAt: desk.now + codeLifetimeOf(record.request.face) * 1000,
      usedAt: null,
    });
  return charactersIn(desk.draft) > GARAGE_LIMITS.characters ? fail('garage_full') : moved;
};
