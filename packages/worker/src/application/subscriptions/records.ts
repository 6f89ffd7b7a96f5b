import type { ManagementToken } from '../management/token.ts';
import type { PublishedRegistration } from '../registration/registration.ts';
import type { SmartcarWebhook, WebhookRecord } from '../webhooks/records.ts';

/** What a webhook was told of a vehicle last: only what is needed to see what changed since. */
export interface Told {
  /** By code, a keyed digest of each signal that is a reason to tell; nothing before the first delivery. */
  readonly signals: Readonly<Record<string, string>> | null;
  /** The error the vehicle is in, by its name; `null` for none. */
  readonly error: string | null;
}

/** An event that nobody has taken yet. */
export interface WaitingEvent {
  /** Sealed with the key of its application, bound to webhook and vehicle: it says where a car is. */
  readonly sealed: string;
  /** What is told once it is taken. */
  readonly told: Told;
  /** When it was tried first, in milliseconds, and how often so far. */
  readonly since: number;
  readonly tries: number;
}

/** How the last try to tell went. */
export interface LastTry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** HTTP status; `null` where no answer came. */
  readonly responseStatus: number | null;
  readonly problem: string | null;
}

/** A vehicle that a webhook is told of. Times are milliseconds since the epoch. */
export interface Subscription {
  readonly webhookId: string;
  readonly vehicleId: string;
  /** Name of its user's garage. */
  readonly garage: string;
  /** When the vehicle is looked at next, or what waits is tried again. */
  readonly dueAt: number;
  /** When the last look was due. */
  readonly lookAt: number;
  readonly told: Told;
  readonly waiting: WaitingEvent | null;
  readonly last: LastTry | null;
}

/** What one Worker is given to look at, for one webhook, few at a time. */
export interface LookRound {
  readonly webhook: Pick<WebhookRecord, 'id' | 'url' | 'place' | 'origin'> & {
    readonly smartcar: SmartcarWebhook;
  };
  readonly registration: PublishedRegistration;
  /** What signs. */
  readonly token: ManagementToken;
  readonly subscriptions: readonly Subscription[];
}

/** What became of one look. */
export type LookOutcome =
  /** Nothing to tell. */
  | { readonly type: 'quiet' }
  /** The vehicle is not in the application's reach any more. */
  | { readonly type: 'gone' }
  | { readonly type: 'told'; readonly told: Told; readonly last: LastTry }
  | { readonly type: 'refused'; readonly sealed: string; readonly told: Told; readonly last: LastTry };

/** The same, with the subscription as it was handed out: what changed meanwhile is not overwritten. */
export interface SettledLook {
  readonly seen: Pick<Subscription, 'vehicleId' | 'dueAt'>;
  readonly outcome: LookOutcome;
}
