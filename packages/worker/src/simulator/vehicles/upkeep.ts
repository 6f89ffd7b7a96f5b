import type { SimulatedVehicle } from './fleet.ts';
import type { Moment } from './moment.ts';
import { firstWeek } from './ordinary-life.ts';
import { idOf, whole } from './random.ts';
import { habitsOf, MINUTE, WEEK, weekAt, weeklyKm } from './week.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Cars are brought in on the Saturday trip, while the family shops. */
const SATURDAY_NOON = 5 * DAY + 12.5 * HOUR;
const IN_THE_WORKSHOP = HOUR;

/** One visit to the workshop. */
export interface Visit {
  readonly id: string;
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
      id: idOf(`${vehicle.seed}/service/${index}`),
      at: monday + (first + week - number) * WEEK + SATURDAY_NOON,
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
