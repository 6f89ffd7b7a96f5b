import { describe, expect, test } from 'vitest';
import { reduce, type StoreEvent } from '../src/session-store/reducer.ts';
import { FIRST_PURPOSE, FIRST_STATE, type WidgetState } from '../src/session-store/state.ts';
import {
  ASKED,
  BLOCKED,
  ILL,
  NOT_PREPARED,
  OPENED,
  REFUSED,
  snapshotOf,
  stateAfter,
  TICKET,
  ticketOf,
  told,
  WELL,
} from './states.ts';

const open = snapshotOf({ step: 'brand' });
const returned = snapshotOf({ status: 'returned' });
const completed = snapshotOf({ status: 'completed', connectedVehicleIds: ['veh_new'] });
const OFFLINE: StoreEvent = { type: 'went_offline' };
const ONLINE: StoreEvent = { type: 'came_online' };
const GIVEN_UP: StoreEvent = { type: 'given_up' };

const ROWS: readonly [string, readonly StoreEvent[], Partial<WidgetState>][] = [
  ['nothing happened', [], { status: 'idle' }],
  ['a session is asked for', [ASKED], { status: 'preparing', ticket: null }],
  ['none came', [ASKED, NOT_PREPARED], { status: 'error', ticket: null }],
  ['none came, and nobody asks any more', [NOT_PREPARED], { status: 'idle', error: null }],
  ['asked again after an error', [ASKED, NOT_PREPARED, ASKED], { status: 'preparing', error: null }],
  ['no window opened', [ASKED, BLOCKED], { status: 'blocked', ticket: TICKET }],
  ['opened by the link after that', [BLOCKED, OPENED], { status: 'waiting', presentation: 'popup' }],
  ['opened', [ASKED, OPENED], { status: 'waiting', ticket: TICKET, step: null }],
  ['the owner moves', [OPENED, open], { status: 'waiting', step: 'brand' }],
  ['the owner is back', [OPENED, open, returned], { status: 'confirming', step: null }],
  [
    'confirmed',
    [OPENED, open, returned, completed],
    { status: 'connected', ticket: null, connectedVehicleIds: ['veh_new'], lastSessionId: TICKET.id },
  ],
  ['confirmed unseen', [OPENED, completed], { status: 'connected', ticket: null }],
  ['denied', [OPENED, snapshotOf({ status: 'denied' })], { status: 'idle', ending: 'denied', ticket: null }],
  ['cancelled there', [OPENED, snapshotOf({ status: 'cancelled' })], { status: 'idle', ending: 'cancelled' }],
  ['given up here', [OPENED, open, GIVEN_UP], { status: 'idle', ending: 'given_up', ticket: null }],
  ['given up while preparing', [ASKED, GIVEN_UP], { status: 'idle', ending: 'given_up' }],
  ['given up with nothing under way', [GIVEN_UP], { status: 'idle', ending: null }],
  ['expired', [OPENED, snapshotOf({ status: 'expired' })], { status: 'error', ticket: null }],
  ['failed', [OPENED, snapshotOf({ status: 'failed' })], { status: 'error', ticket: null }],
  ['the live status refuses', [OPENED, REFUSED], { status: 'error', ticket: null }],
  ['older news than known', [OPENED, returned, open], { status: 'confirming' }],
  [
    'news of another session',
    [OPENED, snapshotOf({ id: 'les_2', status: 'completed' })],
    { status: 'waiting' },
  ],
  [
    'the window seems gone',
    [OPENED, { type: 'window_seemed', gone: true }],
    { status: 'waiting', windowGone: true },
  ],
  ['it is seen again', [OPENED, { type: 'window_seemed', gone: true }, OPENED], { windowGone: false }],
  ['a window without a link', [{ type: 'window_seemed', gone: true }], { status: 'idle', windowGone: false }],
  ['offline with nothing under way', [OFFLINE], { status: 'idle' }],
  ['offline while preparing', [ASKED, OFFLINE], { status: 'offline', interrupted: null }],
  ['back with nothing prepared', [ASKED, OFFLINE, ONLINE], { status: 'idle' }],
  ['offline while waiting', [OPENED, open, OFFLINE], { status: 'offline', interrupted: 'waiting' }],
  [
    'back to waiting',
    [OPENED, open, OFFLINE, ONLINE],
    { status: 'waiting', step: 'brand', interrupted: null },
  ],
  ['offline while confirming', [OPENED, returned, OFFLINE], { status: 'offline', interrupted: 'confirming' }],
  ['news though the browser says offline', [OPENED, OFFLINE, returned], { status: 'confirming' }],
  ['old news though the browser says offline', [OPENED, returned, OFFLINE, open], { status: 'offline' }],
  ['online without having been offline', [OPENED, ONLINE], { status: 'waiting' }],
  ['vehicles are told', [told(WELL)], { status: 'connected', vehicles: [WELL] }],
  ['one of them needs attention', [told(WELL, ILL)], { status: 'attention' }],
  ['none is left', [told(WELL), told()], { status: 'idle' }],
  ['vehicles are told while waiting', [OPENED, told(ILL)], { status: 'waiting', vehicles: [ILL] }],
  ['they show when it ends', [OPENED, told(ILL), GIVEN_UP], { status: 'attention', ending: 'given_up' }],
  ['they are not lost with an error', [told(WELL), OPENED, REFUSED], { status: 'error', vehicles: [WELL] }],
  ['told while an error shows', [ASKED, NOT_PREPARED, told(WELL)], { status: 'error', vehicles: [WELL] }],
  [
    'forgotten',
    [OPENED, completed, { type: 'reset' }],
    { status: 'idle', connectedVehicleIds: [], lastSessionId: null },
  ],
  ['forgotten while a link is under way', [OPENED, { type: 'reset' }], { status: 'waiting', ticket: TICKET }],
  [
    'a second car',
    [told(WELL), OPENED, completed],
    { status: 'connected', connectedVehicleIds: ['veh_new'] },
  ],
];

