import type { SimulatedVehicle } from './fleet.ts';
import { perVehicle } from './per-vehicle.ts';
import { between, fraction, whole } from './random.ts';

/**
 * A vehicle's week, from Monday 00:00 where it lives: to work and back on weekdays, an errand on Saturday, home on
 * Sunday. The way to the shop is another each week, in such a way that the odometer needs no memory; hours differ from
 * day to day. Each week begins and ends charged at home, so a week can be told without the one before it.
 */
export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
/** A Monday. */
const FIRST_MONDAY = Date.UTC(1970, 0, 5);

/** Where a vehicle stands when it does. */
export type Place = 'home' | 'work' | 'shop';

export type Activity = 'driving' | 'parked' | 'waiting_to_charge' | 'charging' | 'charged';

/** What a cable hangs from: kilowatts, whether they are direct current, and whether it is the owner's own. */
export interface ChargingPoint {
  readonly power: number;
  readonly isFast: boolean;
  readonly isHome: boolean;
}

/** A stretch of time with one activity. The battery runs from `start` to `end`, in percent. */
export interface Spell {
  readonly activity: Activity;
  /** Milliseconds since the epoch. */
  readonly from: number;
  readonly to: number;
  readonly level: { readonly start: number; readonly end: number };
  /** What it is plugged in to; `null` where it is not. */
  readonly point: ChargingPoint | null;
}

/** The same of a week, with kilometres in the week. */
export interface Segment extends Spell {
  readonly km: { readonly start: number; readonly end: number };
  readonly place: { readonly start: Place; readonly end: Place };
}

/** What a vehicle keeps doing, decided by its seed. */
export interface Habits {
  /** Kilometres by road, one way. */
  readonly toWork: number;
  readonly toShop: number;
  /** By how much the way to the shop is longer on the average: the family comes by somewhere else. */
  readonly detour: number;
  /** Percent the owner charges to. */
  readonly chargeLimit: number;
  /** Percent under which the owner plugs in when coming home. */
  readonly plugInBelow: number;
  /** Kilowatts of the charger at home. */
  readonly homePower: number;
  /** Minute of the day at which cheap power begins. */
  readonly chargeMinute: number;
}

/** Percent that is always left: nobody plans to arrive empty. */
const RESERVE = 10;

/** Big batteries belong to owners with a strong charger: a weekend has to be enough to fill one. */
const homePowerOf = (seed: string, capacity: number): number => {
  if (isSmall(capacity)) return 3.7;
  return capacity > 70 || fraction(seed, 'home-power') < 0.5 ? 11 : 7.4;
};

export const habitsOf = perVehicle(({ seed, model, household }): Habits => {
  const range = model.battery?.range ?? 700;
  const toWork = between(seed, 'to-work', 5, Math.min(34, range * 0.14));
  const toShop = between(household.seed, 'to-shop', 4, 14);
  const detour = Math.max(0, Math.min(between(seed, 'detour', 4, 24), (0.3 * range - toShop) / 2));
  const dayUse = ((2 * Math.max(toWork, toShop + 2 * detour)) / range) * 100;
  return {
    toWork,
    toShop,
    detour,
    chargeLimit: 10 * whole(seed, 'charge-limit', 8, 10),
    plugInBelow: Math.max(whole(seed, 'plug-in-below', 40, 75), dayUse + RESERVE),
    homePower: homePowerOf(seed, model.battery?.capacity ?? 0),
    chargeMinute: 22 * 60 + 15 * whole(household.seed, 'charge-minute', 0, 7),
  };
});

interface Trip {
  readonly departure: number;
  readonly km: number;
  readonly start: Place;
  readonly end: Place;
}

/** Differs from week to week, 0–1. */
export const whim = (vehicle: SimulatedVehicle, number: number): number =>
  fraction(vehicle.seed, `detour-${number}`);

/**
 * Kilometres to the shop in a week. What a week is longer for the one before it, it is shorter for its own: so all of
 * them together are known without each.
 */
export const toShopIn = (vehicle: SimulatedVehicle, { toShop, detour }: Habits, number: number): number =>
  toShop + detour * (1 + whim(vehicle, number + 1) - whim(vehicle, number));

const tripsOf = (vehicle: SimulatedVehicle, habits: Habits, monday: number): readonly Trip[] => {
  const at = (day: number, label: string, hour: number, spread: number): number =>
    Math.round(
      monday +
        day * DAY +
        hour * HOUR +
        between(vehicle.seed, `${label}-${monday + day * DAY}`, -spread, spread) * MINUTE,
    );
  const commutes = [0, 1, 2, 3, 4].flatMap((day): Trip[] => [
    { departure: at(day, 'out', 7.4, 30), km: habits.toWork, start: 'home', end: 'work' },
    { departure: at(day, 'back', 16.25, 45), km: habits.toWork, start: 'work', end: 'home' },
  ]);
  const toShop = toShopIn(vehicle, habits, weekAt(vehicle, monday).number);
  return [
    ...commutes,
    { departure: at(5, 'out', 11, 60), km: toShop, start: 'home', end: 'shop' },
    { departure: at(5, 'back', 14, 45), km: toShop, start: 'shop', end: 'home' },
  ];
};

