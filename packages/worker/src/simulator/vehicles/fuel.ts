import type { Model } from './models.ts';
import { between } from './random.ts';
import { type Habits, weeklyKm } from './week.ts';

/** Owners fill up to here: the nozzle stops before the brim. */
const FULL = 0.97;

/** How far a vehicle goes before its owner looks for a pump, in kilometres: always well before the tank is empty. */
const kmToPump = (seed: string, { tank, consumption }: NonNullable<Model['fuel']>): number =>
  ((tank * FULL) / consumption) * 100 * between(seed, 'to-pump', 0.55, 0.8);

/** Kilometres into the week at which trips begin. They are the same every week. */
const startsOfTrips = ({ toWork, toShop }: Habits): readonly number[] => [
  ...Array.from({ length: 11 }, (_, trip) => trip * toWork),
  10 * toWork + toShop,
];

/** The first beginning of a trip at or after a reading of the odometer: where the owner has filled up by. */
const filledUpAt = (habits: Habits, km: number): number => {
  const perWeek = weeklyKm(habits);
  const week = Math.floor(km / perWeek);
  const rest = km - week * perWeek;
  const start = startsOfTrips(habits).find((each) => each >= rest - 1e-6);
  return week * perWeek + (start ?? perWeek);
};

/**
 * Litres in the tank, of an ordinary life: filled at the end of the trip on which the pump was due. `odometer` is now,
 * `tripStart` what it showed when the current or next trip began.
 */
export const fuelAt = (
  seed: string,
  fuel: NonNullable<Model['fuel']>,
  habits: Habits,
  odometer: number,
  tripStart: number,
): number => {
  const every = kmToPump(seed, fuel);
  // Rounding must not put the pump a hair after the very trip it was due on.
  const pumps = Math.floor(tripStart / every + 1e-9);
  const driven = Math.max(0, odometer - (pumps === 0 ? 0 : filledUpAt(habits, pumps * every)));
  return fuel.tank * FULL - (driven * fuel.consumption) / 100;
};
