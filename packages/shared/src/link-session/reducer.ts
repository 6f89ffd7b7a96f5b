import { LIFETIMES } from '../lifetimes.ts';
import { fail, type Result, succeed } from '../result.ts';
import type {
  Confirmation,
  LinkSession,
  SessionEvent,
  SessionSnapshot,
  SessionStatus,
  SessionStep,
} from './session.ts';

/** A history never grows past this: who goes back and forth all day keeps the first and the latest events. */
export const HISTORY_LENGTH = 50;

/** In which status each event may happen. Everything else is refused. */
const ALLOWED: Record<Exclude<SessionEvent['type'], 'created'>, readonly SessionStatus[]> = {
  opened: ['created', 'open'],
  brand_chosen: ['open'],
  brand_reconsidered: ['open'],
  provider_started: ['open'],
  provider_returned: ['open'],
  provider_failed: ['open'],
  extended: ['open'],
  approved: ['open'],
  completed: ['returned'],
  denied: ['open'],
  cancelled: ['created', 'open'],
  failed: ['created', 'open', 'returned'],
  expired: ['created', 'open', 'returned'],
};

const STEP_AFTER: Partial<Record<SessionEvent['type'], SessionStep>> = {
  brand_chosen: 'brand',
  brand_reconsidered: 'brand',
  provider_started: 'provider',
  provider_returned: 'vehicles',
  provider_failed: 'brand',
};

const STATUS_AFTER: Partial<Record<SessionEvent['type'], SessionStatus>> = {
  opened: 'open',
  approved: 'returned',
  completed: 'completed',
  denied: 'denied',
  cancelled: 'cancelled',
  failed: 'failed',
  expired: 'expired',
};

const TERMINAL: readonly SessionStatus[] = ['completed', 'denied', 'cancelled', 'expired', 'failed'];

export const isTerminal = (status: SessionStatus): boolean => TERMINAL.includes(status);

const detailOf = (event: SessionEvent): string | undefined =>
  'brand' in event ? event.brand : 'reason' in event ? event.reason : undefined;

const remember = (session: LinkSession, event: SessionEvent, at: number): LinkSession['history'] => {
  const detail = detailOf(event);
  const entry = { at, type: event.type, ...(detail === undefined ? {} : { detail }) };
  const kept =
    session.history.length < HISTORY_LENGTH
      ? session.history
      : [session.history[0], ...session.history.slice(2)];
  return [...kept.filter((each) => each !== undefined), entry];
};

const expiryAfter = (session: LinkSession, event: SessionEvent, at: number): number => {
  if (event.type === 'approved' && session.confirmation === 'code') return at + event.codeLifetime * 1000;
  // A codeless session never slides: its whole life bounds what a forwarded link can do.
  if (session.confirmation === 'codeless') return session.expiresAt;
  const next = STATUS_AFTER[event.type] ?? session.status;
  if (next !== 'open') return session.expiresAt;
  const longest = session.createdAt + LIFETIMES.sessionLongest * 1000;
  return Math.min(at + LIFETIMES.sessionOpen * 1000, longest);
};

export const newLinkSession = (id: string, confirmation: Confirmation, at: number): LinkSession => ({
  id,
  confirmation,
  status: 'created',
  step: 'intro',
  createdAt: at,
  expiresAt:
    at + 1000 * (confirmation === 'codeless' ? LIFETIMES.sessionCodeless : LIFETIMES.sessionUnopened),
  brand: null,
  reason: null,
  connectedVehicleIds: [],
  history: [{ at, type: 'created' }],
});

/** Whether time alone has ended it, whatever its record says. */
export const isOverdue = (session: Pick<LinkSession, 'status' | 'expiresAt'>, now: number): boolean =>
  !isTerminal(session.status) && session.expiresAt <= now;

/**
 * The life of a link session: `created → open → returned → completed | denied | cancelled | expired | failed`.
 * Refuses with `session_finished` what comes after the end, `session_expired` what comes too late,
 * `session_not_open` what comes too early.
 */
export const reduceLinkSession = (
  session: LinkSession,
  event: Exclude<SessionEvent, { type: 'created' }>,
  at: number,
): Result<LinkSession> => {
  if (session.status === 'expired') return fail('session_expired');
  if (isTerminal(session.status)) return fail('session_finished', `The session is ${session.status}.`);
  if (event.type !== 'expired' && isOverdue(session, at)) return fail('session_expired');
  if (!ALLOWED[event.type].includes(session.status))
    return fail('session_not_open', `A session that is ${session.status} cannot be ${event.type}.`);
  return succeed({
    ...session,
    status: STATUS_AFTER[event.type] ?? session.status,
    step:
      event.type === 'opened' && session.status === 'created'
        ? 'brand'
        : (STEP_AFTER[event.type] ?? session.step),
    expiresAt: expiryAfter(session, event, at),
    brand: event.type === 'brand_chosen' ? event.brand : session.brand,
    reason: ('reason' in event ? event.reason : null) ?? null,
    connectedVehicleIds: event.type === 'approved' ? event.connectedVehicleIds : session.connectedVehicleIds,
    history: remember(session, event, at),
  });
};

/** What a watcher may know (see {@link SessionSnapshot}). */
export const snapshotOf = (session: LinkSession, now: number): SessionSnapshot => {
  const status = isOverdue(session, now) ? 'expired' : session.status;
  return {
    id: session.id,
    status,
    ...(status === 'open' ? { step: session.step } : {}),
    expiresAt: new Date(session.expiresAt).toISOString(),
    ...(status === 'completed' ? { connectedVehicleIds: session.connectedVehicleIds } : {}),
  };
};
