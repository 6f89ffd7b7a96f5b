import type { SessionStep } from '@keyfob/shared/link-session/session';
import type { Explanation, WidgetErrorCode } from './errors.ts';
import type { Action, Ending, Presentation, WidgetState, WidgetStatus } from './state.ts';

/**
 * What a page is told, by event name. Details hold ids and words of ours only: never a code, token, VIN or address.
 * Stable: `keyfob-ready`, `keyfob-open`, `keyfob-success`, `keyfob-cancel`, `keyfob-error`, `keyfob-expired`. The
 * others may grow.
 */
export interface KeyfobEventDetails {
  /** The element is defined and lives in the page. */
  readonly 'keyfob-ready': { readonly version: string };
  /** Just before the Link page is opened; `preventDefault()` stops it. `sessionId`: `null` where it is not made yet. */
  readonly 'keyfob-open': {
    readonly sessionId: string | null;
    readonly action: Action;
    readonly presentation: Presentation;
  };
  /** The browser opened no window; a link and this tab are offered instead. */
  readonly 'keyfob-blocked': { readonly sessionId: string };
  readonly 'keyfob-status-change': { readonly status: WidgetStatus; readonly previous: WidgetStatus };
  /** The owner moved on the Link page. More steps may come: ignore what you do not know. */
  readonly 'keyfob-step': {
    readonly sessionId: string;
    readonly current: SessionStep;
    readonly previous: SessionStep | null;
  };
  /** The application confirmed the link. */
  readonly 'keyfob-success': {
    readonly sessionId: string;
    readonly action: Action;
    readonly connectedVehicleIds: readonly string[];
  };
  /** Somebody said no: at the Link page (`cancelled`, `denied`), or here (`given_up`). A closed window is no cancel. */
  readonly 'keyfob-cancel': {
    readonly sessionId: string | null;
    readonly reason: Ending;
    readonly atStep: SessionStep | null;
  };
  readonly 'keyfob-error': {
    readonly sessionId: string | null;
    readonly code: WidgetErrorCode;
    /** For developers, in English. */
    readonly message: string;
    /** For the owner, in the widget's language. */
    readonly displayMessage: string;
    readonly requestId: string | null;
  };
  /** The link was not finished in time; `keyfob-error` says so too. */
  readonly 'keyfob-expired': { readonly sessionId: string | null };
}

export type KeyfobEventType = keyof KeyfobEventDetails;

export type KeyfobEvent = {
  [Type in KeyfobEventType]: { readonly type: Type; readonly detail: KeyfobEventDetails[Type] };
}[KeyfobEventType];

/**
 * What a page is to be told of a step from one state to the next, besides the change of status itself. `explain` gives
 * the owner's sentence.
 */
export const eventsOf = (
  before: WidgetState,
  now: WidgetState,
  explain: (explanation: Explanation) => string,
): KeyfobEvent[] => {
  const events: KeyfobEvent[] = [];
  const { status, step, error, ending } = now;
  const sessionId = before.ticket?.id ?? null;
  if (status === 'blocked' && now.ticket && before.status !== 'blocked')
    events.push({ type: 'keyfob-blocked', detail: { sessionId: now.ticket.id } });
  if (now.ticket && step && step !== before.step)
    events.push({
      type: 'keyfob-step',
      detail: { sessionId: now.ticket.id, current: step, previous: before.step },
    });
  if (
    sessionId &&
    now.ticket === null &&
    !error &&
    !ending &&
    now.connectedVehicleIds !== before.connectedVehicleIds
  )
    events.push({
      type: 'keyfob-success',
      detail: { sessionId, action: before.purpose.action, connectedVehicleIds: now.connectedVehicleIds },
    });
  if (ending && ending !== before.ending)
    events.push({ type: 'keyfob-cancel', detail: { sessionId, reason: ending, atStep: before.step } });
  if (error && error !== before.error) {
    const { code, message, explanation, requestId } = error;
    const displayMessage = explain(explanation);
    events.push({ type: 'keyfob-error', detail: { sessionId, code, message, displayMessage, requestId } });
    if (code === 'session_expired') events.push({ type: 'keyfob-expired', detail: { sessionId } });
  }
  return events;
};
