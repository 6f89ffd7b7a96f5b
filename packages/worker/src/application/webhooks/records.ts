import type { KeyfobEventType } from '@keyfob/shared/events';
import type { Place } from '../../crypto/handle.ts';

/** A key that signs what is sent to an endpoint. Times are milliseconds since the epoch. */
export interface WebhookSecret {
  readonly id: string;
  /** `whsec_…`, sealed with the key of its application, bound to the webhook and this id. */
  readonly sealed: string;
  readonly createdAt: number;
  /** Set by the rotation that replaced it. */
  readonly expiresAt: number | null;
}

/** What a webhook does that speaks Smartcar's protocol: it tells of vehicles, and only of those subscribed to it. */
export interface SmartcarWebhook {
  readonly name: string;
  /** Codes of the signals it tells. */
  readonly signals: readonly string[];
  /** Codes of those whose change is a reason to tell. */
  readonly triggers: readonly string[];
  /** Seconds between two looks at a vehicle. */
  readonly interval: number;
  /** When the endpoint proved that it is the application's; before, no vehicle can be subscribed. */
  readonly verifiedAt: number | null;
  /** Why it did not when it was asked last. */
  readonly problem: string | null;
}

/** An endpoint of an application's that hears its events. */
export interface WebhookRecord {
  readonly id: string;
  readonly url: string;
  /** The application's object, for whoever delivers to say how it went. */
  readonly place: Place;
  /** Origin Keyfob was reached at when it was made: it says whether this is development. */
  readonly origin: string;
  readonly createdAt: number;
  /** When the endpoint said that it is gone (410). Nothing is sent to it but what is asked for by hand. */
  readonly disabledAt: number | null;
  /** Newest first. */
  readonly secrets: readonly WebhookSecret[];
  /** How many rounds in a row nothing got through. */
  readonly failures: number;
  /** In how many of them something was new: one message alone may be to blame itself, and not its endpoint. */
  readonly refused?: number;
  /** Nothing leaves before: the endpoint is left in peace. */
  readonly resumeAt: number;
  /** Only where it speaks Smartcar's protocol. Then it has no secrets of its own, and no deliveries. */
  readonly smartcar?: SmartcarWebhook;
}

export type DeliveryStatus = 'pending' | 'delivered' | 'failed';

/** One event on its way to one endpoint. */
export interface DeliveryRecord {
  /** Of the event, and of the message: receivers know a message by it that they had before. */
  readonly id: string;
  readonly webhookId: string;
  /** Name of the garage it is about; `null` for a test. It goes when its user is erased. */
  readonly garage: string | null;
  readonly type: KeyfobEventType;
  /** What is sent, byte for byte, each time. */
  readonly body: string;
  readonly status: DeliveryStatus;
  readonly tries: number;
  readonly createdAt: number;
  /** When it is tried next, in milliseconds; `null` once that is over. */
  readonly nextAt: number | null;
  readonly giveUpAt: number;
  readonly triedAt: number | null;
  /** HTTP status of the last answer; `null` where none came. */
  readonly responseStatus: number | null;
  /** Why no answer came, or none that counts. */
  readonly problem: string | null;
}

/** What one Worker is given to deliver: to one endpoint, few at a time. */
export interface DeliveryRound {
  readonly webhook: Pick<WebhookRecord, 'id' | 'url' | 'place' | 'origin'>;
  readonly secrets: readonly WebhookSecret[];
  readonly messages: readonly { readonly id: string; readonly body: string }[];
}

/** How one try went. */
export interface Outcome {
  readonly id: string;
  readonly responseStatus: number | null;
  readonly problem: string | null;
}
