import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../src/errors/registry.ts';
import { LIFETIMES } from '../src/lifetimes.ts';
import {
  HISTORY_LENGTH,
  isOverdue,
  isTerminal,
  newLinkSession,
  reduceLinkSession,
  snapshotOf,
} from '../src/link-session/reducer.ts';
import {
  type Confirmation,
  type LinkSession,
  SESSION_STATUSES,
  type SessionEvent,
  type SessionStatus,
} from '../src/link-session/session.ts';

type Event = Exclude<SessionEvent, { type: 'created' }>;
type EventType = Event['type'];

const T0 = 1_000_000;
const NOW = T0 + 1000;
const SECOND = 1000;

const EVENTS: { readonly [Type in EventType]: Extract<Event, { type: Type }> } = {
  opened: { type: 'opened' },
  brand_chosen: { type: 'brand_chosen', brand: 'tesla' },
  brand_reconsidered: { type: 'brand_reconsidered' },
  provider_started: { type: 'provider_started' },
  provider_returned: { type: 'provider_returned' },
  provider_failed: { type: 'provider_failed', reason: 'no_vehicles' },
  extended: { type: 'extended' },
  approved: { type: 'approved', connectedVehicleIds: ['veh_1'], codeLifetime: LIFETIMES.code },
  completed: { type: 'completed' },
  denied: { type: 'denied' },
  cancelled: { type: 'cancelled' },
  failed: { type: 'failed', reason: 'server_error' },
  expired: { type: 'expired' },
};

const EVENT_TYPES = Object.keys(EVENTS) as EventType[];

/** Where each event leads from each status that has a way on. What is not here is refused with `session_not_open`. */
const LEADS: Record<'created' | 'open' | 'returned', Partial<Record<EventType, SessionStatus>>> = {
  created: { opened: 'open', cancelled: 'cancelled', failed: 'failed', expired: 'expired' },
  open: {
    opened: 'open',
    brand_chosen: 'open',
    brand_reconsidered: 'open',
    provider_started: 'open',
    provider_returned: 'open',
    provider_failed: 'open',
    extended: 'open',
    approved: 'returned',
    denied: 'denied',
    cancelled: 'cancelled',
    failed: 'failed',
    expired: 'expired',
  },
  returned: { completed: 'completed', failed: 'failed', expired: 'expired' },
};

/** What comes after the end. */
const OVER: Partial<Record<SessionStatus, ErrorCode>> = {
  completed: 'session_finished',
  denied: 'session_finished',
  cancelled: 'session_finished',
  failed: 'session_finished',
  expired: 'session_expired',
};

const sessionIn = (status: SessionStatus, changes: Partial<LinkSession> = {}): LinkSession => ({
  ...newLinkSession('les_1', 'code', T0),
  status,
  step: 'vehicles',
  ...changes,
});

const outcomeOf = (session: LinkSession, event: Event, at = NOW): SessionStatus | ErrorCode => {
  const reduced = reduceLinkSession(session, event, at);
  return reduced.ok ? reduced.value.status : reduced.code;
};

const apply = (session: LinkSession, event: Event, at: number): LinkSession => {
  const reduced = reduceLinkSession(session, event, at);
  if (!reduced.ok) throw new Error(reduced.code);
  return reduced.value;
};

const PAIRS = SESSION_STATUSES.flatMap((status) =>
  EVENT_TYPES.map((type) => {
    const leads = status === 'created' || status === 'open' || status === 'returned' ? LEADS[status] : {};
    return [status, type, OVER[status] ?? leads[type] ?? 'session_not_open'] as const;
  }),
);

describe('a link session', () => {
  it.each(PAIRS)('%s + %s → %s', (status, type, expected) => {
    expect(outcomeOf(sessionIn(status), EVENTS[type])).toBe(expected);
  });

  it.each(PAIRS.filter(([status]) => !isTerminal(status)))(
    'overdue and %s + %s: is too late',
    (status, type) => {
      const overdue = sessionIn(status, { expiresAt: NOW });
      const expected = type === 'expired' ? 'expired' : 'session_expired';
      expect(outcomeOf(overdue, EVENTS[type])).toBe(expected);
    },
  );

  it('is overdue from the very moment it expires', () => {
    const session = sessionIn('open', { expiresAt: NOW });
    expect(isOverdue(session, NOW - 1)).toBe(false);
    expect(isOverdue(session, NOW)).toBe(true);
    expect(isOverdue({ ...session, status: 'completed' }, NOW)).toBe(false);
  });

  it('refused is left as it was', () => {
    const session = Object.freeze(sessionIn('returned'));
    const before = JSON.stringify(session);
    reduceLinkSession(session, EVENTS.approved, NOW);
    expect(JSON.stringify(session)).toBe(before);
  });

  it.each([
    ['brand_chosen', 'brand'],
    ['brand_reconsidered', 'brand'],
    ['provider_started', 'provider'],
    ['provider_returned', 'vehicles'],
    ['provider_failed', 'brand'],
    ['opened', 'vehicles'],
    ['extended', 'vehicles'],
  ] as const)('open + %s: the owner is at %s', (type, step) => {
    expect(apply(sessionIn('open'), EVENTS[type], NOW).step).toBe(step);
  });

  it('created + opened: the owner is at brand', () => {
    expect(apply(newLinkSession('les_1', 'code', T0), EVENTS.opened, NOW).step).toBe('brand');
  });

  it('remembers the brand, and what last went wrong until the next step', () => {
    const chosen = apply(sessionIn('open'), EVENTS.brand_chosen, NOW);
    const failed = apply(chosen, EVENTS.provider_failed, NOW);
    expect(failed).toMatchObject({ brand: 'tesla', reason: 'no_vehicles' });
    expect(apply(failed, EVENTS.provider_started, NOW)).toMatchObject({ brand: 'tesla', reason: null });
  });
});

