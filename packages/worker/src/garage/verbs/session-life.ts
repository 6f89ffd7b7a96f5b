import { isTerminal, reduceLinkSession } from '@keyfob/shared/link-session/reducer';
import type { SessionEvent } from '@keyfob/shared/link-session/session';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Desk } from '../desk.ts';
import type { SessionRecord } from '../records.ts';
import { deleteCodesOf, deleteGrant, deleteReceipt, readGrant } from '../state/grants.ts';
import { deleteIdempotencyKeysOf } from '../state/idempotency-keys.ts';
import { post, postEvent } from '../state/outbox.ts';
import {
  deleteSession,
  fruitlessBeyond,
  openSessions,
  readSession,
  writeSession,
} from '../state/sessions.ts';
import { deleteVehicle, readVehicle, writeVehicle } from '../state/vehicles.ts';
import { releaseProviderGrant } from './provider-access.ts';

/** More sessions that led to nothing than this and the oldest leave before their day is over: nobody fills a garage by walking away. */
const FRUITLESS_SESSIONS_KEPT = 30;

/** The session, if this browser may act on it: the first to act binds it, every other is turned away. */
export const sessionFor = (desk: Desk, id: string, browser: string | null): Result<SessionRecord> => {
  const record = readSession(desk.draft, id);
  if (!record) return fail('not_found');
  if (record.browser !== null && record.browser !== browser) return fail('session_elsewhere');
  return succeed(record);
};

/** Moves a session by its reducer and writes it, with everything its end brings about. */
export const moveSession = (
  desk: Desk,
  record: SessionRecord,
  event: Exclude<SessionEvent, { type: 'created' }>,
): Result<SessionRecord> => {
  const reduced = reduceLinkSession(record.session, event, desk.now);
  if (!reduced.ok) return reduced;
  const next = { ...record, session: reduced.value };
  desk.moved.add(next.session.id);
  if (next.session.status !== record.session.status) listSession(desk, next);
  return succeed(isTerminal(next.session.status) ? endSession(desk, next) : keepSession(desk, next));
};

/** The application finds sessions by the label it gave their owner; where one stands between, its garage says. */
const listSession = (desk: Desk, { session, request }: SessionRecord): void => {
  const user = request.connect?.user;
  if (!user) return;
  const { id, status, createdAt, expiresAt, history } = session;
  post(desk, {
    kind: 'session',
    session: { id, user, status, createdAt, expiresAt, updatedAt: desk.now, history },
  });
};

/** A session that is over leaves, with its codes. */
export const eraseSession = (desk: Desk, id: string): void => {
  deleteCodesOf(desk.draft, id);
  deleteSession(desk.draft, id);
  deleteIdempotencyKeysOf(desk.draft, id);
};

/** Writes a session that goes on. */
export const keepSession = (desk: Desk, record: SessionRecord): SessionRecord => {
  writeSession(desk.draft, record);
  return record;
};

/**
 * A finished session keeps its history, and the id of its attempt for who still comes back with it; what it found at
 * the provider and did not lead to anything goes.
 */
const endSession = (desk: Desk, record: SessionRecord): SessionRecord => {
  const { id, status } = record.session;
  const ended: SessionRecord = {
    ...record,
    attempt: record.attempt && { ...record.attempt, sealedStart: '', settled: true },
    found: null,
    outcome: status === 'completed' && record.outcome ? { ...record.outcome, sealedCode: null } : null,
  };
  writeSession(desk.draft, ended);
  if (status !== 'completed') discard(desk, record);
  for (const providerGrantId of providerGrantsOf(record)) releaseProviderGrant(desk, providerGrantId);
  for (const old of fruitlessBeyond(desk.draft, FRUITLESS_SESSIONS_KEPT)) eraseSession(desk, old);
  if (status !== 'created' && status !== 'open' && status !== 'returned' && !wentUnopened(record))
    postEvent(desk, { type: `link-session.${status}`, linkSessionId: id });
  return ended;
};

/** Nobody came: there is nobody to tell, either. */
const wentUnopened = ({ session }: SessionRecord): boolean =>
  session.status === 'expired' && !session.history.some(({ type }) => type === 'opened');

const providerGrantsOf = (record: SessionRecord): Set<string> =>
  new Set([record.found?.providerGrantId, record.outcome?.providerGrantId].filter((id) => id !== undefined));

/** Takes back what the owner allowed and the application never confirmed. */
const discard = (desk: Desk, record: SessionRecord): void => {
  deleteCodesOf(desk.draft, record.session.id);
  if (!record.outcome) return;
  const grant = readGrant(desk.draft, record.outcome.grantId);
  if (grant?.status === 'pending') {
    deleteGrant(desk.draft, grant.id);
    deleteReceipt(desk.draft, grant.receiptId);
  }
  for (const vehicleId of record.outcome.connectedVehicleIds) {
    const vehicle = readVehicle(desk.draft, vehicleId);
    if (vehicle?.status !== 'pending_authorization' || vehicle.pendingSessionId !== record.session.id)
      continue;
    const heir = openSessions(desk.draft).find(({ outcome }) =>
      outcome?.connectedVehicleIds.includes(vehicleId),
    );
    if (!heir?.outcome) deleteVehicle(desk.draft, vehicleId);
    // It stands on the heir's own access from here on: this session's goes back with it.
    else {
      const { providerGrantId } = heir.outcome;
      writeVehicle(desk.draft, { ...vehicle, pendingSessionId: heir.session.id, providerGrantId });
    }
  }
};
