import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { VehicleScope } from '@keyfob/shared/scopes';
import { type CommandName, VEHICLE_COMMANDS } from '@keyfob/shared/vehicle/commands';
import { refused } from '@keyfob/shared/vehicle/refusals';
import type { Face } from '../../application/registration/registration.ts';
import type { Desk } from '../desk.ts';
import type { ConnectedVehicleRecord, GrantRecord } from '../records.ts';
import { type ActionRecord, deleteAction, readAction, readActions, writeAction } from '../state/actions.ts';
import { readVehicle } from '../state/vehicles.ts';
import { activeGrant, reaches } from './provider-access.ts';

/** A garage is one record: beyond so many the oldest is forgotten before its time. */
const ACTIONS_LIMIT = 100;

/** Whose token it is, at which face, and the vehicle it is about. */
export interface ActingToken {
  readonly grantId: string;
  readonly face: Face;
  readonly tokenId: string | null;
  readonly vehicleId: string;
  /** What this token allows: its grant may allow more. */
  readonly scopes: readonly VehicleScope[];
}

export interface NewAction {
  readonly id: string;
  readonly command: CommandName;
  readonly idempotency: ActionRecord['idempotency'];
}

interface Reached {
  readonly grant: GrantRecord;
  readonly vehicle: ConnectedVehicleRecord;
}

const reachedBy = (desk: Desk, { grantId, face, tokenId, vehicleId }: ActingToken): Result<Reached> => {
  const grant = activeGrant(desk, grantId, face, tokenId);
  if (!grant.ok) return grant;
  const vehicle = readVehicle(desk.draft, vehicleId);
  return vehicle && reaches(grant.value, vehicle)
    ? succeed({ grant: grant.value, vehicle })
    : fail('not_found');
};

const isKept = ({ createdAt }: ActionRecord, now: number): boolean =>
  createdAt + LIFETIMES.actionKept * 1000 > now;

const forgetOld = (desk: Desk): void => {
  const actions = readActions(desk.draft);
  const over = actions.length - (ACTIONS_LIMIT - 1);
  for (const [index, action] of actions.entries())
    if (index < over || !isKept(action, desk.now)) deleteAction(desk.draft, action.id);
};

/** One whose Worker never came back to say how it went has failed for all anyone will ever know. */
const asOf = (action: ActionRecord, now: number): ActionRecord => {
  const lostAt = action.createdAt + LIFETIMES.actionLease * 1000;
  return action.status === 'pending' && lostAt <= now
    ? { ...action, status: 'failed', reason: 'no_response', completedAt: lostAt }
    : action;
};

/** An action, and whether it was begun just now rather than by the same request before. */
export interface Begun {
  readonly action: ActionRecord;
  readonly isNew: boolean;
}

/** Writes down that a vehicle is about to be told something; the same key and request find what came of it. */
export const beginAction = (desk: Desk, token: ActingToken, asked: NewAction): Result<Begun> => {
  const found = reachedBy(desk, token);
  if (!found.ok) return found;
  const { grant, vehicle } = found.value;
  const { scope } = VEHICLE_COMMANDS[asked.command];
  if (vehicle.lackingScopes?.includes(scope)) return refused('vehicle_not_capable');
  if (![token, grant, vehicle].every(({ scopes }) => scopes.includes(scope)))
    return fail('insufficient_scope');
  const before = readActions(desk.draft).find(
    ({ idempotency }) => idempotency !== null && idempotency.key === asked.idempotency?.key,
  );
  if (before && isKept(before, desk.now))
    return before.idempotency?.request === asked.idempotency?.request
      ? succeed({ action: asOf(before, desk.now), isNew: false })
      : fail('idempotency_key_reused');
  if (vehicle.status === 'reauthorization_required') return fail('reauthorization_required');
  if (vehicle.status !== 'authorized') return fail('vehicle_gone');
  forgetOld(desk);
  const action: ActionRecord = {
    ...asked,
    vehicleId: vehicle.id,
    status: 'pending',
    reason: null,
    createdAt: desk.now,
    completedAt: null,
  };
  writeAction(desk.draft, action);
  return succeed({ action, isNew: true });
};

/** `reason`: `null` where the vehicle did it. */
export const settleAction = (desk: Desk, id: string, reason: string | null): Result<ActionRecord> => {
  const action = readAction(desk.draft, id);
  if (!action) return fail('not_found');
  const settled: ActionRecord = {
    ...action,
    status: reason === null ? 'succeeded' : 'failed',
    reason,
    completedAt: desk.now,
  };
  writeAction(desk.draft, settled);
  return succeed(settled);
};

export const findAction = (desk: Desk, token: ActingToken, id: string): Result<ActionRecord> => {
  const found = reachedBy(desk, token);
  if (!found.ok) return found;
  const action = readAction(desk.draft, id);
  return action && action.vehicleId === token.vehicleId && isKept(action, desk.now)
    ? succeed(asOf(action, desk.now))
    : fail('not_found');
};
