import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { permissionsWithin, type VehicleScope } from '@keyfob/shared/scopes';
import type { VehicleInformation } from '@keyfob/shared/vehicle/vehicle';
import type { Face } from '../../application/registration/registration.ts';
import type { UpstreamVehicle } from '../../connectors/connector.ts';
import type { Desk } from '../desk.ts';
import type { CodeRecord, ConnectedVehicleRecord, GrantRecord, SessionRecord } from '../records.ts';
import { readCode, readGrant, writeCode, writeGrant } from '../state/grants.ts';
import { postEvent } from '../state/outbox.ts';
import { readSession } from '../state/sessions.ts';
import { readVehicle, readVehicles } from '../state/vehicles.ts';
import { permissionsOf } from './approve.ts';
import { readGarage } from './create-session.ts';
import { moveVehicle, releaseProviderGrant, removeVehicle } from './provider-access.ts';
import { issueRefreshToken } from './refresh.ts';
import { revokeGrant } from './revoke-grant.ts';
import { moveSession } from './session-life.ts';

/** Who comes with a code, and what they prove themselves with. */
export interface CodeBearer {
  readonly codeHash: string;
  readonly applicationId: string;
  readonly face: Face;
  /** S256 of the verifier sent, or `null` when none was. */
  readonly challenge: string | null;
}

/** A token request, with the hash of the refresh token to issue where the grant is durable. */
export interface Redemption extends CodeBearer {
  readonly redirectUri: string | null;
  readonly refreshTokenHash: string;
  /** What that token and its successors will have in common; not said by a Worker of a release before families. */
  readonly family?: string;
  /** How the client authenticated. A Worker of a release before says neither this nor its key. */
  readonly method?: string;
  /** Thumbprint of the key it proved; `null` for none. */
  readonly dpopKey?: string | null;
}

/** A confirmation without tokens: it names the session where a token request names the redirect URI. */
export interface Completion extends CodeBearer {
  readonly sessionId: string;
}

type Check<By> = (code: CodeRecord, by: By, desk: Desk) => ErrorCode | null;

/** Whose code it is: all of this is looked at before its use or age is, so that nothing that fails burns it. */
const OWNERSHIP: readonly Check<CodeBearer>[] = [
  (_, by, desk) => (readGarage(desk.draft)?.applicationId === by.applicationId ? null : 'code_foreign'),
  (code, by) => (code.face === by.face ? null : 'code_foreign'),
  (code, by) => (code.codeChallenge === by.challenge ? null : 'code_verifier_mismatch'),
];

const isFresh: Check<CodeBearer> = (code, _, desk) => (code.expiresAt > desk.now ? null : 'code_expired');

/** Every condition on a code at the token endpoint, in order. Only a replay with everything right revokes (RFC 9700 §4.5). */
const REDEMPTION: readonly Check<Redemption>[] = [
  ...OWNERSHIP,
  (code, by) =>
    by.redirectUri === code.redirectUri || (by.redirectUri === null && code.redirectImplied)
      ? null
      : 'redirect_uri_mismatch',
  // RFC 9449 §10
  (code, by) => ((code.dpopKey ?? by.dpopKey) === by.dpopKey ? null : 'dpop_key_mismatch'),
  (code) => (code.usedAt === null ? null : 'code_replayed'),
  isFresh,
];

const COMPLETION: readonly Check<Completion>[] = [
  ...OWNERSHIP,
  (code, by) => (by.sessionId === code.sessionId ? null : 'code_foreign'),
];

const firstProblem = <By>(
  checks: readonly Check<By>[],
  code: CodeRecord,
  by: By,
  desk: Desk,
): ErrorCode | null => {
  for (const check of checks) {
    const problem = check(code, by, desk);
    if (problem) return problem;
  }
  return null;
};

/** What a confirmed link comes down to. */
export interface Confirmed {
  readonly record: SessionRecord;
  readonly grant: GrantRecord;
}

/** What a code gave: its tokens, and the vehicles that only it brought. */
const takeBack = (desk: Desk, { grantId, sessionId }: CodeRecord): void => {
  revokeGrant(desk, grantId, 'code_replayed');
  for (const { id, broughtBy } of readVehicles(desk.draft))
    if (broughtBy === sessionId) removeVehicle(desk, id);
};

/** A confidential client proves itself at each refresh; a public one has nothing to do that with but its key (RFC 9449 §5). */
const familyFor = ({ family, method, dpopKey }: Redemption): Pick<GrantRecord, 'family'> =>
  family ? { family: { id: family, dpopKey: method === 'none' ? (dpopKey ?? null) : null } } : {};

/** Consumes a code for tokens, after every check, and confirms the link it stands for where that was not done yet. */
export const redeemCode = (desk: Desk, by: Redemption): Result<Confirmed> => {
  const code = readCode(desk.draft, by.codeHash);
  const record = code && readSession(desk.draft, code.sessionId);
  if (!code || !record) return fail('code_unknown');
  const problem = firstProblem(REDEMPTION, code, by, desk);
  if (problem === 'code_replayed') {
    desk.keep();
    takeBack(desk, code);
  }
  if (problem) return fail(problem);
  const confirmed = standing(desk, record) ?? confirm(desk, record);
  if (!confirmed.ok) return confirmed;
  const grant: GrantRecord = { ...confirmed.value.grant, tokens: true, ...familyFor(by) };
  writeGrant(desk.draft, grant);
  writeCode(desk.draft, { ...code, usedAt: desk.now });
  if (grant.durable) issueRefreshToken(desk, grant.id, by.refreshTokenHash);
  return succeed({ record: confirmed.value.record, grant });
};

