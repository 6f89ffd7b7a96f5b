import type { SimulatedVehicle } from './fleet.ts';
import { odometerAtWeek, weekOfOdometer } from './mileage.ts';
import type { Model } from './models.ts';
import { between } from './random.ts';
import { habitsOf, toShopIn } from './week.ts';

/** Owners fill up to here: the nozzle stops before the brim. */
const FULL = 0.97;

/** How far a vehicle goes before its owner looks for a pump, in kilometres: always well before the tank is empty. */
const kmToPump = (seed: string, { tank, consumption }: NonNullable<Model['fuel']>): number =>
  ((tank * FULL) / consumption) * 100 * between(seed, 'to-pump', 0.55, 0.8);

/** Kilometres into a week at which its trips begin. */
const startsOfTrips = (vehicle: SimulatedVehicle, week: number): readonly number[] => {
  const habits = habitsOf(vehicle);
  return [
    ...Array.from({ length: 11 }, (_, trip) => trip * habits.toWork),
    10 * habits.toWork + toShopIn(vehicle, habits, week),
  ];
};

/** The first beginning of a trip at or after a reading of the odometer: where the owner has filled up by. */
const filledUpAt = (vehicle: SimulatedVehicle, km: number): number => {
  const week = weekOfOdometer(vehicle, km);
  const begun = odometerAtWeek(vehicle, week);
  const start = startsOfTrips(vehicle, week).find((each) => each >= km - begun - 1e-6);
  return start === undefined ? odometerAtWeek(vehicle, week + 1) : begun + start;
};

/**
 * Litres in the tank, of an ordinary life: filled at the end of the trip on which the pump was due. `odometer` is now,
 * `tripStart` what it showed when the current or next trip began.
 */
export const fuelAt = (
  vehicle: SimulatedVehicle,
  fuel: NonNullable<Model['fuel']>,
  odometer: number,
  tripStart: number,
): number => {
  const every = kmToPump(vehicle.seed, fuel);
  // Rounding must not put the pump a hair after the very trip it was due on.
  const pumps = Math.floor(tripStart / every + 1e-9);
  const driven = Math.max(0, odometer - (pumps === 0 ? 0 : filledUpAt(vehicle, pumps * every)));
  return fuel.tank * FULL - (driven * fuel.consumption) / 100;
};
