import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import { widgetError } from '../src/session-store/errors.ts';
import { reduce, type StoreEvent } from '../src/session-store/reducer.ts';
import {
  FIRST_PURPOSE,
  FIRST_STATE,
  type ShownVehicle,
  type WidgetState,
} from '../src/session-store/state.ts';
import type { LinkTicket } from '../src/session-store/ticket.ts';

export const ticketOf = (id: string): LinkTicket => ({
  id,
  url: `https://keyfob.example.com/link/${id}`,
  statusToken: 'eyJhbGciOiJIUzI1NiJ9.e30.signature',
  expiresAt: '2099-01-01T00:00:00Z',
});

export const TICKET = ticketOf('les_1');

export const snapshotOf = (change: Partial<SessionSnapshot>): StoreEvent => ({
  type: 'snapshot',
  snapshot: { id: TICKET.id, status: 'open', expiresAt: TICKET.expiresAt, ...change },
});

export const WELL: ShownVehicle = { id: 'veh_well', name: 'Kona', status: 'authorized' };
export const ILL: ShownVehicle = { id: 'veh_ill', name: 'Zoe', status: 'reauthorization_required' };

export const OPENED: StoreEvent = {
  type: 'opened',
  ticket: TICKET,
  purpose: FIRST_PURPOSE,
  presentation: 'popup',
};
export const ASKED: StoreEvent = { type: 'asked', purpose: FIRST_PURPOSE };
export const NOT_PREPARED: StoreEvent = {
  type: 'not_prepared',
  error: widgetError('session_endpoint_failed'),
};
export const BLOCKED: StoreEvent = { type: 'window_blocked', ticket: TICKET, purpose: FIRST_PURPOSE };
export const REFUSED: StoreEvent = { type: 'watch_refused', error: widgetError('origin_not_allowed') };

/** The state after these events. */
export const stateAfter = (...events: readonly StoreEvent[]): WidgetState =>
  events.reduce(reduce, FIRST_STATE);

export const told = (...vehicles: ShownVehicle[]): StoreEvent => ({ type: 'vehicles_told', vehicles });