/** Confirms a link with its code and leaves the code to be exchanged. Said twice it stays said: it gives nothing new. */
export const completeSession = (desk: Desk, by: Completion): Result<Confirmed> => {
  const code = readCode(desk.draft, by.codeHash);
  const record = code && readSession(desk.draft, code.sessionId);
  if (!code || !record) return fail('code_unknown');
  const problem = firstProblem(COMPLETION, code, by, desk);
  if (problem) return fail(problem);
  const before = standing(desk, record);
  if (before) return before;
  return isFresh(code, by, desk) === null ? confirm(desk, record) : fail('code_expired');
};

/** A link that is confirmed already, and whose grant still stands. */
const standing = (desk: Desk, record: SessionRecord): Result<Confirmed> | null => {
  const grant = record.outcome && readGrant(desk.draft, record.outcome.grantId);
  if (record.session.status !== 'completed' || !grant) return null;
  return grant.status === 'active' ? succeed({ record, grant }) : fail('session_finished');
};

/** Confirms a link that brought no code back: only for a session made so, and told to the application (RFC 10027). */
export const confirmCodeless = (desk: Desk, sessionId: string, applicationId: string): Result<Confirmed> => {
  const record = readSession(desk.draft, sessionId);
  if (!record || readGarage(desk.draft)?.applicationId !== applicationId) return fail('not_found');
  if (record.session.confirmation !== 'codeless')
    return fail('validation_failed', 'This session is confirmed with the code its redirect brought.', 'code');
  const before = standing(desk, record);
  if (before) return before;
  const confirmed = confirm(desk, record);
  if (confirmed.ok)
    postEvent(desk, { type: 'link-session.confirmed-without-code', linkSessionId: sessionId });
  return confirmed;
};

const foundAs = (
  { found }: SessionRecord,
  { upstreamId }: ConnectedVehicleRecord,
): UpstreamVehicle | undefined => found?.vehicles.find((vehicle) => vehicle.upstreamId === upstreamId);

/** What the owner allowed, as far as this vehicle can give it at all. */
const withinReach = (
  record: SessionRecord,
  vehicle: ConnectedVehicleRecord,
  allowed: readonly VehicleScope[],
): VehicleScope[] => {
  const possible = foundAs(record, vehicle)?.scopes ?? [];
  return allowed.filter((scope) => possible.includes(scope));
};

/** What was asked for, whatever the owner said to it, and this vehicle does not have. */
const beyondReach = (record: SessionRecord, vehicle: ConnectedVehicleRecord): VehicleScope[] => {
  const possible = withinReach(record, vehicle, record.request.scopes);
  return record.request.scopes.filter((scope) => !possible.includes(scope));
};

/** A VIN names an owner: without their word it is not kept, though the provider told it. */
const mayKeep = (information: VehicleInformation, scopes: readonly VehicleScope[]): VehicleInformation =>
  scopes.includes('vehicle:vin') ? information : { ...information, vin: null };

/**
 * A vehicle with what its owner allowed of it and what it lacks, and with what the Smartcar face keeps: the same by its
 * names, and the owner's id at the application.
 */
const allowed = (
  record: SessionRecord,
  { permissions: _, lackingPermissions: __, externalId: before, ...vehicle }: ConnectedVehicleRecord,
  ownersChoice: readonly VehicleScope[],
): ConnectedVehicleRecord => {
  const { connect } = record.request;
  const scopes = withinReach(record, vehicle, ownersChoice);
  const lackingScopes = beyondReach(record, vehicle);
  const externalId = connect?.externalId === undefined ? before : connect.externalId;
  return {
    ...vehicle,
    information: mayKeep(foundAs(record, vehicle)?.information ?? vehicle.information, scopes),
    scopes,
    lackingScopes,
    ...permissionsOf(record, scopes),
    ...(connect ? { lackingPermissions: permissionsWithin(connect.permissions, lackingScopes) } : {}),
    ...(externalId === undefined || externalId === null ? {} : { externalId }),
  };
};

/** The application says so: only now is the link done. */
const confirm = (desk: Desk, record: SessionRecord): Result<Confirmed> => {
  const { outcome } = record;
  const pending = outcome ? readGrant(desk.draft, outcome.grantId) : null;
  if (!outcome || !pending)
    return fail(record.session.status === 'open' ? 'session_not_open' : 'session_finished');
  const grant: GrantRecord = { ...pending, status: 'active', confirmedAt: desk.now };
  writeGrant(desk.draft, grant);
  // The application may have removed one of them since its owner said yes.
  const vehicles = outcome.connectedVehicleIds
    .flatMap((id) => readVehicle(desk.draft, id) ?? [])
    .filter(({ status }) => status !== 'pending_removal');
  if (vehicles.length === 0) return fail('vehicle_gone');
  const replaced = new Set<string>();
  for (const vehicle of vehicles) {
    if (vehicle.providerGrantId !== outcome.providerGrantId) replaced.add(vehicle.providerGrantId);
    const linked = {
      ...allowed(record, vehicle, outcome.scopes),
      providerGrantId: outcome.providerGrantId,
      pendingSessionId: null,
      broughtBy: vehicle.status === 'pending_authorization' ? record.session.id : null,
      authorizedAt: desk.now,
    };
    const moved = moveVehicle(desk, linked, 'confirmed');
    if (!moved.ok) return moved;
  }
  for (const providerGrantId of replaced) releaseProviderGrant(desk, providerGrantId);
  const completed = moveSession(desk, record, { type: 'completed' });
  return completed.ok ? succeed({ record: completed.value, grant }) : completed;
};