/** Kilometres driven in a week, on the average. */
export const weeklyKm = ({ toWork, toShop, detour }: Habits): number => 10 * toWork + 2 * (toShop + detour);

const driveTime = (km: number): number => Math.round((km / (38 + 0.6 * km)) * HOUR);

/** When a vehicle comes to the shop, in the week that begins on a Monday. */
export const arrivalAtShop = (vehicle: SimulatedVehicle, monday: number): number => {
  const trip = tripsOf(vehicle, habitsOf(vehicle), monday).find(({ end }) => end === 'shop');
  return trip ? trip.departure + driveTime(trip.km) : monday;
};

/** Beginning of the local day a moment falls in. */
const midnight = (monday: number, at: number): number => monday + Math.floor((at - monday) / DAY) * DAY;

/** Number of the week a moment falls in, and the moment that week began. */
export const weekAt = (
  vehicle: SimulatedVehicle,
  at: number,
): { readonly number: number; readonly monday: number } => {
  const offset = vehicle.household.town.utcOffset * HOUR;
  const number = Math.floor((at + offset - FIRST_MONDAY) / WEEK);
  return { number, monday: FIRST_MONDAY + number * WEEK - offset };
};

/** Percent beyond which a fast charger is slow. */
const ENOUGH = 80;
/** Less than any electric car's: a plug-in hybrid's, which takes no more than a socket gives. */
const SMALL = 25;

/** The fast charger that a battery of so many kilowatt hours is taken to. */
export const fastPoint = (capacity: number): ChargingPoint => ({
  power: Math.min(150, Math.round(1.5 * capacity)),
  isFast: true,
  isHome: false,
});

export const isSmall = (capacity: number): boolean => capacity < SMALL;

const hasFastCharge = (vehicle: SimulatedVehicle, monday: number): boolean =>
  !isSmall(vehicle.model.battery?.capacity ?? 0) && fraction(vehicle.seed, `fast-charge-${monday}`) < 0.3;

const makeWeek = (vehicle: SimulatedVehicle, habits: Habits, monday: number): readonly Segment[] => {
  const { battery } = vehicle.model;
  const segments: Segment[] = [];
  let at = monday;
  let km = 0;
  let place: Place = 'home';
  let level = battery ? habits.chargeLimit : 0;
  const home: ChargingPoint = { power: habits.homePower, isFast: false, isHome: true };

  const pass = (
    activity: Activity,
    to: number,
    change: { level?: number; km?: number; place?: Place; point?: ChargingPoint } = {},
  ): void => {
    if (to <= at) return;
    const next = { level: change.level ?? level, km: change.km ?? km, place: change.place ?? place };
    segments.push({
      activity,
      from: at,
      to,
      level: { start: level, end: next.level },
      point: activity === 'driving' || activity === 'parked' ? null : (change.point ?? home),
      km: { start: km, end: next.km },
      place: { start: place, end: next.place },
    });
    ({ level, km, place } = next);
    at = to;
  };

  const charge = (capacity: number, until: number): void => {
    const begins = Math.max(at, midnight(monday, at) + habits.chargeMinute * MINUTE);
    pass('waiting_to_charge', Math.min(begins, until));
    const missing = ((habits.chargeLimit - level) / 100) * capacity;
    const full = at + Math.ceil((missing / habits.homePower) * HOUR);
    const gained = ((until - at) / HOUR) * habits.homePower;
    pass('charging', Math.min(full, until), {
      level: full <= until ? habits.chargeLimit : level + (gained / capacity) * 100,
    });
    pass('charged', until);
  };

  /** At the fast charger by the shop: always done before the owner is back. */
  const chargeFast = (capacity: number): void => {
    const point = fastPoint(capacity);
    const missing = ((ENOUGH - level) / 100) * capacity;
    pass('charging', at + Math.ceil((missing / point.power) * HOUR), { level: ENOUGH, point });
  };

  const stay = (until: number, weekend: boolean): void => {
    const fast = place === 'shop' && battery && hasFastCharge(vehicle, monday) && level < ENOUGH - 5;
    if (fast) chargeFast(battery.capacity);
    const plugsIn = at > monday && place === 'home' && (weekend || level < habits.plugInBelow);
    if (battery && at === monday) pass('charged', until);
    else if (battery && plugsIn) charge(battery.capacity, until);
    else pass('parked', until);
  };

  for (const trip of tripsOf(vehicle, habits, monday)) {
    stay(trip.departure, false);
    const used = battery ? (trip.km / battery.range) * 100 : 0;
    pass('driving', at + driveTime(trip.km), { level: level - used, km: km + trip.km, place: trip.end });
  }
  stay(monday + WEEK, true);
  return segments;
};

/** A maker's memory, and a little more: whoever asks for one week asks for it again. */
const WEEKS_KEPT = 8;

const weeksOf = perVehicle(() => new Map<number, readonly Segment[]>());

/** Every segment of a week, without a gap, each beginning with the values the one before ended with. */
export const weekOf = (vehicle: SimulatedVehicle, habits: Habits, monday: number): readonly Segment[] => {
  const weeks = weeksOf(vehicle);
  const known = weeks.get(monday);
  if (known) return known;
  if (weeks.size >= WEEKS_KEPT) weeks.clear();
  const week = makeWeek(vehicle, habits, monday);
  weeks.set(monday, week);
  return week;
};
