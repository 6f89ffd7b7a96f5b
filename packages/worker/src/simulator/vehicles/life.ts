import type { SimulatedVehicle } from './fleet.ts';
import { heldAt } from './held-state.ts';
import type { Moment } from './moment.ts';
import { ordinaryLifeAt } from './ordinary-life.ts';

export type { Moment } from './moment.ts';

/** The state of a vehicle at a moment (milliseconds since the epoch), from its seed alone. */
export const lifeAt = (vehicle: SimulatedVehicle, at: number): Moment =>
  vehicle.state === null ? ordinaryLifeAt(vehicle, at) : heldAt(vehicle, vehicle.state, at);
