import { SESSION_STATUSES, SESSION_STEPS } from '@keyfob/shared/link-session/session';
import { expect, test } from 'vitest';
import { widgetError } from '../src/session-store/errors.ts';
import { reduce, type StoreEvent } from '../src/session-store/reducer.ts';
import { FIRST_PURPOSE, FIRST_STATE, restingStatus, type WidgetState } from '../src/session-store/state.ts';
import { eventsOf } from '../src/session-store/widget-events.ts';
import { ASKED, ILL, NOT_PREPARED, ticketOf, WELL } from './states.ts';

const RUNS = 6_000;
const LENGTH = 40;
const SEED = 20_261;

/** Mulberry32: the same numbers on every machine, so that a failure can be looked at again. */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const TERMINAL: ReadonlySet<string> = new Set(['keyfob-success', 'keyfob-cancel', 'keyfob-error']);

/** Any event at any time, of the session that is under way or of another one. Each session is opened under an id of its own. */
const eventFrom = (random: () => number, state: WidgetState, sessions: number): StoreEvent => {
  const oneOf = <Value>(values: readonly Value[]): Value => {
    const value = values[Math.floor(random() * values.length)];
    if (value === undefined) throw new Error('Nothing to choose from.');
    return value;
  };
  const fresh = ticketOf(`les_${sessions}`);
  const ticket = state.ticket && random() < 0.5 ? state.ticket : fresh;
  const purpose = FIRST_PURPOSE;
  const id = random() < 0.8 ? (state.ticket?.id ?? 'les_0') : `les_${Math.floor(random() * sessions)}`;
  return oneOf<() => StoreEvent>([
    () => ({ type: 'vehicles_told', vehicles: oneOf([[], [WELL], [WELL, ILL]]) }),
    () => ASKED,
    () => NOT_PREPARED,
    () => ({ type: 'window_blocked', ticket: fresh, purpose }),
    () => ({ type: 'opened', ticket, purpose, presentation: oneOf(['popup', 'tab', 'redirect']) }),
    () => ({ type: 'window_seemed', gone: random() < 0.5 }),
    ...Array.from({ length: 5 }, () => (): StoreEvent => {
      const status = oneOf(SESSION_STATUSES);
      const step = oneOf(SESSION_STEPS);
      const connectedVehicleIds = status === 'completed' ? [`veh_${Math.floor(random() * 3)}`] : [];
      return { type: 'snapshot', snapshot: { id, status, step, connectedVehicleIds, expiresAt: '' } };
    }),
    () => ({ type: 'watch_refused', error: widgetError('session_expired') }),
    () => ({ type: 'went_offline' }),
    () => ({ type: 'came_online' }),
    () => ({ type: 'given_up' }),
    () => ({ type: 'reset' }),
  ])();
};

/** What is wrong with a state; empty where it can come to be. Assertions would take most of the time. */
const unsound = (state: WidgetState): string => {
  const { status, ticket, error, interrupted, windowGone, step } = state;
  const underWay = status === 'blocked' || status === 'waiting' || status === 'confirming';
  const resting = status === 'idle' || status === 'connected' || status === 'attention';
  if (underWay && !ticket) return 'under way without a ticket';
  if (ticket && !underWay && status !== 'offline') return 'a ticket with nothing under way';
  if ((status === 'error') !== (error !== null))
    return 'an error that does not show, or shows without being there';
  if (resting && status !== restingStatus(state)) return 'rests as something else than its vehicles say';
  if (interrupted && status !== 'offline') return 'interrupted though it goes on';
  if (offlineWithout(state)) return 'offline with a ticket and nothing to go back to';
  return !ticket && (windowGone || step) ? 'a window or a step without a link' : '';
};

const offlineWithout = ({ status, ticket, interrupted }: WidgetState): boolean =>
  status === 'offline' && ticket !== null && interrupted === null;

/** What alone may bring this event about. */
const isCause = (type: string, event: StoreEvent): boolean => {
  const status = event.type === 'snapshot' ? event.snapshot.status : null;
  if (type === 'keyfob-success') return status === 'completed';
  if (type === 'keyfob-cancel')
    return status === 'denied' || status === 'cancelled' || event.type === 'given_up';
  return (
    status === 'expired' ||
    status === 'failed' ||
    event.type === 'not_prepared' ||
    event.type === 'watch_refused'
  );
};

const isLast = (event: StoreEvent, state: WidgetState): boolean =>
  event.type === 'snapshot' &&
  event.snapshot.id === state.ticket?.id &&
  !['created', 'open', 'returned'].includes(event.snapshot.status);

test(`${RUNS} random lives: sound states, and one terminal event a session, for its own reason`, () => {
  const random = numbers(SEED);
  const seen = new Map<string, number>();
  const faults = new Set<string>();
  for (let run = 0; run < RUNS; run += 1) {
    let state = FIRST_STATE;
    let sessions = 1;
    const ended = new Set<string>();
    for (let turn = 0; turn < LENGTH; turn += 1) {
      const event = eventFrom(random, state, sessions);
      if (event.type === 'window_blocked' || event.type === 'opened') sessions += 1;
      const now = reduce(state, event);
      const fault = unsound(now);
      if (fault) faults.add(`${fault}: ${state.status} --${event.type}--> ${now.status}`);
      const terminal = eventsOf(state, now, (explanation) => explanation).filter(({ type }) =>
        TERMINAL.has(type),
      );
      if (isLast(event, state) && terminal.length !== 1) faults.add(`${event.type} ended it unheard`);
      for (const { type, detail } of terminal) {
        seen.set(type, (seen.get(type) ?? 0) + 1);
        if (!isCause(type, event)) faults.add(`${type} because of ${event.type} while ${state.status}`);
        const { sessionId } = detail as { sessionId: string | null };
        if (!sessionId) continue;
        if (ended.has(sessionId)) faults.add(`${type}: a session ended twice`);
        ended.add(sessionId);
      }
      state = now;
    }
  }
  expect([...faults]).toEqual([]);
  for (const type of TERMINAL) expect(seen.get(type), type).toBeGreaterThan(RUNS / 4);
});
