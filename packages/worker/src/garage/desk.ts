import type { KeyfobEventType } from '@keyfob/shared/events';
import type { Draft } from './state/state.ts';

/** What happens in a verb besides its answer: told to watchers and the application after the commit. */
export interface Desk {
  readonly draft: Draft;
  /** Milliseconds since the epoch: one verb knows one time. */
  readonly now: number;
  /** Sessions whose status moved, for their watchers. */
  readonly moved: Set<string>;
  /** A verb that says no leaves no trace, unless it calls this: a replay is refused, and revokes. */
  readonly keep: () => void;
  /** Nothing here is worth keeping: in place of being written the garage is to be forgotten. */
  readonly forget: () => void;
}

/** Something to tell the application, before it has an id of its own. */
export interface EventDraft {
  readonly type: KeyfobEventType;
  readonly linkSessionId?: string;
  readonly connectedVehicleId?: string;
  /** Why, in a word the application can act on. */
  readonly reason?: string;
}
