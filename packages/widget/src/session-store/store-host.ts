import type { Explanation } from './errors.ts';
import type { AskedPresentation } from './presentation.ts';
import type { FetchSession, SessionRequest } from './session-source.ts';
import type { WidgetState } from './state.ts';
import type { KeyfobEventDetails, KeyfobEventType } from './widget-events.ts';

/** What the page wants, read at each press. */
export interface StoreOptions extends Omit<SessionRequest, 'action' | 'connectedVehicleId'> {
  readonly source: FetchSession | string | null;
  readonly presentation: AskedPresentation;
  readonly connectedVehicleId: string | null;
  /** Which widget of the page this is, so that the same one goes on after a reload. */
  readonly place: string;
}

/** Whoever shows the state: an element, or a page's own code. */
export interface StoreHost {
  readonly options: () => StoreOptions;
  readonly onChange: (now: WidgetState) => void;
  /** Tells the page. `false`: it said no to what was about to happen. */
  readonly tell: <Type extends KeyfobEventType>(type: Type, detail: KeyfobEventDetails[Type]) => boolean;
  /** The sentence an owner is given for an error. */
  readonly explain: (explanation: Explanation) => string;
}

/** How a press of the button ended. It never fails: what went wrong is in the state. */
export type Outcome = 'connected' | 'cancelled' | 'error' | 'redirected' | 'blocked' | 'prevented';

export interface OpenOptions {
  readonly presentation?: AskedPresentation;
  readonly brand?: string;
  readonly connectedVehicleId?: string;
}
