import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { isOverdue, isTerminal, snapshotOf } from '@keyfob/shared/link-session/reducer';
import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Desk } from '../desk.ts';
import type { AttemptRecord, GarageRecord, LinkRequest, SessionRecord } from '../records.ts';
import { openSessions, readSession, readSessionByAttempt } from '../state/sessions.ts';
import { readVehicleByUpstream } from '../state/vehicles.ts';
import { type CreateSession, createSession, readGarage } from './create-session.ts';
import { sessionById } from './for-application.ts';
import { releaseProviderGrant } from './provider-access.ts';
import { keepSession, moveSession, sessionFor } from './session-life.ts';

/** A session as the Link page draws it. */
export interface SessionView extends SessionRecord {
  readonly garage: GarageRecord;
  /** Provider ids of the vehicles found that are connected already. */
  readonly connectedUpstreamIds: readonly string[];
}

const asOf = (record: SessionRecord, now: number): SessionRecord =>
  isOverdue(record.session, now) ? { ...record, session: { ...record.session, status: 'expired' } } : record;

export const viewSession = (desk: Desk, id: string, browser: string | null): Result<SessionView> => {
  const record = sessionFor(desk, id, browser);
  if (!record.ok) return record;
  const garage = readGarage(desk.draft);
  if (!garage) return fail('not_found');
  const { attempt, found } = record.value;
  const connected = (found?.vehicles ?? []).filter(
    ({ upstreamId }) =>
      readVehicleByUpstream(desk.draft, attempt?.provider ?? '', upstreamId)?.status === 'authorized',
  );
  return succeed({
    ...asOf(record.value, desk.now),
    garage,
    connectedUpstreamIds: connected.map(({ upstreamId }) => upstreamId),
  });
};

/** An authorization request fills in what a session made without one still lacks. */
export type Authorization = Required<
  Pick<LinkRequest, 'redirectUri' | 'scopes' | 'durable' | 'codeChallenge' | 'dpopKey' | 'state'>
>;

export interface OpenSession {
  readonly id: string;
  readonly browser: string;
  /** Makes the session if it is not there: the authorization endpoint writes nothing before this. */
  readonly create: CreateSession | null;
  readonly authorization: Authorization | null;
}

/** The open session this browser made with the same authorization request. */
export const sessionOfRequest = (desk: Desk, digest: string | null, browser: string): SessionRecord | null =>
  openSessions(desk.draft).find(
    ({ request, session, browser: own }) =>
      digest !== null && request.digest === digest && own === browser && !isOverdue(session, desk.now),
  ) ?? null;

/** The session a first page stands for, made where its authorization request was not acted on before, in any tab. */
const enterSession = (desk: Desk, input: OpenSession): Result<SessionRecord> => {
  if (input.create && !readSession(desk.draft, input.id)) {
    const same = sessionOfRequest(desk, input.create.request.digest, input.browser);
    if (same) return succeed(same);
    const created = createSession(desk, input.create);
    if (!created.ok) return created;
  }
  const record = sessionFor(desk, input.id, input.browser);
  if (!record.ok || !record.value.request.awaitsAuthorization || !input.authorization) return record;
  const request = { ...record.value.request, ...input.authorization, awaitsAuthorization: false };
  return succeed({ ...record.value, request });
};

/** The first POST: binds the session to this browser. Pressed twice, or again after Back, it changes nothing. */
export const openSession = (desk: Desk, input: OpenSession): Result<SessionRecord> => {
  const record = enterSession(desk, input);
  if (!record.ok) return record;
  const { session, request } = record.value;
  if (session.status !== 'created')
    return isTerminal(session.status) ? fail('session_finished') : succeed(record.value);
  if (request.awaitsAuthorization)
    return fail('session_not_open', 'Open the link through the authorization endpoint of its face.');
  const opened = moveSession(desk, { ...record.value, browser: input.browser }, { type: 'opened' });
  if (!opened.ok || request.brand === null) return opened;
  return moveSession(desk, opened.value, { type: 'brand_chosen', brand: request.brand });
};

export const chooseBrand = (
  desk: Desk,
  id: string,
  browser: string,
  brand: string,
): Result<SessionRecord> => {
  const record = sessionFor(desk, id, browser);
  if (!record.ok) return record;
  const { request, session, found } = record.value;
  if (request.brand !== null && request.brand !== brand) return fail('brand_unknown');
  if (session.brand === brand) return moveSession(desk, record.value, { type: 'brand_chosen', brand });
  // What the brand before gave, or may still give in another tab, is not this brand's.
  const fresh = { ...record.value, attempt: null, found: null };
  const moved = moveSession(desk, fresh, { type: 'brand_chosen', brand });
  if (moved.ok && found) releaseProviderGrant(desk, found.providerGrantId);
  return moved;
};

/** One key press of an owner who is still there. */
export const extendSession = (desk: Desk, id: string, browser: string): Result<SessionRecord> => {
  const record = sessionFor(desk, id, browser);
  return record.ok ? moveSession(desk, record.value, { type: 'extended' }) : record;
};

