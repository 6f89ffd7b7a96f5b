import { charged, livedSpells } from './charging-told.ts';
import type { SimulatedVehicle } from './fleet.ts';
import type { Moment } from './moment.ts';
import { ownLifeAt } from './own-life.ts';
import { MINUTE } from './week.ts';

export type { Moment } from './moment.ts';

/** How long a car reports on after something it was told, and how long it heats or cools where nobody comes. */
const AWAKE = 15 * MINUTE;
const CABIN = 30 * MINUTE;

/** Since it last came to stand: a drive undoes what was told before it. */
const holds = (moment: Moment, told: number | undefined): boolean =>
  told !== undefined && moment.activity !== 'driving' && told >= moment.since;

/** When it last reported: a command wakes a car that fell asleep by itself. */
const reportedAt = ({ state, told }: SimulatedVehicle, moment: Moment, at: number): number => {
  if (state !== null) return moment.reportedAt;
  const woken = Object.values(told).map((each) => Math.min(at, each.at + AWAKE));
  return Math.max(moment.reportedAt, ...woken);
};

/** The state of a vehicle at a moment (milliseconds since the epoch): from its seed, and what it was told. */
export const lifeAt = (vehicle: SimulatedVehicle, at: number): Moment => {
  const { lock, trunk, cabin, charge } = vehicle.told;
  const own = ownLifeAt(vehicle, at);
  const moment =
    charge && charge.at <= at ? charged(vehicle, own, livedSpells(vehicle, charge.at, at), at) : own;
  const isOn = cabin?.isOn && at < cabin.at + CABIN;
  return {
    ...moment,
    isLocked: lock && holds(moment, lock.at) ? lock.isLocked : null,
    isTrunkOpen: trunk && holds(moment, trunk.at) ? trunk.isOpen : null,
    cabin: cabin && holds(moment, cabin.at) ? { isOn: isOn ?? false, target: cabin.target } : null,
    reportedAt: reportedAt(vehicle, moment, at),
  };
};
