import type { SimulatedVehicle } from './fleet.ts';
import { type ChargingPoint, fastPoint, habitsOf, isSmall, MINUTE, type Spell } from './week.ts';

const HOUR = 60 * MINUTE;

/** Kilometres an hour in slow traffic, and how much slower and faster it goes than that, and how often: in hours. */
const SPEED = 6.4;
const SURGE = 0.4;
const SURGE_HOURS = 4 / 60;
/** Kilometres an hour where the road is free, all stops told. */
const FREE_SPEED = 50;
/** Percent of the battery, and share of the tank, between which a lap takes place. */
const LOW = 20;
const HIGH = 80;
const TANK = { low: 0.25, high: 0.85 } as const;
const AT_THE_PUMP = 10 / 60;
/** Six amperes, the least a cable gives (IEC 61851-1): so it charges for as long as can be. */
const SOCKET: ChargingPoint = { power: 1.4, isFast: false, isHome: true };

/** What comes round again and again: a drive and a stop, in this or the other order. Hours, kilometres, percent. */
export interface Lap {
  readonly km: number;
  readonly driving: number;
  /** From plugging in, or coming to the pump, to being full. */
  readonly filling: number;
  readonly hours: number;
  /** Of the battery; `null` without one. */
  readonly level: { readonly low: number; readonly high: number } | null;
  readonly point: ChargingPoint | null;
}

/** Where on its way round a vehicle is. */
export interface Turn {
  readonly activity: 'driving' | 'charging' | 'charged' | 'parked';
  /** Kilometres since the first lap, and how fast it goes now. */
  readonly km: number;
  readonly speed: number;
  readonly level: number | null;
  /** Litres; `null` without a tank. */
  readonly fuel: number | null;
  /** When it set off or came to stand, in milliseconds. */
  readonly since: number;
}

/** Kilowatts of a fast charger a battery takes; a plug-in hybrid's takes none. */
const pointOnTheWay = (vehicle: SimulatedVehicle, capacity: number): ChargingPoint =>
  isSmall(capacity)
    ? { power: habitsOf(vehicle).homePower, isFast: false, isHome: false }
    : fastPoint(capacity);

const hoursToFill = (capacity: number, percent: number, { power }: ChargingPoint): number =>
  ((percent / 100) * capacity) / power;

/** In slow traffic until a fifth is left, then a stop to fill up. */
export const slowLap = (vehicle: SimulatedVehicle): Lap => {
  const { battery, fuel } = vehicle.model;
  const km = battery
    ? ((HIGH - LOW) / 100) * battery.range
    : (((TANK.high - TANK.low) * (fuel?.tank ?? 50)) / (fuel?.consumption ?? 7)) * 100;
  // Whole surges: it comes to the stop at the pace it set off with.
  const driving = Math.ceil(km / SPEED / SURGE_HOURS) * SURGE_HOURS;
  const point = battery && pointOnTheWay(vehicle, battery.capacity);
  const used = battery ? ((driving * SPEED) / battery.range) * 100 : 0;
  const filling = battery && point ? hoursToFill(battery.capacity, used, point) : AT_THE_PUMP;
  return {
    km: driving * SPEED,
    driving,
    filling,
    hours: driving + filling,
    level: battery && { low: HIGH - used, high: HIGH },
    point,
  };
};

/**
 * On the cable from a fifth to the limit, and then out and back, which takes it down to a fifth again. `pace`:
 * kilometres an hour it may come to in all; it stands charged until the drive fits in.
 */
export const chargingLap = (vehicle: SimulatedVehicle, pace: number): Lap | null => {
  const { battery } = vehicle.model;
  if (!battery) return null;
  const { chargeLimit } = habitsOf(vehicle);
  const km = ((chargeLimit - LOW) / 100) * battery.range;
  const driving = km / FREE_SPEED;
  const filling = hoursToFill(battery.capacity, chargeLimit - LOW, SOCKET);
  return {
    km,
    driving,
    filling,
    // It comes home slowly, which must not put it ahead of the pace either.
    hours: Math.max(filling + driving, km / pace + (pace * driving ** 2) / (12 * km)),
    level: { low: LOW, high: chargeLimit },
    point: SOCKET,
  };
};

const mix = (start: number, end: number, share: number): number => start + (end - start) * share;

const fuelOf = ({ model: { fuel } }: SimulatedVehicle, km: number, lap: Lap, filled: number): number | null =>
  fuel && fuel.tank * TANK.high - ((km - lap.km * filled) * fuel.consumption) / 100;

