import type { SimulatedVehicle } from './fleet.ts';
import { between } from './random.ts';
import {
  type Activity,
  type Habits,
  habitsOf,
  MINUTE,
  type Place,
  type Segment,
  WEEK,
  weekAt,
  weeklyKm,
  weekOf,
} from './week.ts';

/** How long a car that stands idle goes on reporting before it falls asleep. */
const AWAKE = 15 * MINUTE;
const KM_PER_DEGREE = 111.32;
/** Roads are longer than the crow flies. */
const DETOUR = 1.3;

/** A vehicle at one moment: exact values, not yet rounded as a car would report them. */
export interface Moment {
  readonly activity: Activity;
  /** Percent; `null` without a battery. */
  readonly level: number | null;
  readonly chargeLimit: number;
  /** Kilowatts, while charging. */
  readonly power: number | null;
  /** Minutes until charged, while charging. */
  readonly minutesLeft: number | null;
  /** Kilometres. */
  readonly odometer: number;
  readonly latitude: number;
  readonly longitude: number;
  /** When the car last reported, in milliseconds: now, or when it fell asleep. */
  readonly reportedAt: number;
}

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const pointFrom = (origin: Point, km: number, bearing: number): Point => ({
  latitude: origin.latitude + (km * Math.cos(bearing)) / KM_PER_DEGREE,
  longitude:
    origin.longitude +
    (km * Math.sin(bearing)) / (KM_PER_DEGREE * Math.cos((origin.latitude * Math.PI) / 180)),
});

const pointOf = ({ seed, household }: SimulatedVehicle, habits: Habits, place: Place): Point => {
  const home = pointFrom(
    household.town,
    between(household.seed, 'home-distance', 0.5, 4),
    between(household.seed, 'home-bearing', 0, 2 * Math.PI),
  );
  if (place === 'home') return home;
  return place === 'work'
    ? pointFrom(home, habits.toWork / DETOUR, between(seed, 'work-bearing', 0, 2 * Math.PI))
    : pointFrom(home, habits.toShop / DETOUR, between(household.seed, 'shop-bearing', 0, 2 * Math.PI));
};

const mix = (start: number, end: number, share: number): number => start + (end - start) * share;

/** How much of a segment has passed, 0–1. A drive starts and ends slowly. */
const shareOf = ({ activity, from, to }: Segment, at: number): number => {
  const time = (at - from) / (to - from);
  return activity === 'driving' ? time * time * (3 - 2 * time) : time;
};

/** The week in which the vehicle was first driven: in spring or summer of its model year. */
const firstWeek = (vehicle: SimulatedVehicle): number =>
  weekAt(vehicle, Date.UTC(vehicle.information.year, 2, 1) + between(vehicle.seed, 'born', 0, 26) * WEEK)
    .number;

const minutesToCharge = (capacity: number, level: number, habits: Habits): number =>
  Math.ceil(((((habits.chargeLimit - level) / 100) * capacity) / habits.homePower) * 60);

/** The state of a vehicle at a moment (milliseconds since the epoch), from its seed alone. */
export const lifeAt = (vehicle: SimulatedVehicle, at: number): Moment => {
  const habits = habitsOf(vehicle);
  const week = weekAt(vehicle, at);
  const segment = weekOf(vehicle, habits, week.monday).find((each) => at < each.to);
  if (!segment) throw new Error('A week has a gap.');
  const share = shareOf(segment, at);
  const start = pointOf(vehicle, habits, segment.place.start);
  const end = pointOf(vehicle, habits, segment.place.end);
  const charging = segment.activity === 'charging';
  const level = mix(segment.level.start, segment.level.end, share);
  const { battery } = vehicle.model;
  const busy = charging || segment.activity === 'driving';
  const before = (week.number - firstWeek(vehicle)) * weeklyKm(habits);
  return {
    activity: segment.activity,
    level: battery ? level : null,
    chargeLimit: habits.chargeLimit,
    power: charging ? habits.homePower : null,
    minutesLeft: battery && charging ? minutesToCharge(battery.capacity, level, habits) : null,
    odometer: Math.max(0, before + mix(segment.km.start, segment.km.end, share)),
    latitude: mix(start.latitude, end.latitude, share),
    longitude: mix(start.longitude, end.longitude, share),
    reportedAt: busy ? at : Math.min(at, segment.from + AWAKE),
  };
};
