import type { Mode } from './vehicle/vehicle.ts';

/** What Keyfob tells an application of, and when. */
export const KEYFOB_EVENTS = {
  'link-session.completed': 'The application confirmed a link.',
  'link-session.denied': 'The owner chose not to share.',
  'link-session.cancelled': 'The owner or the application gave the link up.',
  'link-session.expired':
    'Time was up before the link was confirmed. Nobody is told of a session that nobody opened.',
  'link-session.failed': 'The link cannot go on.',
  'link-session.confirmed-without-code': 'A link was confirmed without a code that came back with the owner.',
  'connected-vehicle.authorized': 'A vehicle can be read.',
  'connected-vehicle.reauthorization-required':
    'Its provider gives no access any more: its owner has to link it again.',
  'connected-vehicle.removed': 'A vehicle is gone, and its access was given back to the provider.',
  'grant.revoked': 'Tokens of a link are of no use any more; the reason says why.',
  'webhook.test': 'You asked for a test of this webhook.',
} as const satisfies Record<string, string>;

export type KeyfobEventType = keyof typeof KEYFOB_EVENTS;

/** What an event is about. Ids only: never a token, a code or a VIN. */
export interface KeyfobEventData {
  readonly mode: Mode;
  /** As the application names them; `null` for an owner the application has not named. */
  readonly userId: string | null;
  readonly linkSessionId?: string;
  readonly connectedVehicleId?: string;
  /** Why, in a word. */
  readonly reason?: string;
}

/** One event, in the form Standard Webhooks recommends for a payload. */
export interface KeyfobEvent {
  /** The same however often it is sent, and the same as the header `webhook-id`. */
  readonly id: string;
  readonly type: KeyfobEventType;
  /** When it happened: ISO 8601. */
  readonly timestamp: string;
  readonly data: KeyfobEventData;
}
