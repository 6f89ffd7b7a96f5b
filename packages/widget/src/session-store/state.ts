import type { SessionStep } from '@keyfob/shared/link-session/session';
import type { WidgetError } from './errors.ts';
import type { LinkTicket } from './ticket.ts';

/** What the element shows, in its `status` property and attribute and as a custom state. */
export type WidgetStatus =
  | 'idle'
  | 'preparing'
  | 'blocked'
  | 'waiting'
  | 'confirming'
  | 'connected'
  | 'attention'
  | 'error'
  | 'offline';

export type Action = 'connect' | 'reconnect';

/** How the Link page is shown: a window of its own, a tab, or this tab. */
export type Presentation = 'popup' | 'tab' | 'redirect';

/** A vehicle as the site shows it: `GET /v1/users/{userId}/connected-vehicles`, with the site's own name for it. */
export interface ShownVehicle {
  readonly id: string;
  readonly name?: string;
  readonly status: string;
  /** An error code that says why it needs attention. */
  readonly reason?: string;
}

/** How a link ended without a connection. */
export type Ending = 'cancelled' | 'denied' | 'given_up';

/** What one button press is about. */
export interface Purpose {
  readonly action: Action;
  readonly connectedVehicleId: string | null;
  readonly brand: string | null;
}

export interface WidgetState {
  readonly status: WidgetStatus;
  readonly purpose: Purpose;
  /** The link that is under way; `null` when none is. */
  readonly ticket: LinkTicket | null;
  readonly presentation: Presentation | null;
  /** Where the owner is at the Link page, while waiting. */
  readonly step: SessionStep | null;
  /** The other window seems to be closed. Some browsers say so of every window, so it is only a question. */
  readonly windowGone: boolean;
  /** Nothing was heard of a waiting link for a minute, as when a brand takes its time. */
  readonly quiet: boolean;
  readonly error: WidgetError | null;
  /** How the last link ended without a connection. */
  readonly ending: Ending | null;
  /** The session that last connected something. */
  readonly lastSessionId: string | null;
  readonly vehicles: readonly ShownVehicle[];
  /** What the last link brought. */
  readonly connectedVehicleIds: readonly string[];
  /** What goes on once the browser is online again. */
  readonly interrupted: 'waiting' | 'confirming' | null;
}

export const FIRST_PURPOSE: Purpose = { action: 'connect', connectedVehicleId: null, brand: null };

export const FIRST_STATE: WidgetState = {
  status: 'idle',
  purpose: FIRST_PURPOSE,
  ticket: null,
  presentation: null,
  step: null,
  windowGone: false,
  quiet: false,
  error: null,
  ending: null,
  lastSessionId: null,
  vehicles: [],
  connectedVehicleIds: [],
  interrupted: null,
};

export const needsAttention = ({ status }: ShownVehicle): boolean => status === 'reauthorization_required';

type Known = Pick<WidgetState, 'vehicles' | 'connectedVehicleIds'>;

/** The vehicles that work: those the site says so of, and those the last links brought. */
export const connectedCount = ({ vehicles, connectedVehicleIds }: Known): number => {
  const working = vehicles.filter(({ status }) => status === 'authorized').map(({ id }) => id);
  return new Set([...working, ...connectedVehicleIds]).size;
};

/** What is shown while no link is under way. */
export const restingStatus = (known: Known): 'idle' | 'connected' | 'attention' => {
  if (known.vehicles.some(needsAttention)) return 'attention';
  return connectedCount(known) > 0 ? 'connected' : 'idle';
};
