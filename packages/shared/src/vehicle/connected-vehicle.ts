import { fail, type Result, succeed } from '../result.ts';

export type ConnectedVehicleStatus =
  | 'pending_authorization'
  | 'authorized'
  | 'reauthorization_required'
  | 'pending_removal'
  | 'removed';

export type ConnectedVehicleEvent =
  /** The application confirmed the link that brought it. */
  | 'confirmed'
  /** The provider refuses the access it once gave. */
  | 'access_lost'
  /** The application or the owner wants it gone. */
  | 'removal_requested'
  /** The provider's access was given back. */
  | 'access_revoked';

const NEXT: Record<ConnectedVehicleStatus, Partial<Record<ConnectedVehicleEvent, ConnectedVehicleStatus>>> = {
  pending_authorization: { confirmed: 'authorized', removal_requested: 'pending_removal' },
  authorized: {
    confirmed: 'authorized',
    access_lost: 'reauthorization_required',
    removal_requested: 'pending_removal',
  },
  reauthorization_required: {
    confirmed: 'authorized',
    access_lost: 'reauthorization_required',
    removal_requested: 'pending_removal',
  },
  pending_removal: { removal_requested: 'pending_removal', access_revoked: 'removed' },
  removed: {},
};

/** The life of a connected vehicle. Answers `vehicle_gone` for what can no longer happen to it. */
export const reduceConnectedVehicle = (
  status: ConnectedVehicleStatus,
  event: ConnectedVehicleEvent,
): Result<ConnectedVehicleStatus> => {
  const next = NEXT[status][event];
  return next ? succeed(next) : fail('vehicle_gone', `A vehicle that is ${status} cannot be ${event}.`);
};
