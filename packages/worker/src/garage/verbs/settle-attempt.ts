import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { UpstreamVehicle } from '../../connectors/connector.ts';
import type { Desk } from '../desk.ts';
import type { ProviderGrantRecord, SessionRecord } from '../records.ts';
import { readSessionByAttempt } from '../state/sessions.ts';
import { readVehicle, writeProviderGrant } from '../state/vehicles.ts';
import { type Approve, approve } from './approve.ts';
import { releaseProviderGrant } from './provider-access.ts';
import { completeReconnection } from './reconnect.ts';
import { moveSession } from './session-life.ts';
import { standingApproval } from './standing-approval.ts';

export interface SettleAttempt {
  readonly attemptId: string;
  readonly browser: string;
  /** What the provider gave, or why it gave nothing. Access with no vehicles is given back. */
  readonly access: Omit<ProviderGrantRecord, 'revokedAt'> | null;
  readonly vehicles: readonly UpstreamVehicle[];
  readonly reason: ErrorCode | null;
  /** Made before the transaction, for an owner who need not be asked again; absent where they always are. */
  readonly approval?: Pick<Approve, 'language' | 'textVersion' | 'minted'>;
  /** The vehicle that stands on the fresh access already, where it is. */
  readonly reconnected?: string;
  /** The application's own id of its owner, where this browser is to bring it back. */
  readonly standingExternalId?: string;
}

/** More vehicles of an account than these are not shown: they have to fit into the garage's record. */
const SHOWN_LIMIT = 200;

/** Where only one vehicle is meant, to reconnect or by its VIN, the others of the account are not asked about. */
const relevant = (desk: Desk, record: SessionRecord, vehicles: readonly UpstreamVehicle[]) => {
  const { connectedVehicleId: id, connect } = record.request;
  const vin = connect?.vin ?? null;
  const wanted = id === null ? null : readVehicle(desk.draft, id)?.upstreamId;
  return vehicles
    .filter(
      ({ upstreamId, information }) =>
        (wanted === null || upstreamId === wanted) && (vin === null || information.vin === vin),
    )
    .slice(0, SHOWN_LIMIT);
};

const standingIdIn = ({ standingExternalId }: SettleAttempt): Pick<SettleAttempt, 'standingExternalId'> =>
  standingExternalId === undefined ? {} : { standingExternalId };

/** Keeps what the provider gave. Access that nobody asks for any more is handed back, never dropped. */
export const settleAttempt = (desk: Desk, input: SettleAttempt): Result<SessionRecord> => {
  const record = readSessionByAttempt(desk.draft, input.attemptId);
  desk.keep();
  if (input.access) writeProviderGrant(desk.draft, { ...input.access, revokedAt: null });
  const settled = record ? settle(desk, record, input) : fail('session_not_open');
  if (input.access) releaseProviderGrant(desk, input.access.id);
  return settled;
};

const settle = (desk: Desk, record: SessionRecord, input: SettleAttempt): Result<SessionRecord> => {
  const { attempt } = record;
  if (!attempt || record.browser !== input.browser) return fail('session_elsewhere');
  if (attempt.settled) return succeed(record);
  const before = record.found?.providerGrantId;
  const vehicles = relevant(desk, record, input.vehicles);
  const done = { ...record, attempt: { ...attempt, settled: true } };
  if (input.reconnected && input.reconnected === record.request.connect?.reconnects?.vehicleId)
    return completeReconnection(desk, { ...done, ...standingIdIn(input) }, input.reconnected);
  if (!input.access || vehicles.length === 0)
    return moveSession(desk, done, { type: 'provider_failed', reason: input.reason ?? 'no_vehicles' });
  const found = { providerGrantId: input.access.id, vehicles };
  const moved = moveSession(desk, { ...done, found }, { type: 'provider_returned' });
  if (moved.ok && before) releaseProviderGrant(desk, before);
  return moved.ok && input.approval ? approveAgain(desk, moved.value, input.browser, input.approval) : moved;
};

/** The owner has just signed in, and allowed all of this before. Where they did not, they are asked. */
const approveAgain = (
  desk: Desk,
  record: SessionRecord,
  browser: string,
  approval: NonNullable<SettleAttempt['approval']>,
): Result<SessionRecord> => {
  const upstreamIds = standingApproval(desk, record);
  if (!upstreamIds) return succeed(record);
  const { session, request } = record;
  return approve(desk, { ...approval, id: session.id, browser, upstreamIds, scopes: request.scopes });
};
