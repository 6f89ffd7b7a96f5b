import type { SimulatedVehicle } from './fleet.ts';
import { perVehicle } from './per-vehicle.ts';
import { between } from './random.ts';
import { habitsOf, WEEK, weekAt, weeklyKm, whim } from './week.ts';

/** The week in which the vehicle was first driven: in spring or summer, as a model of the year to come. */
export const firstWeek = perVehicle(
  (vehicle) =>
    weekAt(
      vehicle,
      Date.UTC(vehicle.information.year - 1, 2, 1) + between(vehicle.seed, 'born', 0, 26) * WEEK,
    ).number,
);

/** What the odometer of an ordinary vehicle shows when a week begins; less than nothing before its first. */
export const odometerAtWeek = (vehicle: SimulatedVehicle, number: number): number => {
  const habits = habitsOf(vehicle);
  const first = firstWeek(vehicle);
  const whims = whim(vehicle, number) - whim(vehicle, first);
  return (number - first) * weeklyKm(habits) + 2 * habits.detour * whims;
};

/** The week in which it comes to so many kilometres: the last that began with no more. */
export const weekOfOdometer = (vehicle: SimulatedVehicle, km: number): number => {
  let number = firstWeek(vehicle) + Math.floor(km / weeklyKm(habitsOf(vehicle)));
  while (odometerAtWeek(vehicle, number) > km) number -= 1;
  while (odometerAtWeek(vehicle, number + 1) <= km) number += 1;
  return number;
};
