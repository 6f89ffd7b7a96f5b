import type { SimulatedVehicle } from './fleet.ts';
import { odometerAtWeek, weekOfOdometer } from './mileage.ts';
import type { Moment } from './moment.ts';
import { whole } from './random.ts';
import { arrivalAtShop, habitsOf, MINUTE, toShopIn, WEEK, weekAt } from './week.ts';

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

/** What the odometer shows at the shop on a week's Saturday. */
const atShop = (vehicle: SimulatedVehicle, week: number): number => {
  const habits = habitsOf(vehicle);
  return odometerAtWeek(vehicle, week) + 10 * habits.toWork + toShopIn(vehicle, habits, week);
};

/** The first Saturday with so many kilometres. */
const weekOfVisit = (vehicle: SimulatedVehicle, km: number): number => {
  const week = weekOfOdometer(vehicle, km);
  return atShop(vehicle, week) >= km ? week : week + 1;
};

/** The workshop visits up to a moment, newest first. One held in a state is as new. */
export const visitsBefore = (vehicle: SimulatedVehicle, at: number): readonly Visit[] => {
  if (vehicle.state !== null) return [];
  const { number, monday } = weekAt(vehicle, at);
  const interval = serviceInterval(vehicle);
  const due = Math.max(0, Math.floor(odometerAtWeek(vehicle, number + 1) / interval));
  return Array.from({ length: due }, (_, index): Visit => {
    const week = weekOfVisit(vehicle, (index + 1) * interval);
    return {
      at: arrivalAtShop(vehicle, monday + (week - number) * WEEK),
      odometer: atShop(vehicle, week),
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
