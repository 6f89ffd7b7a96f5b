import type { ErrorCode } from '../errors/registry.ts';

export const SESSION_STATUSES = [
  'created',
  'open',
  'returned',
  'completed',
  'denied',
  'cancelled',
  'expired',
  'failed',
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** Where the owner is while the session is open. */
export const SESSION_STEPS = ['intro', 'brand', 'provider', 'vehicles'] as const;
export type SessionStep = (typeof SESSION_STEPS)[number];

/** Whether the application confirms the link with the code that came back, or may do so without one. */
export type Confirmation = 'code' | 'codeless';

/** Something that happened in a session. `at` is milliseconds since the epoch; the order of a history is the truth. */
export interface HistoryEntry {
  readonly at: number;
  readonly type: SessionEvent['type'];
  /** The brand chosen, or the code of what went wrong. */
  readonly detail?: string;
}

/** One attempt of one owner to link: the part that the reducer owns. */
export interface LinkSession {
  readonly id: string;
  readonly confirmation: Confirmation;
  readonly status: SessionStatus;
  readonly step: SessionStep;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Slug of the brand chosen. */
  readonly brand: string | null;
  /** What last went wrong, for the page to explain; cleared by the next step. */
  readonly reason: ErrorCode | null;
  readonly connectedVehicleIds: readonly string[];
  readonly history: readonly HistoryEntry[];
}

export type SessionEvent =
  | { readonly type: 'created' }
  | { readonly type: 'opened' }
  | { readonly type: 'brand_chosen'; readonly brand: string }
  | { readonly type: 'brand_reconsidered' }
  | { readonly type: 'provider_started' }
  | { readonly type: 'provider_returned' }
  | { readonly type: 'provider_failed'; readonly reason: ErrorCode }
  | { readonly type: 'extended' }
  | {
      readonly type: 'approved';
      readonly connectedVehicleIds: readonly string[];
      readonly codeLifetime: number;
    }
  | { readonly type: 'completed' }
  | { readonly type: 'denied' }
  /** `reason`: what the owner had been told before they left. */
  | { readonly type: 'cancelled'; readonly reason?: ErrorCode }
  | { readonly type: 'failed'; readonly reason: ErrorCode }
  | { readonly type: 'expired' };

/** What the live status tells before the application confirmed the link: nothing of the brand or the vehicle. */
export interface SessionSnapshot {
  readonly id: string;
  readonly status: SessionStatus;
  /** Only while open. */
  readonly step?: SessionStep;
  /** ISO 8601. */
  readonly expiresAt: string;
  /** Only once completed. */
  readonly connectedVehicleIds?: readonly string[];
}