/** How an owner leaves, where more is to be told than that. */
export interface Leaving {
  /** Why they could not go on. */
  readonly reason: ErrorCode;
  /** The provider's id of the vehicle they agreed to tell of; `null` for none. */
  readonly told: string | null;
}

/** What an owner agreed to tell of a vehicle that was found. */
const toldOf = ({ found }: SessionRecord, upstreamId: string | null): Pick<SessionRecord, 'told'> => {
  const vehicle = found?.vehicles.find((each) => each.upstreamId === upstreamId);
  if (!vehicle) return {};
  const { vin, brand: make, model, year } = vehicle.information;
  return { told: { vin, make, model, year } };
};

/** The Smartcar face tells why an owner left; elsewhere leaving is leaving. */
const reasonOf = ({ request, session }: SessionRecord, leaving: Leaving | null): { reason?: ErrorCode } => {
  const reason = leaving?.reason ?? session.reason;
  return request.connect && reason ? { reason } : {};
};

/** The owner says no (`denied`, at the vehicles) or leaves (`cancelled`, anywhere). Said twice it stays said. */
export const leaveSession = (
  desk: Desk,
  input: OpenSession,
  how: 'denied' | 'cancelled',
  leaving: Leaving | null = null,
): Result<SessionRecord> => {
  const record = enterSession(desk, input);
  if (!record.ok) return record;
  const { status } = record.value.session;
  if (status === 'denied' || status === 'cancelled') return succeed(record.value);
  const left = {
    ...record.value,
    browser: input.browser,
    ...toldOf(record.value, leaving?.told ?? null),
  };
  return moveSession(
    desk,
    left,
    how === 'denied' ? { type: how } : { type: how, ...reasonOf(record.value, leaving) },
  );
};

/** Where a session stands, as far as a watcher may know. */
export const watchSession = (desk: Desk, id: string): Result<SessionSnapshot> => {
  const record = sessionById(desk, id);
  return record.ok ? succeed(snapshotOf(record.value.session, desk.now)) : record;
};

/** Given up from outside the page, which no browser is bound by. Said twice it stays said. */
export const cancelSession = (desk: Desk, id: string): Result<SessionSnapshot> => {
  const record = sessionById(desk, id);
  if (!record.ok) return record;
  const moved =
    record.value.session.status === 'cancelled'
      ? record
      : moveSession(desk, record.value, { type: 'cancelled' });
  return moved.ok ? succeed(snapshotOf(moved.value.session, desk.now)) : moved;
};

export type NewAttempt = Omit<AttemptRecord, 'startedAt' | 'claimedAt' | 'settled'>;

/** Whether a sign-in was begun a moment ago, by the other click of a double click. Another brand would have ended it. */
const isSameClick = ({ session, attempt }: SessionRecord, now: number): boolean =>
  session.step === 'provider' &&
  attempt?.claimedAt === null &&
  attempt.startedAt + LIFETIMES.attemptResumed * 1000 > now;

/** Starts a sign-in, or answers with the one a double click has just started: the browser follows either answer. */
export const startAttempt = (
  desk: Desk,
  id: string,
  browser: string,
  next: NewAttempt,
): Result<SessionRecord> => {
  const record = sessionFor(desk, id, browser);
  if (!record.ok) return record;
  if (record.value.session.brand !== next.brand) return fail('session_not_open');
  if (record.value.session.status === 'open' && isSameClick(record.value, desk.now))
    return succeed(record.value);
  const attempt: AttemptRecord = { ...next, startedAt: desk.now, claimedAt: null, settled: false };
  return moveSession(desk, { ...record.value, attempt }, { type: 'provider_started' });
};

/** A browser came back from the provider. Only one Worker at a time exchanges what it brought. */
export type Claim =
  | { readonly state: 'claimed'; readonly record: SessionRecord; readonly attempt: AttemptRecord }
  | { readonly state: 'settled' | 'busy'; readonly record: SessionRecord };

export const claimAttempt = (
  desk: Desk,
  attemptId: string,
  provider: string,
  browser: string | null,
): Result<Claim> => {
  const record = readSessionByAttempt(desk.draft, attemptId);
  const attempt = record?.attempt;
  // The id proved itself to be ours, so what is not there was there: a newer sign-in took its place.
  if (!record || !attempt) return fail('session_not_open');
  if (attempt.provider !== provider) return fail('not_found');
  if (record.browser !== browser) return fail('session_elsewhere');
  if (attempt.settled || isOverdue(record.session, desk.now)) return succeed({ state: 'settled', record });
  if (attempt.claimedAt !== null && attempt.claimedAt + LIFETIMES.attemptLease * 1000 > desk.now)
    return succeed({ state: 'busy', record });
  const claimed = { ...attempt, claimedAt: desk.now };
  return succeed({
    state: 'claimed',
    record: keepSession(desk, { ...record, attempt: claimed }),
    attempt: claimed,
  });
};
