import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { isTerminal } from '@keyfob/shared/link-session/reducer';
import { tokenLifetimeOf } from '../application/registration/faces.ts';
import type { GrantRecord, RefreshTokenRecord, SessionRecord } from './records.ts';
import { readGrants, readSealedAnswers, refreshableUntil } from './state/grants.ts';
import { hasSessions, readSessions } from './state/sessions.ts';
import type { Draft } from './state/state.ts';
import { readProviderGrants, readVehicles } from './state/vehicles.ts';
import { endOfView, readViews } from './state/views.ts';

/** What a garage's alarm is for follows from what it holds. All times are milliseconds since the epoch. */

const KEPT = LIFETIMES.sessionKept * 1000;

/**
 * When something is to be done about a session: its time is up, or, once it is over, its history was kept long enough.
 * One that nobody opened shows as expired by itself and has nobody to tell, so it only has to go.
 */
export const dueOfSession = ({ session }: SessionRecord): number => {
  if (isTerminal(session.status)) return (session.history.at(-1)?.at ?? session.expiresAt) + KEPT;
  return session.status === 'created' ? session.expiresAt + KEPT : session.expiresAt;
};

const hasVehicles = (draft: Draft): boolean =>
  readVehicles(draft).some(({ status }) => status !== 'pending_removal');

/** When a grant stops being of use to anyone; `Infinity` where that is for someone else to say. */
const endOfGrant = (draft: Draft, grant: GrantRecord): number => {
  // Its session decides about it.
  if (grant.status === 'pending') return 0;
  if (grant.revokedAt !== null) return grant.revokedAt;
  if (!grant.tokens) return hasVehicles(draft) ? Number.POSITIVE_INFINITY : (grant.confirmedAt ?? 0);
  const lastToken = (grant.confirmedAt ?? grant.createdAt) + tokenLifetimeOf(grant.face) * 1000;
  // An application's own token reads without any of the grant's: then it lives by its use, as a refresh token does.
  const lastUse = grant.lastUsedAt === undefined ? 0 : grant.lastUsedAt + LIFETIMES.refreshTokenIdle * 1000;
  return Math.max(lastToken, lastUse, refreshableUntil(draft, grant.id) ?? 0);
};

/** Whether a grant can still be used. */
export const grantStands = (draft: Draft, grant: GrantRecord, now: number): boolean =>
  endOfGrant(draft, grant) > now;

/** Whether a grant ended longer ago than a garage would be kept for it. */
export const endedForGood = (draft: Draft, grant: GrantRecord, now: number): boolean =>
  grant.status !== 'pending' && endOfGrant(draft, grant) + LIFETIMES.garageIdle * 1000 <= now;

/** Until when a garage is kept whatever happens in it: for a while after the last of its grants has ended. */
export const keptUntil = (draft: Draft): number => {
  const unlinked = readViews(draft).filter(({ vehicleId }) => vehicleId === null);
  const ends = [
    ...readGrants(draft).map((grant) => endOfGrant(draft, grant)),
    ...unlinked.map(({ createdAt }) => createdAt),
  ];
  return ends.length === 0 ? 0 : Math.max(...ends) + LIFETIMES.garageIdle * 1000;
};

/** When a garage that has no session is to be given up; `Infinity` while it waits to be rid of what it told others. */
const dueOfGarage = (draft: Draft): number => {
  if (hasSessions(draft)) return Number.POSITIVE_INFINITY;
  const { outbox } = draft.state.parts;
  const stands = hasVehicles(draft) || readProviderGrants(draft).some(({ revokedAt }) => revokedAt === null);
  return outbox.size > 0 && !stands ? Number.POSITIVE_INFINITY : keptUntil(draft);
};

/** When the sealed answer to a refresh goes, where no verb took it out before. */
const dueOfAnswer = ({ usedAt }: RefreshTokenRecord): number => (usedAt ?? 0) + KEPT;

/** When a garage has something to do next; `null` where nothing comes by time alone. */
export const nextDue = (draft: Draft): number | null => {
  const next = Math.min(
    dueOfGarage(draft),
    ...readSessions(draft).map(dueOfSession),
    ...readSealedAnswers(draft).map(dueOfAnswer),
    ...readViews(draft).map(endOfView),
    ...draft.all('outbox').map(({ leasedUntil }) => leasedUntil),
  );
  return Number.isFinite(next) ? next : null;
};
