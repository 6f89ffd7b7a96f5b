import type { SimulatedVehicle } from './fleet.ts';
import {
  chargingLap,
  chargingSpells,
  chargingTurn,
  type Lap,
  slowLap,
  slowSpells,
  slowTurn,
  type Turn,
} from './laps.ts';
import { type Moment, minutesToCharge, type Point, pointFrom, pointOf, UNTOLD } from './moment.ts';
import { between } from './random.ts';
import { type Habits, habitsOf, MINUTE, type Spell } from './week.ts';

/** What a developer's own vehicle is doing when its owner signs in, and for as long as one can do that. */
export const VEHICLE_STATES = [
  'parked',
  'driving',
  'plugged-in',
  'charging',
  'asleep',
  'low-battery',
] as const;
export type VehicleState = (typeof VEHICLE_STATES)[number];

/** What only a vehicle with a battery can be doing. */
export const needsBattery = (state: VehicleState): boolean => state === 'plugged-in' || state === 'charging';

export const isVehicleState = (text: string): text is VehicleState =>
  VEHICLE_STATES.some((state) => state === text);

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What these vehicles have driven is counted from here, in milliseconds. */
export const HELD_FROM = Date.UTC(2026, 0, 1);
const KM_A_YEAR = 12_000;
/** Kilometres an hour that any of them has come to when its owner signs in, and that none outruns afterwards. */
const PACE = 6.5;
/** Of the ring road through slow traffic, in kilometres, and about of one where the road is free. */
const RADIUS = 2;
const WIDE_RADIUS = 8;

const EMPTY = { level: 4, fuel: 0.06 } as const;

/**
 * What a vehicle has driven when its owner signs in, by the time alone: so who makes the same car in another state, and
 * signs in again, never finds that it has driven less.
 */
const drivenBy = ({ seed, information, heldSince }: SimulatedVehicle): number =>
  Math.max(1, 2026 - information.year) * KM_A_YEAR * between(seed, 'driver', 0.7, 1.3) +
  (PACE * (heldSince - HELD_FROM)) / HOUR;

/** Standing at work for an hour when its owner signed in, awake, and half charged. */
const standing = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => {
  const { seed, model } = vehicle;
  return {
    activity: 'parked',
    level: model.battery ? between(seed, 'level', 45, 75) : null,
    chargeLimit: habits.chargeLimit,
    point: null,
    power: null,
    minutesLeft: null,
    fuel: model.fuel ? model.fuel.tank * between(seed, 'tank', 0.3, 0.8) : null,
    odometer: drivenBy(vehicle),
    ...pointOf(vehicle, 'work'),
    heading: between(seed, 'heading', 0, 360),
    speed: 0,
    place: 'work',
    since: vehicle.heldSince - HOUR,
    ...UNTOLD,
    reportedAt: at,
  };
};

/** Where a vehicle is that goes round a point clockwise, and where it looks. */
const roundAbout = (
  middle: Point,
  radius: number,
  bearing: number,
): Pick<Moment, 'latitude' | 'longitude' | 'heading'> => ({
  ...pointFrom(middle, radius, bearing),
  heading: ((bearing * 180) / Math.PI + 90) % 360,
});

/** What a lap says of the moment. */
const onLap = (stood: Moment, { model }: SimulatedVehicle, lap: Lap, turn: Turn): Moment => {
  const limit = lap.level?.high ?? stood.chargeLimit;
  const power = turn.activity === 'charging' ? (lap.point?.power ?? null) : null;
  return {
    ...stood,
    activity: turn.activity,
    level: turn.level,
    chargeLimit: limit,
    point: turn.activity === 'charging' || turn.activity === 'charged' ? lap.point : null,
    power,
    minutesLeft:
      model.battery && power !== null && turn.level !== null
        ? minutesToCharge(model.battery.capacity, turn.level, limit, power)
        : null,
    fuel: turn.fuel,
    odometer: stood.odometer + turn.km,
    speed: turn.speed,
    place: null,
    since: turn.since,
  };
};

/** Round and round the town in slow traffic, with a stop to fill up. */
const driving = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => {
  const lap = slowLap(vehicle);
  const turn = slowTurn(vehicle, lap, vehicle.heldSince, at);
  return {
    ...onLap(standing(vehicle, habits, at), vehicle, lap, turn),
    ...roundAbout(vehicle.household.town, RADIUS, (turn.km / RADIUS) % (2 * Math.PI)),
  };
};

/** At home on the cable, which gives nothing: it waits to be told to charge. */
const pluggedIn = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => ({
  ...standing(vehicle, habits, at),
  activity: 'waiting_to_charge',
  point: { power: habits.homePower, isFast: false, isHome: true },
  ...pointOf(vehicle, 'home'),
  place: 'home',
});

/** At home on the cable, slowly; now and then away, for there has to be something to charge. */
const charging = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => {
  const stood = standing(vehicle, habits, at);
  const lap = chargingLap(vehicle, PACE);
  if (!lap) return stood;
  const turn = chargingTurn(vehicle, lap, vehicle.heldSince, at);
  const home = pointOf(vehicle, 'home');
  // A ring through home, which whole rounds of come to what the drive comes to.
  const rounds = Math.max(1, Math.round(lap.km / (2 * Math.PI * WIDE_RADIUS)));
  const radius = lap.km / (2 * Math.PI * rounds);
  const middle = pointFrom(home, radius, Math.PI);
  return {
    ...onLap(stood, vehicle, lap, turn),
    ...roundAbout(middle, radius, (turn.km / radius) % (2 * Math.PI)),
    place: turn.activity === 'driving' ? null : 'home',
  };
};

/** At home, and silent since a quarter past six in the morning (UTC). */
const asleep = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => {
  const reportAt = (moment: number): number =>
    (Math.ceil((moment - 6.25 * HOUR) / DAY) - 1) * DAY + 6.25 * HOUR;
  return {
    ...standing(vehicle, habits, at),
    ...pointOf(vehicle, 'home'),
    place: 'home',
    since: reportAt(vehicle.heldSince) - 15 * MINUTE,
    reportedAt: reportAt(at),
  };
};

const nearlyEmpty = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => ({
  ...standing(vehicle, habits, at),
  level: vehicle.model.battery ? EMPTY.level : null,
  fuel: vehicle.model.fuel ? vehicle.model.fuel.tank * EMPTY.fuel : null,
});

const HELD: Record<VehicleState, (vehicle: SimulatedVehicle, habits: Habits, at: number) => Moment> = {
  parked: standing,
  driving,
  'plugged-in': pluggedIn,
  charging,
  asleep,
  'low-battery': nearlyEmpty,
};

/** A vehicle at a moment, in the state it is held in. */
export const heldAt = (vehicle: SimulatedVehicle, state: VehicleState, at: number): Moment =>
  HELD[state](vehicle, habitsOf(vehicle), at);

/** What it does from its owner's sign-in on. One that stands does the one thing. */
export const heldSpells = (
  vehicle: SimulatedVehicle,
  state: VehicleState,
  from: number,
  to: number,
): readonly Spell[] => {
  const { heldSince } = vehicle;
  if (state === 'driving') return slowSpells(slowLap(vehicle), heldSince, from, to);
  const lap = state === 'charging' ? chargingLap(vehicle, PACE) : null;
  if (lap) return chargingSpells(lap, heldSince, from, to);
  const { activity, level, point } = heldAt(vehicle, state, heldSince);
  const kept = { start: level ?? 0, end: level ?? 0 };
  return [{ activity, from: heldSince, to: Number.POSITIVE_INFINITY, level: kept, point }];
};
