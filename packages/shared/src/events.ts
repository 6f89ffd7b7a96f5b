import type { Mode, Provider } from './vehicle/vehicle.ts';

/** What Keyfob tells an application of. Ids only: never a token, a code or a VIN. */
export type KeyfobEventType =
  | 'link-session.completed'
  | 'link-session.denied'
  | 'link-session.cancelled'
  | 'link-session.expired'
  | 'link-session.failed'
  | 'link-session.confirmed-without-code'
  | 'connected-vehicle.authorized'
  | 'connected-vehicle.reauthorization-required'
  | 'connected-vehicle.removed'
  | 'grant.revoked';

export interface KeyfobEvent {
  readonly id: string;
  readonly type: KeyfobEventType;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly mode: Mode;
  /** As the application names them; `null` for an owner the application has not named. */
  readonly userId: string | null;
  readonly linkSessionId?: string;
  readonly connectedVehicleId?: string;
  readonly provider?: Provider;
}
