import { isOverdue } from '@keyfob/shared/link-session/reducer';
import type { Desk } from '../desk.ts';
import { dueOfSession, keptUntil } from '../due.ts';
import type { ProviderGrantRecord, SessionRecord } from '../records.ts';
import { hasToTell } from '../state/outbox.ts';
import { hasSessions, openSessions, readSessions } from '../state/sessions.ts';
import { deleteVehicle, readProviderGrant, readProviderGrants, readVehicles } from '../state/vehicles.ts';
import { deleteView, endOfView, readViews } from '../state/views.ts';
import { releaseProviderGrant, removeVehicle } from './provider-access.ts';
import { eraseSession, moveSession } from './session-life.ts';

/** A session whose time is up ends; one that was over, or that nobody ever opened, goes. */
const settleSession = (desk: Desk, record: SessionRecord): void => {
  if (isOverdue(record.session, desk.now) && record.session.status !== 'created')
    moveSession(desk, record, { type: 'expired' });
  else eraseSession(desk, record.session.id);
};

/** Gives back what nobody has a grant to any more. */
const vacate = (desk: Desk): void => {
  for (const { id, providerGrantId } of readVehicles(desk.draft)) {
    removeVehicle(desk, id);
    // With no access there is nothing to wait for.
    if (!readProviderGrant(desk.draft, providerGrantId)) deleteVehicle(desk.draft, id);
  }
  for (const { id } of readProviderGrants(desk.draft)) releaseProviderGrant(desk, id);
};

/**
 * Does what time alone brings about. A garage without a live grant is given up: first its vehicles go back, then, the
 * next time round, it is `empty` and may be forgotten whole. One that never got so far goes as soon as its sessions are
 * gone. `failed` hears of a session that could not be settled; the others are settled all the same.
 */
export const keepHouse = (desk: Desk, failed: (error: unknown) => void): 'kept' | 'empty' => {
  for (const record of readSessions(desk.draft)) {
    if (dueOfSession(record) > desk.now) continue;
    const error = desk.draft.attempt((draft) => settleSession({ ...desk, draft }, record));
    if (error !== null) failed(error);
  }
  for (const view of readViews(desk.draft)) if (endOfView(view) <= desk.now) deleteView(desk.draft, view.id);
  if (hasSessions(desk.draft) || keptUntil(desk.draft) > desk.now) return 'kept';
  vacate(desk);
  const left = readProviderGrants(desk.draft).length + readVehicles(desk.draft).length > 0;
  return left || hasToTell(desk.draft) ? 'kept' : 'empty';
};

/** Everything of the owner's that providers still hold for us, and no way back: sessions end, vehicles leave. */
export const beginErasure = (desk: Desk): ProviderGrantRecord[] => {
  for (const record of openSessions(desk.draft))
    moveSession(desk, record, { type: 'failed', reason: 'not_found' });
  for (const { id } of readVehicles(desk.draft)) removeVehicle(desk, id);
  return readProviderGrants(desk.draft);
};