/** A lap that begins with the drive. `hours`: since the first one began, at `since`. */
export const slowTurn = (vehicle: SimulatedVehicle, lap: Lap, since: number, at: number): Turn => {
  const hours = (at - since) / HOUR;
  const before = Math.floor(hours / lap.hours);
  const into = hours - before * lap.hours;
  const began = since + before * lap.hours * HOUR;
  const driving = into < lap.driving;
  const phase = (2 * Math.PI * into) / SURGE_HOURS;
  // Slow first: so it never is ahead of its pace.
  const km = driving
    ? SPEED * (into - ((SURGE * SURGE_HOURS) / (2 * Math.PI)) * (1 - Math.cos(phase)))
    : lap.km;
  const filled = driving ? 0 : Math.min(1, (into - lap.driving) / lap.filling);
  const standing = lap.point ? 'charging' : 'parked';
  return {
    activity: driving ? 'driving' : standing,
    km: before * lap.km + km,
    speed: driving ? SPEED * (1 - SURGE * Math.sin(phase)) : 0,
    level: lap.level && mix(mix(lap.level.high, lap.level.low, km / lap.km), lap.level.high, filled),
    fuel: fuelOf(vehicle, km, lap, filled),
    since: driving ? began : began + lap.driving * HOUR,
  };
};

/** A lap that begins on the cable. A drive starts and ends slowly. */
export const chargingTurn = (vehicle: SimulatedVehicle, lap: Lap, since: number, at: number): Turn => {
  const hours = (at - since) / HOUR;
  const before = Math.floor(hours / lap.hours);
  const into = hours - before * lap.hours;
  const began = since + before * lap.hours * HOUR;
  const departure = lap.hours - lap.driving;
  const share = Math.max(0, (into - departure) / lap.driving);
  const gone = share * share * (3 - 2 * share);
  const { low, high } = lap.level ?? { low: 0, high: 0 };
  const filled = Math.min(1, into / lap.filling);
  const standing = filled < 1 ? 'charging' : 'charged';
  return {
    activity: into >= departure ? 'driving' : standing,
    km: lap.km * (before + gone),
    speed: (lap.km / lap.driving) * 6 * share * (1 - share),
    level: mix(mix(low, high, filled), low, gone),
    // It is filled up on the way.
    fuel: fuelOf(vehicle, lap.km * gone, lap, gone),
    since: into >= departure ? began + departure * HOUR : began,
  };
};

/** The laps from the first, at `since`, that touch a stretch of time: when each began. */
const lapsBetween = (lap: Lap, since: number, from: number, to: number): readonly number[] => {
  const first = Math.max(0, Math.floor((from - since) / HOUR / lap.hours));
  const last = Math.floor((to - since) / HOUR / lap.hours);
  return Array.from({ length: last - first + 1 }, (_, index) => since + (first + index) * lap.hours * HOUR);
};

/** What {@link slowTurn} tells moment by moment. */
export const slowSpells = (lap: Lap, since: number, from: number, to: number): readonly Spell[] => {
  const { low, high } = lap.level ?? { low: 0, high: 0 };
  return lapsBetween(lap, since, from, to).flatMap((began): Spell[] => {
    const stop = began + lap.driving * HOUR;
    return [
      { activity: 'driving', from: began, to: stop, level: { start: high, end: low }, point: null },
      {
        activity: lap.point ? 'charging' : 'parked',
        from: stop,
        to: began + lap.hours * HOUR,
        level: { start: low, end: high },
        point: lap.point,
      },
    ];
  });
};

/** What {@link chargingTurn} tells moment by moment. */
export const chargingSpells = (lap: Lap, since: number, from: number, to: number): readonly Spell[] => {
  const { low, high } = lap.level ?? { low: 0, high: 0 };
  const { point } = lap;
  return lapsBetween(lap, since, from, to).flatMap((began): Spell[] => {
    const full = began + lap.filling * HOUR;
    const end = began + lap.hours * HOUR;
    const departure = end - lap.driving * HOUR;
    const spells: Spell[] = [
      { activity: 'charging', from: began, to: full, level: { start: low, end: high }, point },
      { activity: 'charged', from: full, to: departure, level: { start: high, end: high }, point },
      { activity: 'driving', from: departure, to: end, level: { start: high, end: low }, point: null },
    ];
    return spells.filter((spell) => spell.to > spell.from);
  });
};
