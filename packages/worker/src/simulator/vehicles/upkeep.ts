import type { SimulatedVehicle } from './fleet.ts';
import type { Moment } from './moment.ts';
import { firstWeek } from './ordinary-life.ts';
import { whole } from './random.ts';
import { arrivalAtShop, habitsOf, MINUTE, WEEK, weekAt, weeklyKm } from './week.ts';

const IN_THE_WORKSHOP = 60 * MINUTE;

/** One visit to the workshop, on the Saturday trip, while the family shops. */
export interface Visit {
  readonly at: number;
  readonly odometer: number;
  readonly number: number;
}

/** Kilometres between two. */
export const serviceInterval = ({ seed, model }: SimulatedVehicle): number =>
  1000 * (model.fuel ? whole(seed, 'service', 12, 20) : whole(seed, 'service', 24, 32));

/** The workshop visits up to a moment, newest first. One held in a state is as new. */
export const visitsBefore = (vehicle: SimulatedVehicle, at: number): readonly Visit[] => {
  if (vehicle.state !== null) return [];
  const habits = habitsOf(vehicle);
  const perWeek = weeklyKm(habits);
  /** Kilometres into the week on that Saturday. */
  const into = 10 * habits.toWork + habits.toShop;
  const { number, monday } = weekAt(vehicle, at);
  const first = firstWeek(vehicle);
  const interval = serviceInterval(vehicle);
  const due = Math.max(0, Math.floor(((number - first + 1) * perWeek) / interval));
  return Array.from({ length: due }, (_, index): Visit => {
    const week = Math.max(0, Math.ceil(((index + 1) * interval - into) / perWeek));
    return {
      at: arrivalAtShop(vehicle, monday + (first + week - number) * WEEK),
      odometer: week * perWeek + into,
      number: index,
    };
  })
    .filter((visit) => visit.at <= at)
    .toReversed();
};

export const isInWorkshop = (vehicle: SimulatedVehicle, at: number): boolean => {
  const [last] = visitsBefore(vehicle, at);
  return last !== undefined && at < last.at + IN_THE_WORKSHOP;
};

/** Percent of the oil's life; `null` without an engine. */
export const oilLife = (vehicle: SimulatedVehicle, moment: Moment): number | null => {
  if (!vehicle.model.fuel) return null;
  const [last] = visitsBefore(vehicle, moment.reportedAt);
  const driven = vehicle.state === null ? moment.odometer - (last?.odometer ?? 0) : moment.odometer % 9000;
  return Math.max(0, 100 - (driven / serviceInterval(vehicle)) * 92);
};
