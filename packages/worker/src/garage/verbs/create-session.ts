import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { newLinkSession } from '@keyfob/shared/link-session/reducer';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { equalText } from '../../crypto/bytes.ts';
import type { Desk } from '../desk.ts';
import type { GarageRecord, LinkRequest, NewSession, SessionRecord } from '../records.ts';
import { readIdempotencyKey, writeIdempotencyKey } from '../state/idempotency-keys.ts';
import { openSessions, readSession } from '../state/sessions.ts';
import type { Draft } from '../state/state.ts';
import { readVehicle } from '../state/vehicles.ts';
import { keepSession, moveSession } from './session-life.ts';

/** More open sessions than this and the oldest that nobody opened makes room. */
export const OPEN_SESSIONS_LIMIT = 5;
/** Of one pending vehicle. Its address lets in whoever has it: they share these places, and take nobody else's. */
export const VIEW_SESSIONS_LIMIT = 3;

export interface CreateSession extends NewSession {
  readonly garage: Omit<GarageRecord, 'createdAt'>;
  readonly idempotency: { readonly hash: string; readonly requestHash: string } | null;
}

export const readGarage = (draft: Draft): GarageRecord | null => draft.state.garage;

export const ensureGarage = (desk: Desk, garage: CreateSession['garage']): void => {
  if (!readGarage(desk.draft)) desk.draft.found({ ...garage, createdAt: desk.now });
};

/** The session an Idempotency-Key made before; `idempotency_key_reused` when it was for another request. */
const replayOf = (desk: Desk, key: CreateSession['idempotency']): Result<SessionRecord | null> => {
  if (!key) return succeed(null);
  const known = readIdempotencyKey(desk.draft, key.hash, desk.now);
  if (!known) return succeed(null);
  if (!equalText(known.requestHash, key.requestHash)) return fail('idempotency_key_reused');
  return succeed(readSession(desk.draft, known.sessionId));
};

type Sort = (record: SessionRecord) => boolean;

const unopened: Sort = ({ session }) => session.status === 'created';
const beforeProvider: Sort = ({ session, found }) => session.status === 'open' && found === null;
const walkedAway: Sort = ({ session }) => session.status === 'open';

/**
 * The oldest that got least far makes room: its user is starting over. Only where one user alone gets in, it may be one
 * that was at the provider already.
 */
const makeRoom = (desk: Desk, { view }: LinkRequest): Result<null> => {
  const places = view ? VIEW_SESSIONS_LIMIT : OPEN_SESSIONS_LIMIT;
  const rivals = openSessions(desk.draft).filter(({ request }) => request.view?.id === view?.id);
  if (rivals.length < places) return succeed(null);
  const order = view ? [unopened, beforeProvider] : [unopened, beforeProvider, walkedAway];
  const oldest = order.map((sort) => rivals.find(sort)).find((record) => record !== undefined);
  const waiting = view ? 'this vehicle are under way' : 'this user wait to be confirmed';
  if (!oldest) return fail('too_many_sessions', `${places} links of ${waiting}.`);
  const expired = moveSession(desk, oldest, { type: 'expired' });
  return expired.ok ? succeed(null) : expired;
};

/** Reconnecting goes straight to the vehicle's own brand. */
const aimed = (desk: Desk, request: LinkRequest): Result<LinkRequest> => {
  if (request.connectedVehicleId === null) return succeed(request);
  const vehicle = readVehicle(desk.draft, request.connectedVehicleId);
  if (!vehicle || vehicle.status === 'pending_authorization' || vehicle.status === 'pending_removal')
    return fail('validation_failed', 'This user has no such connected vehicle.', 'connectedVehicleId');
  return succeed({ ...request, brand: vehicle.brand, selection: 'single' });
};

/** Makes a session, or answers with the one the same Idempotency-Key made. */
export const createSession = (desk: Desk, input: CreateSession): Result<SessionRecord> => {
  const replay = replayOf(desk, input.idempotency);
  if (!replay.ok) return replay;
  if (replay.value) return succeed(replay.value);
  const request = aimed(desk, input.request);
  if (!request.ok) return request;
  const room = makeRoom(desk, request.value);
  if (!room.ok) return room;
  ensureGarage(desk, input.garage);
  if (input.idempotency)
    writeIdempotencyKey(
      desk.draft,
      {
        ...input.idempotency,
        sessionId: input.id,
        expiresAt: desk.now + LIFETIMES.idempotencyKey * 1000,
      },
      desk.now,
    );
  const session = newLinkSession(input.id, input.confirmation, desk.now);
  return succeed(
    keepSession(desk, {
      session,
      request: request.value,
      browser: null,
      attempt: null,
      found: null,
      outcome: null,
    }),
  );
};
