import { SESSION_STEPS, type SessionSnapshot, type SessionStatus } from '@keyfob/shared/link-session/session';
import { type WidgetError, widgetError } from './errors.ts';
import {
  type Ending,
  type Presentation,
  type Purpose,
  restingStatus,
  type ShownVehicle,
  type WidgetState,
} from './state.ts';
import type { LinkTicket } from './ticket.ts';

/** Everything that moves the widget. */
export type StoreEvent =
  | { readonly type: 'vehicles_told'; readonly vehicles: readonly ShownVehicle[] }
  | { readonly type: 'asked'; readonly purpose: Purpose }
  | { readonly type: 'not_prepared'; readonly error: WidgetError }
  | { readonly type: 'window_blocked'; readonly ticket: LinkTicket; readonly purpose: Purpose }
  | {
      readonly type: 'opened';
      readonly ticket: LinkTicket;
      readonly purpose: Purpose;
      readonly presentation: Presentation;
    }
  | { readonly type: 'window_seemed'; readonly gone: boolean }
  | { readonly type: 'fell_quiet' }
  | { readonly type: 'snapshot'; readonly snapshot: SessionSnapshot }
  | { readonly type: 'watch_refused'; readonly error: WidgetError }
  | { readonly type: 'went_offline' }
  | { readonly type: 'came_online' }
  | { readonly type: 'given_up' }
  | { readonly type: 'reset' };

const isResting = ({ status }: WidgetState): boolean =>
  status === 'idle' || status === 'connected' || status === 'attention';

const rest = (state: WidgetState, change: Partial<WidgetState> = {}): WidgetState => {
  const next: WidgetState = {
    ...state,
    ticket: null,
    presentation: null,
    step: null,
    windowGone: false,
    quiet: false,
    error: null,
    interrupted: null,
    ...change,
  };
  return { ...next, status: next.error ? 'error' : restingStatus(next) };
};

const ended = (state: WidgetState, ending: Ending): WidgetState => rest(state, { ending });

/** What the server linked now is authorized, whatever the site last said of it. */
const linked = (vehicles: readonly ShownVehicle[], ids: readonly string[]): ShownVehicle[] =>
  vehicles.map((vehicle) => (ids.includes(vehicle.id) ? { ...vehicle, status: 'authorized' } : vehicle));

/** A session only goes forward; what says less than we know is older than what we know. */
const RANK: Readonly<Record<SessionStatus, number>> = {
  created: 0,
  open: 1,
  returned: 2,
  completed: 3,
  denied: 3,
  cancelled: 3,
  expired: 3,
  failed: 3,
};

const onSnapshot = (state: WidgetState, snapshot: SessionSnapshot): WidgetState => {
  if (snapshot.id !== state.ticket?.id) return state;
  const { status } = snapshot;
  const going = state.interrupted ?? state.status;
  if (going === 'confirming' && RANK[status] < RANK.returned) return state;
  // Handed on to the page, which must not change it.
  const ids = Object.freeze(snapshot.connectedVehicleIds ?? []);
  switch (status) {
    case 'open': {
      // A newer server may have steps that this widget does not know.
      const step = SESSION_STEPS.find((each) => each === snapshot.step) ?? state.step;
      return { ...state, status: 'waiting', step, quiet: false, interrupted: null };
    }
    case 'returned':
      return { ...state, status: 'confirming', step: null, windowGone: false, interrupted: null };
    case 'completed':
      return rest(state, {
        vehicles: linked(state.vehicles, ids),
        connectedVehicleIds: ids,
        lastSessionId: snapshot.id,
        ending: null,
      });
    case 'denied':
    case 'cancelled':
      return ended(state, status);
    case 'expired':
      return rest(state, { error: widgetError('session_expired') });
    case 'failed':
      return rest(state, { error: widgetError('link_failed') });
    default:
      return state.interrupted ? { ...state, status: state.interrupted, interrupted: null } : state;
  }
};

/** The life of a widget: the next state, or the same one where an event means nothing in it. Docs: LIFECYCLE.md. */
export const reduce = (state: WidgetState, event: StoreEvent): WidgetState => {
  switch (event.type) {
    case 'vehicles_told': {
      const next = { ...state, vehicles: event.vehicles };
      return isResting(state) ? { ...next, status: restingStatus(next) } : next;
    }
    case 'asked':
      return state.ticket
        ? state
        : { ...rest(state), status: 'preparing', purpose: event.purpose, ending: null };
    case 'not_prepared':
      return state.status === 'preparing' ? rest(state, { error: event.error }) : state;
    case 'window_blocked': {
      const { ticket, purpose } = event;
      return { ...rest(state), status: 'blocked', ticket, purpose, ending: null };
    }
    case 'opened': {
      const { ticket, purpose, presentation } = event;
      if (state.ticket?.id === ticket.id && state.status !== 'blocked')
        return { ...state, presentation, windowGone: false };
      return { ...rest(state), status: 'waiting', ticket, purpose, presentation, ending: null };
    }
    case 'window_seemed':
      return state.status === 'waiting' && state.windowGone !== event.gone
        ? { ...state, windowGone: event.gone }
        : state;
    case 'fell_quiet':
      return state.status === 'waiting' && !state.quiet ? { ...state, quiet: true } : state;
    case 'snapshot':
      return onSnapshot(state, event.snapshot);
    case 'watch_refused':
      return state.ticket ? rest(state, { error: event.error }) : state;
    case 'went_offline':
      if (state.status === 'preparing') return { ...state, status: 'offline' };
      return state.status === 'waiting' || state.status === 'confirming'
        ? { ...state, status: 'offline', interrupted: state.status }
        : state;
    case 'came_online':
      if (state.status !== 'offline') return state;
      return state.interrupted ? { ...state, status: state.interrupted, interrupted: null } : rest(state);
    case 'given_up':
      return state.ticket || state.status === 'preparing' ? ended(state, 'given_up') : state;
    case 'reset':
      return state.ticket || state.status === 'preparing'
        ? state
        : rest(state, { connectedVehicleIds: [], ending: null, lastSessionId: null });
  }
};
