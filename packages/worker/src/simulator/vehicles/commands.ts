import type { CommandName, VehicleCommand } from '@keyfob/shared/vehicle/commands';
import type { Refusal } from '@keyfob/shared/vehicle/refusals';
import { capabilitiesOf, couldObey } from './compatibility.ts';
import type { SimulatedVehicle } from './fleet.ts';
import { lifeAt, type Moment } from './life.ts';

type Obstacle = (moment: Moment) => Refusal | null;

const standing: Obstacle = ({ activity }) => (activity === 'driving' ? 'in_motion' : null);
const never: Obstacle = () => null;

const STARTING_TO_CHARGE: Record<Moment['activity'], Refusal | null> = {
  driving: 'plug_not_connected',
  parked: 'plug_not_connected',
  waiting_to_charge: null,
  charging: 'charging_in_progress',
  charged: 'fully_charged',
};

/** What a vehicle is doing that keeps it from obeying. */
const OBSTACLES: Record<CommandName, Obstacle> = {
  'start-charging': ({ activity }) => STARTING_TO_CHARGE[activity],
  'stop-charging': ({ activity }) => (activity === 'charging' ? null : 'not_charging'),
  'set-charge-limit': never,
  lock: standing,
  unlock: standing,
  'send-destination': never,
  'start-climate': ({ activity }) => (activity === 'driving' ? 'ignition_on' : null),
  'stop-climate': ({ activity }) => (activity === 'driving' ? 'ignition_on' : null),
  'open-trunk': standing,
  'close-trunk': standing,
  'clear-pin': standing,
};

/**
 * What a vehicle answers to a command at a moment (milliseconds since the epoch); `null` when it obeys. A car that fell
 * asleep by itself wakes for a command; one held asleep does not, and one held empty keeps what it has left for being
 * charged.
 */
export const answerTo = (vehicle: SimulatedVehicle, command: VehicleCommand, at: number): Refusal | null => {
  const { name } = command;
  if (!couldObey(vehicle.model, name)) return 'vehicle_not_capable';
  if (!capabilitiesOf(vehicle.brand, vehicle.model).commands.includes(name)) return 'provider_not_capable';
  if (vehicle.state === 'asleep') return 'asleep';
  const refusal = OBSTACLES[name](lifeAt(vehicle, at));
  if (refusal) return refusal;
  return vehicle.state === 'low-battery' && !name.endsWith('-charging') ? 'low_battery' : null;
};
