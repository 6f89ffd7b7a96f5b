import { isOverdue, isTerminal } from '@keyfob/shared/link-session/reducer';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Desk } from '../desk.ts';
import type { GarageRecord, SessionRecord, VehicleViewRecord } from '../records.ts';
import { type ShownView, showView } from '../shown-views.ts';
import { readCode, readGrant, readGrants, writeGrant } from '../state/grants.ts';
import { openSessions, readSessions } from '../state/sessions.ts';
import { readVehicle } from '../state/vehicles.ts';
import { deleteView, readView, readViewByLink, readViews, writeView } from '../state/views.ts';
import { type Confirmed, completeSession, confirmCodeless } from './confirm.ts';
import { type CreateSession, ensureGarage, readGarage } from './create-session.ts';
import { type Loan, lend, removeVehicle } from './provider-access.ts';
import { moveSession } from './session-life.ts';

/** More than a household has, and few enough to be read each time. */
export const VIEWS_LIMIT = 50;

const shown = (desk: Desk, view: VehicleViewRecord): ShownView => showView(desk.draft, view, desk.now);

const viewById = (desk: Desk, id: string): Result<VehicleViewRecord> => {
  const view = readView(desk.draft, id);
  return view ? succeed(view) : fail('not_found');
};

export interface CreateView {
  readonly garage: CreateSession['garage'];
  readonly view: Omit<VehicleViewRecord, 'vehicleId' | 'grantId' | 'createdAt'>;
}

export const createView = (desk: Desk, { garage, view }: CreateView): Result<ShownView> => {
  if (readViews(desk.draft).length >= VIEWS_LIMIT) return fail('garage_full');
  ensureGarage(desk, garage);
  const record = { ...view, vehicleId: null, grantId: null, createdAt: desk.now };
  writeView(desk.draft, record);
  return succeed(shown(desk, record));
};

export const showViewById = (desk: Desk, id: string): Result<ShownView> => {
  const view = viewById(desk, id);
  return view.ok ? succeed(shown(desk, view.value)) : view;
};

/** Newest first. */
export const showViews = (desk: Desk): Result<ShownView[]> =>
  succeed(
    readViews(desk.draft)
      .map((view) => shown(desk, view))
      .toReversed(),
  );

export const labelView = (desk: Desk, id: string, label: string | null): Result<ShownView> => {
  const view = viewById(desk, id);
  if (!view.ok) return view;
  const labelled = { ...view.value, label };
  writeView(desk.draft, labelled);
  return succeed(shown(desk, labelled));
};

/** What an owner who follows a view's link needs to know of it. */
export interface LinkedView {
  readonly view: VehicleViewRecord;
  readonly garage: GarageRecord;
}

/** The view behind a link, as long as it is pending: what was linked once has another. */
export const viewBehindLink = (desk: Desk, link: string): Result<LinkedView> => {
  const view = readViewByLink(desk.draft, link);
  const garage = readGarage(desk.draft);
  if (!view || !garage) return fail('not_found');
  return shown(desk, view).status === 'pending_authorization'
    ? succeed({ view, garage })
    : fail('session_finished');
};

export interface AuthorizeView {
  readonly applicationId: string;
  readonly id: string;
  /** Of the code that came back with the owner; `null` where the caller has none. */
  readonly codeHash: string | null;
  /** The view's next link. */
  readonly link: string;
}

const returnedSessions = (desk: Desk, viewId: string): SessionRecord[] =>
  readSessions(desk.draft).filter(
    ({ request, session }) =>
      request.view?.id === viewId && session.status === 'returned' && !isOverdue(session, desk.now),
  );

/** The session that a code belongs to; without one the latest, if the application may do without. */
const sessionToConfirm = (
  desk: Desk,
  { codeHash }: AuthorizeView,
  returned: readonly SessionRecord[],
): SessionRecord | null => {
  if (codeHash === null)
    return returned.findLast(({ session }) => session.confirmation === 'codeless') ?? null;
  const sessionId = readCode(desk.draft, codeHash)?.sessionId;
  return returned.find(({ session }) => session.id === sessionId) ?? null;
};

