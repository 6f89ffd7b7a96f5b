/** The types that a page, or a framework's typing, has a name for. */
import type { KeyfobConnect } from './keyfob-connect.ts';
import type { KeyfobEventDetails, KeyfobEventType } from './session-store/widget-events.ts';

export type { OwnWords } from './own-words.ts';
export type { WidgetError, WidgetErrorCode } from './session-store/errors.ts';
export type { AskedPresentation } from './session-store/presentation.ts';
export type { FetchSession, SessionRequest } from './session-store/session-source.ts';
export type { ShownVehicle, WidgetStatus } from './session-store/state.ts';
export type { OpenOptions, Outcome } from './session-store/store-host.ts';
export type { LinkTicket } from './session-store/ticket.ts';
export type { TellableVehicles } from './session-store/vehicles.ts';
export type { KeyfobEventDetails, KeyfobEventType };

type KeyfobEvents = { [Type in KeyfobEventType]: CustomEvent<KeyfobEventDetails[Type]> };

declare global {
  interface HTMLElementTagNameMap {
    'keyfob-connect': KeyfobConnect;
  }
  interface GlobalEventHandlersEventMap extends KeyfobEvents {}
}