test.each(ROWS)('%s', (_name, events, expected) => {
  expect(stateAfter(...events)).toMatchObject(expected);
});

describe('vehicles', () => {
  test('a vehicle that was reconnected is well, whatever the site last said of it', () => {
    const relinked = snapshotOf({ status: 'completed', connectedVehicleIds: [ILL.id] });
    const state = stateAfter(told(WELL, ILL), OPENED, relinked);
    expect(state.vehicles).toEqual([WELL, { ...ILL, status: 'authorized' }]);
    expect(state.status).toBe('connected');
  });

  test('another that needs attention goes on needing it', () => {
    const other = { ...ILL, id: 'veh_other' };
    const relinked = snapshotOf({ status: 'completed', connectedVehicleIds: [ILL.id] });
    expect(stateAfter(told(ILL, other), OPENED, relinked).status).toBe('attention');
  });
});

describe('news that this widget does not know', () => {
  test('an unknown step leaves the step as it was', () => {
    const unknown = { type: 'snapshot', snapshot: { id: TICKET.id, status: 'open', step: 'mfa' } } as unknown;
    expect(stateAfter(OPENED, open, unknown as StoreEvent)).toMatchObject({
      status: 'waiting',
      step: 'brand',
    });
  });

  test('an unknown status says nothing', () => {
    const known = stateAfter(OPENED, open);
    const unknown = { type: 'snapshot', snapshot: { id: TICKET.id, status: 'paused' } } as unknown;
    expect(reduce(known, unknown as StoreEvent)).toEqual(known);
  });
});

test('what means nothing in a state gives the same state, not a copy', () => {
  const waiting = stateAfter(OPENED, open);
  const elsewhere = { ...OPENED, ticket: ticketOf('les_other') };
  expect(reduce(waiting, ASKED)).toBe(waiting);
  expect(reduce(waiting, NOT_PREPARED)).toBe(waiting);
  expect(reduce(waiting, snapshotOf({ id: 'les_other' }))).toBe(waiting);
  expect(reduce(FIRST_STATE, REFUSED)).toBe(FIRST_STATE);
  expect(reduce(FIRST_STATE, completed)).toBe(FIRST_STATE);
  expect(reduce(FIRST_STATE, elsewhere)).toMatchObject({ status: 'waiting', purpose: FIRST_PURPOSE });
});