describe('its expiry', () => {
  const lifetime = (confirmation: Confirmation) => newLinkSession('les_1', confirmation, T0).expiresAt - T0;

  it('is a day unopened, or ten minutes without a code', () => {
    expect(lifetime('code')).toBe(LIFETIMES.sessionUnopened * SECOND);
    expect(lifetime('codeless')).toBe(10 * 60 * SECOND);
  });

  it.each(EVENT_TYPES.filter((type) => LEADS.open[type] === 'open'))('slides with %s', (type) => {
    const later = T0 + 30 * 60 * SECOND;
    expect(apply(sessionIn('open'), EVENTS[type], later).expiresAt).toBe(
      later + LIFETIMES.sessionOpen * SECOND,
    );
  });

  it('slides no further than two days after it was made, however often', () => {
    let session = apply(newLinkSession('les_1', 'code', T0), EVENTS.opened, T0);
    const end = T0 + LIFETIMES.sessionLongest * SECOND;
    for (let at = T0; at < end; at += 59 * 60 * SECOND) session = apply(session, EVENTS.extended, at);
    expect(session.expiresAt).toBe(end);
    expect(outcomeOf(session, EVENTS.extended, end)).toBe('session_expired');
    const returned = apply(session, EVENTS.approved, end - 1);
    expect(returned.expiresAt).toBe(end - 1 + LIFETIMES.code * SECOND);
  });

  it('is the code’s own once the owner is back, and stays with the end', () => {
    const returned = apply(sessionIn('open'), EVENTS.approved, NOW);
    expect(returned.expiresAt).toBe(NOW + LIFETIMES.code * SECOND);
    expect(apply(returned, EVENTS.completed, NOW + 1).expiresAt).toBe(returned.expiresAt);
  });

  it.each(EVENT_TYPES.filter((type) => LEADS.open[type]))('never slides without a code: %s', (type) => {
    const session = sessionIn('open', { confirmation: 'codeless', expiresAt: T0 + 600 * SECOND });
    expect(apply(session, EVENTS[type], T0 + 599 * SECOND).expiresAt).toBe(session.expiresAt);
  });
});

describe('its history', () => {
  it('has the time, the event and its detail', () => {
    const session = apply(sessionIn('open'), EVENTS.brand_chosen, NOW);
    const failed = apply(session, EVENTS.provider_failed, NOW + 1);
    expect(failed.history).toEqual([
      { at: T0, type: 'created' },
      { at: NOW, type: 'brand_chosen', detail: 'tesla' },
      { at: NOW + 1, type: 'provider_failed', detail: 'no_vehicles' },
    ]);
  });

  it('is bounded: the first and the latest stay', () => {
    let session = newLinkSession('les_1', 'code', T0);
    session = apply(session, EVENTS.opened, T0);
    for (let times = 1; times <= 200; times += 1) session = apply(session, EVENTS.extended, T0 + times);
    expect(session.history).toHaveLength(HISTORY_LENGTH);
    expect(session.history[0]).toEqual({ at: T0, type: 'created' });
    expect(session.history.at(-1)).toEqual({ at: T0 + 200, type: 'extended' });
    expect(session.history[1]).toEqual({ at: T0 + 200 - HISTORY_LENGTH + 2, type: 'extended' });
  });
});

describe('what a watcher is told', () => {
  const full = { brand: 'tesla', connectedVehicleIds: ['veh_1'], reason: 'no_vehicles' } as const;

  it.each(SESSION_STATUSES)('of a session that is %s', (status) => {
    const snapshot = snapshotOf(sessionIn(status, full), NOW);
    expect(snapshot).toEqual({
      id: 'les_1',
      status,
      expiresAt: new Date(T0 + LIFETIMES.sessionUnopened * SECOND).toISOString(),
      ...(status === 'open' ? { step: 'vehicles' } : {}),
      ...(status === 'completed' ? { connectedVehicleIds: ['veh_1'] } : {}),
    });
    expect(JSON.stringify(snapshot)).not.toMatch(/tesla|no_vehicles|history/);
  });

  it.each(['created', 'open', 'returned'] as const)('once %s is overdue: expired, and no step', (status) => {
    const snapshot = snapshotOf(sessionIn(status, { ...full, expiresAt: NOW }), NOW);
    expect(snapshot).toEqual({ id: 'les_1', status: 'expired', expiresAt: new Date(NOW).toISOString() });
  });
});
