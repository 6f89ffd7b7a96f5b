import type { SimulatedVehicle } from './fleet.ts';
import { fuelAt } from './fuel.ts';
import { odometerAtWeek } from './mileage.ts';
import { headingTo, type Moment, minutesToCharge, pointOf, UNTOLD } from './moment.ts';
import { type Habits, habitsOf, MINUTE, type Segment, WEEK, weekAt, weekOf } from './week.ts';

/** How long a car that stands idle goes on reporting before it falls asleep. */
const AWAKE = 15 * MINUTE;

const mix = (start: number, end: number, share: number): number => start + (end - start) * share;

/** How much of a segment has passed, 0–1. A drive starts and ends slowly. */
const shareOf = ({ activity, from, to }: Segment, at: number): number => {
  const time = (at - from) / (to - from);
  return activity === 'driving' ? time * time * (3 - 2 * time) : time;
};

/** Kilometres an hour: how fast that share grows. */
const speedOf = ({ activity, from, to, km }: Segment, at: number): number => {
  if (activity !== 'driving') return 0;
  const time = (at - from) / (to - from);
  return ((km.end - km.start) / ((to - from) / (60 * MINUTE))) * 6 * time * (1 - time);
};

const isDrive = (segment: Segment): boolean => segment.activity === 'driving';

/** The drive that is on, or the last one before. */
const lastDrive = (
  vehicle: SimulatedVehicle,
  habits: Habits,
  week: readonly Segment[],
  monday: number,
  at: number,
): Segment | undefined =>
  week.findLast((each) => isDrive(each) && each.from <= at) ??
  weekOf(vehicle, habits, monday - WEEK).findLast(isDrive);

/** The state at a moment of a vehicle that lives as cars do, from its seed alone. */
export const ordinaryLifeAt = (vehicle: SimulatedVehicle, at: number): Moment => {
  const habits = habitsOf(vehicle);
  const { number, monday } = weekAt(vehicle, at);
  const week = weekOf(vehicle, habits, monday);
  const segment = week.find((each) => at < each.to);
  if (!segment) throw new Error('A week has a gap.');
  const share = shareOf(segment, at);
  const start = pointOf(vehicle, segment.place.start);
  const end = pointOf(vehicle, segment.place.end);
  const drive = lastDrive(vehicle, habits, week, monday, at);
  const driving = isDrive(segment);
  const charging = segment.activity === 'charging';
  const level = mix(segment.level.start, segment.level.end, share);
  const { battery, fuel } = vehicle.model;
  const before = odometerAtWeek(vehicle, number);
  // Before that week it stands at the factory.
  const odometer = Math.max(0, before + mix(segment.km.start, segment.km.end, share));
  return {
    activity: segment.activity,
    level: battery ? level : null,
    chargeLimit: habits.chargeLimit,
    point: segment.point,
    power: charging ? habits.homePower : null,
    minutesLeft:
      battery && charging
        ? minutesToCharge(battery.capacity, level, habits.chargeLimit, habits.homePower)
        : null,
    fuel: fuel && fuelAt(vehicle, fuel, odometer, Math.max(0, before + segment.km.start)),
    odometer,
    latitude: mix(start.latitude, end.latitude, share),
    longitude: mix(start.longitude, end.longitude, share),
    heading: drive ? headingTo(pointOf(vehicle, drive.place.start), pointOf(vehicle, drive.place.end)) : 0,
    speed: speedOf(segment, at),
    place: driving ? null : segment.place.end,
    since: drive ? (driving ? drive.from : drive.to) : segment.from,
    ...UNTOLD,
    reportedAt: charging || driving ? at : Math.min(at, segment.from + AWAKE),
  };
};
