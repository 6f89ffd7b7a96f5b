import type { VehicleScope } from '@keyfob/shared/scopes';
import type { SimulatedVehicle } from './fleet.ts';
import { lifeAt } from './life.ts';

/** Why a vehicle does not do what it is told; `null` when it does. */
export type Refusal =
  | 'not_supported'
  | 'not_plugged_in'
  | 'already_charging'
  | 'already_charged'
  | 'not_charging'
  | 'in_motion';

export const COMMAND_SCOPES: Readonly<Record<string, VehicleScope>> = {
  'start-charging': 'control:vehicle:charging',
  'stop-charging': 'control:vehicle:charging',
  lock: 'control:vehicle:security',
  unlock: 'control:vehicle:security',
};

/**
 * What a vehicle answers to a command at a moment (milliseconds since the epoch). It obeys for show: its life follows
 * from its seed, and no command changes that.
 */
export const answerTo = (vehicle: SimulatedVehicle, command: string, at: number): Refusal | null => {
  const { activity } = lifeAt(vehicle, at);
  if (command === 'lock' || command === 'unlock') return activity === 'driving' ? 'in_motion' : null;
  if (!vehicle.model.battery) return 'not_supported';
  if (command === 'stop-charging') return activity === 'charging' ? null : 'not_charging';
  if (command !== 'start-charging') return 'not_supported';
  if (activity === 'driving' || activity === 'parked') return 'not_plugged_in';
  if (activity === 'charging') return 'already_charging';
  return activity === 'charged' ? 'already_charged' : null;
};
