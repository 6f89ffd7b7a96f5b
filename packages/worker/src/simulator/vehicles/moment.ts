import type { SimulatedVehicle } from './fleet.ts';
import { perVehicle } from './per-vehicle.ts';
import { between } from './random.ts';
import { type Activity, type ChargingPoint, habitsOf, type Place } from './week.ts';

/** A vehicle at one moment: exact values, not yet rounded as a car would report them. */
export interface Moment {
  readonly activity: Activity;
  /** Percent; `null` without a battery. */
  readonly level: number | null;
  readonly chargeLimit: number;
  /** What it is plugged in to; `null` where it is not. */
  readonly point: ChargingPoint | null;
  /** Kilowatts, while charging. */
  readonly power: number | null;
  /** Minutes until charged, while charging. */
  readonly minutesLeft: number | null;
  /** Litres; `null` without a tank. */
  readonly fuel: number | null;
  /** Kilometres. */
  readonly odometer: number;
  readonly latitude: number;
  readonly longitude: number;
  /** Degrees clockwise from north. */
  readonly heading: number;
  /** Kilometres an hour. */
  readonly speed: number;
  /** `null` on the road. */
  readonly place: Place | null;
  /** When it set off, or came to stand where it stands, in milliseconds. */
  readonly since: number;
  /** When the car last reported, in milliseconds: now, or when it fell asleep. */
  readonly reportedAt: number;
  /** What it was told and still holds; `null` where it is as people leave it. */
  readonly isLocked: boolean | null;
  readonly isTrunkOpen: boolean | null;
  readonly cabin: { readonly isOn: boolean; readonly target: number | null } | null;
}

/** As people leave it. */
export const UNTOLD = { isLocked: null, isTrunkOpen: null, cabin: null } as const;

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const KM_PER_DEGREE = 111.32;
/** Roads are longer than the crow flies. */
const DETOUR = 1.3;

/** `bearing` in radians clockwise from north. */
export const pointFrom = (origin: Point, km: number, bearing: number): Point => ({
  latitude: origin.latitude + (km * Math.cos(bearing)) / KM_PER_DEGREE,
  longitude:
    origin.longitude +
    (km * Math.sin(bearing)) / (KM_PER_DEGREE * Math.cos((origin.latitude * Math.PI) / 180)),
});

/** The way from one point to another, degrees clockwise from north. */
export const headingTo = (from: Point, to: Point): number => {
  const north = to.latitude - from.latitude;
  const east = (to.longitude - from.longitude) * Math.cos((from.latitude * Math.PI) / 180);
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360;
};

const pointsOf = perVehicle((vehicle): Readonly<Record<Place, Point>> => {
  const { seed, household } = vehicle;
  const { toWork, toShop } = habitsOf(vehicle);
  const home = pointFrom(
    household.town,
    between(household.seed, 'home-distance', 0.5, 4),
    between(household.seed, 'home-bearing', 0, 2 * Math.PI),
  );
  return {
    home,
    work: pointFrom(home, toWork / DETOUR, between(seed, 'work-bearing', 0, 2 * Math.PI)),
    shop: pointFrom(home, toShop / DETOUR, between(household.seed, 'shop-bearing', 0, 2 * Math.PI)),
  };
});

/** Where a vehicle's places are. */
export const pointOf = (vehicle: SimulatedVehicle, place: Place): Point => pointsOf(vehicle)[place];

/** Rounded up: nobody is charged before the charger says so. */
export const minutesToCharge = (capacity: number, level: number, limit: number, power: number): number =>
  Math.ceil(((((limit - level) / 100) * capacity) / power) * 60);