const confirmed = (desk: Desk, by: AuthorizeView, sessionId: string): Result<Confirmed> =>
  by.codeHash === null
    ? confirmCodeless(desk, sessionId, by.applicationId)
    : completeSession(desk, {
        codeHash: by.codeHash,
        applicationId: by.applicationId,
        face: 'chargetrip',
        challenge: null,
        sessionId,
      });

/** The application says that the link its owner finished is for this user: from now on the view is of that vehicle. */
export const authorizeView = (desk: Desk, by: AuthorizeView): Result<ShownView> => {
  const view = viewById(desk, by.id);
  if (!view.ok) return view;
  if (shown(desk, view.value).status !== 'pending_authorization') return fail('vehicle_not_pending');
  const returned = returnedSessions(desk, by.id);
  if (returned.length === 0) return fail('link_not_finished');
  const session = sessionToConfirm(desk, by, returned);
  if (!session) return fail('code_unknown');
  const done = confirmed(desk, by, session.session.id);
  if (!done.ok) return done;
  const { grant, record } = done.value;
  const [vehicleId = null] = record.outcome?.connectedVehicleIds ?? [];
  endGrant(desk, view.value.grantId);
  const linked = { ...view.value, vehicleId, grantId: grant.id, link: by.link };
  writeView(desk.draft, linked);
  giveUpSessions(desk, by.id);
  return succeed(shown(desk, linked));
};

/** A view has one grant, and no tokens hang on it: nobody has to be told that it is over. */
const endGrant = (desk: Desk, grantId: string | null): void => {
  const grant = grantId === null ? null : readGrant(desk.draft, grantId);
  if (grant?.status === 'active')
    writeGrant(desk.draft, { ...grant, status: 'revoked', revokedAt: desk.now });
};

/** What other browsers began for it leads nowhere any more. */
const giveUpSessions = (desk: Desk, viewId: string): void => {
  for (const record of openSessions(desk.draft))
    if (record.request.view?.id === viewId && !isTerminal(record.session.status))
      moveSession(desk, record, { type: 'failed', reason: 'vehicle_gone' });
};

/** Whether a vehicle was linked at another face too, whose application did not ask for its end. */
const isLinkedElsewhere = (desk: Desk, vehicleId: string): boolean =>
  readGrants(desk.draft).some(
    ({ face, status, receiptId }) =>
      face !== 'chargetrip' &&
      status === 'active' &&
      (desk.draft.get('receipts', receiptId)?.connectedVehicleIds.includes(vehicleId) ?? false),
  );

/** Ends a view. With the last one its vehicle goes too, and then it lasts until its provider has its access back. */
export const removeView = (desk: Desk, id: string): Result<ShownView> => {
  const view = viewById(desk, id);
  if (!view.ok) return view;
  const { vehicleId, grantId } = view.value;
  const before = shown(desk, view.value);
  giveUpSessions(desk, id);
  endGrant(desk, grantId);
  const others = readViews(desk.draft).some((each) => each.id !== id && each.vehicleId === vehicleId);
  if (vehicleId === null || others || isLinkedElsewhere(desk, vehicleId)) deleteView(desk.draft, id);
  else if (readVehicle(desk.draft, vehicleId)?.status !== 'pending_removal') removeVehicle(desk, vehicleId);
  const after = readView(desk.draft, id);
  return succeed(after ? shown(desk, after) : { ...before, status: 'removed', link: null, finished: false });
};

/** Lends the access to a view's vehicle. `refusedExpiry` is when the token ends that the provider has just refused. */
export const lendToView = (desk: Desk, id: string, refusedExpiry: number | null): Result<Loan> => {
  const view = viewById(desk, id);
  if (!view.ok) return view;
  const { vehicleId } = view.value;
  if (vehicleId === null || shown(desk, view.value).status !== 'authorized') return fail('link_not_finished');
  const vehicle = readVehicle(desk.draft, vehicleId);
  return vehicle ? lend(desk, vehicle, vehicle.scopes, refusedExpiry) : fail('not_found');
};
