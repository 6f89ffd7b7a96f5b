import type { SimulatedVehicle } from './fleet.ts';
import { heldAt } from './held-state.ts';
import type { Moment } from './moment.ts';
import { ordinaryLifeAt } from './ordinary-life.ts';

/** A vehicle at a moment as it is of itself, from its seed alone. */
export const ownLifeAt = (vehicle: SimulatedVehicle, at: number): Moment =>
  vehicle.state === null ? ordinaryLifeAt(vehicle, at) : heldAt(vehicle, vehicle.state, at);
