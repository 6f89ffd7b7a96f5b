import type { Words } from '@keyfob/shared/words/words';
import type { Explanation } from '../session-store/errors.ts';

/** Every word the widget shows, in one language. `name` is what the site calls a vehicle; `null` where it does not say. */
export interface WidgetTexts extends Words {
  readonly connect: string;
  readonly connectAnother: string;
  readonly reconnect: (name: string | null) => string;
  readonly preparing: string;
  /** Said after the label of what opens a window, for who cannot see that it does. */
  readonly newWindow: string;

  /** The browser opened no window: two other ways, and why they are there. */
  readonly blocked: string;
  readonly openInNewTab: string;
  readonly continueHere: string;

  readonly continueThere: string;
  readonly openAgain: string;
  /** Asked when the other window seems to be gone. Not a verdict: some browsers say so of every window. */
  readonly stillConnecting: string;
  /** After a minute at the brand's own pages. */
  readonly patience: string;

  readonly finishing: string;
  readonly almostDone: string;
  readonly offline: string;

  readonly connected: (count: number) => string;
  readonly notConnected: string;
  /** A vehicle the site has no name for. */
  readonly yourCar: string;
  readonly vehicleStatus: Readonly<
    Record<'authorized' | 'pending_authorization' | 'reauthorization_required', string>
  >;
  /** Why a vehicle has to be connected again. */
  readonly attention: Readonly<
    Record<'reauthorization_required' | 'vehicle_unreachable' | 'general', string>
  >;

  readonly errors: Readonly<Record<Explanation, string>>;
  readonly details: string;
  /** The badge of an application whose cars are simulated. */
  readonly simulated: string;
}
