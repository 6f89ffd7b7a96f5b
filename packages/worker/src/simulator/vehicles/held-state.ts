import type { SimulatedVehicle } from './fleet.ts';
import { fuelOnTheRoad } from './fuel.ts';
import { type Moment, minutesToCharge, pointFrom, pointOf } from './moment.ts';
import { between } from './random.ts';
import { type Habits, habitsOf, MINUTE } from './week.ts';

/** What a developer's own vehicle is doing, whenever it is looked at. */
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
/** What these vehicles have driven is counted from here. */
const START = Date.UTC(2026, 0, 1);
const KM_A_YEAR = 12_000;

/** Kilometres an hour in town, on a ring road of this radius in kilometres. */
const SPEED = 25;
const RADIUS = 2;
/** How much faster and slower it goes than that, and how often: in hours. */
const SURGE = 0.4;
const SURGE_HOURS = 4 / 60;

const EMPTY = { level: 4, fuel: 0.06 } as const;

/** Kilometres driven since the start, and how fast at the moment: a speed that swings about {@link SPEED}. */
const drivenAt = (at: number): { readonly km: number; readonly speed: number } => {
  const hours = (at - START) / HOUR;
  const phase = (2 * Math.PI * hours) / SURGE_HOURS;
  const swing = ((SURGE * SURGE_HOURS) / (2 * Math.PI)) * (1 - Math.cos(phase));
  return { km: SPEED * (hours + swing), speed: SPEED * (1 + SURGE * Math.sin(phase)) };
};

/** Standing at work since this hour or the one before, awake, and half charged. */
const standing = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => {
  const { seed, model, information } = vehicle;
  const odometer = Math.max(1, 2026 - information.year) * KM_A_YEAR * between(seed, 'driver', 0.7, 1.3);
  return {
    activity: 'parked',
    level: model.battery ? between(seed, 'level', 45, 75) : null,
    chargeLimit: habits.chargeLimit,
    power: null,
    minutesLeft: null,
    fuel: model.fuel ? model.fuel.tank * between(seed, 'tank', 0.3, 0.8) : null,
    odometer,
    ...pointOf(vehicle, 'work'),
    heading: between(seed, 'heading', 0, 360),
    speed: 0,
    place: 'work',
    since: Math.floor(at / HOUR) * HOUR - HOUR,
    reportedAt: at,
  };
};

/** Round and round the town, from charged to a fifth left; then it starts over. */
const driving = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => {
  const { seed, model, household } = vehicle;
  const stood = standing(vehicle, habits, at);
  const { km, speed } = drivenAt(at);
  const bearing = (km / RADIUS) % (2 * Math.PI);
  const used = model.battery ? ((km % (0.6 * model.battery.range)) / model.battery.range) * 100 : 0;
  const odometer = stood.odometer + km;
  return {
    ...stood,
    activity: 'driving',
    level: model.battery ? 80 - used : null,
    fuel: model.fuel ? fuelOnTheRoad(seed, model.fuel, odometer) : null,
    odometer,
    ...pointFrom(household.town, RADIUS, bearing),
    heading: ((bearing * 180) / Math.PI + 90) % 360,
    speed,
    place: null,
    since: Math.floor(at / HOUR) * HOUR - 10 * MINUTE,
  };
};

/** At home on the cable, which gives nothing: it waits to be told to charge. */
const pluggedIn = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => ({
  ...standing(vehicle, habits, at),
  activity: 'waiting_to_charge',
  ...pointOf(vehicle, 'home'),
  place: 'home',
});

/** At home on the cable, from a fifth to the limit; then it starts over. */
const charging = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => {
  const stood = standing(vehicle, habits, at);
  const { battery } = vehicle.model;
  if (!battery) return stood;
  const power = habits.homePower;
  const hours = (((habits.chargeLimit - 20) / 100) * battery.capacity) / power;
  const since = START + Math.floor((at - START) / (hours * HOUR)) * hours * HOUR;
  const level = 20 + ((((at - since) / HOUR) * power) / battery.capacity) * 100;
  return {
    ...stood,
    activity: 'charging',
    level,
    power,
    minutesLeft: minutesToCharge(battery.capacity, level, habits.chargeLimit, power),
    ...pointOf(vehicle, 'home'),
    place: 'home',
    since,
  };
};

/** At home since six in the morning (UTC), and silent since a quarter past. */
const asleep = (vehicle: SimulatedVehicle, habits: Habits, at: number): Moment => {
  const reportedAt = Math.floor((at - 6.25 * HOUR) / DAY) * DAY + 6.25 * HOUR;
  return {
    ...standing(vehicle, habits, at),
    ...pointOf(vehicle, 'home'),
    place: 'home',
    since: reportedAt - 15 * MINUTE,
    reportedAt,
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
