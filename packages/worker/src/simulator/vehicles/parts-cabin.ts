import type {
  Climate,
  Closure,
  ClosurePlace,
  LockStatus,
  Temperature,
  Tires,
} from '@keyfob/shared/vehicle/parts';
import { rounded } from '@keyfob/shared/vehicle/units';
import { COMFORT } from './conditions.ts';
import type { Part, Scene } from './part.ts';
import { between, fraction } from './random.ts';

const ATMOSPHERE = 101.3;
const KELVIN = 273.15;
/** What is printed in the door is meant for this many degrees Celsius. */
const MEASURED_AT = 20;
const MINUTE = 60_000;
/** Owners pump them up again every so many days; until then they lose this much of a kilopascal a day. */
const PUMPED = 60;
const LOST = 0.12;

/** Gauge pressure in kilopascals of one tire: what was pumped in, what leaked out, and what warmth makes of the rest. */
const pressureOf = ({ vehicle: { seed }, moment, conditions }: Scene, wheel: string): number => {
  const days = moment.reportedAt / (24 * 60 * MINUTE) + between(seed, 'pumped', 0, PUMPED);
  const cold =
    between(seed, 'tires', 225, 260) + between(seed, `tire-${wheel}`, -4, 4) - (days % PUMPED) * LOST;
  const pressure = ((cold + ATMOSPHERE) * (conditions.tires + KELVIN)) / (MEASURED_AT + KELVIN) - ATMOSPHERE;
  return rounded(pressure, 1);
};

/** Under this a car warns. */
export const LOW_PRESSURE = 195;

export const tires: Part<Tires> = (scene) => ({
  frontLeft: pressureOf(scene, 'front-left'),
  frontRight: pressureOf(scene, 'front-right'),
  backLeft: pressureOf(scene, 'back-left'),
  backRight: pressureOf(scene, 'back-right'),
  lastUpdated: scene.lastUpdated,
});

export const temperature: Part<Temperature> = ({ conditions, lastUpdated }) => ({
  inside: rounded(conditions.inside, 1),
  outside: rounded(conditions.outside, 1),
  lastUpdated,
});

export const climate: Part<Climate> = ({ vehicle, moment, conditions, lastUpdated }) => {
  const on = moment.activity === 'driving';
  return {
    isActive: on || (moment.cabin?.isOn ?? false),
    targetTemperature:
      vehicle.told.cabin?.target ?? COMFORT + Math.round(between(vehicle.seed, 'comfort', -2, 2)) / 2,
    isFrontDefrosterActive: on && conditions.outside < 3 && conditions.minutes < 10,
    isRearDefrosterActive: on && conditions.outside < 3 && conditions.minutes < 15,
    isSteeringWheelHeaterActive: on && conditions.outside < 5,
    lastUpdated,
  };
};

const WHEELS: readonly ClosurePlace[] = ['frontLeft', 'frontRight', 'backLeft', 'backRight'];

/** Locked while it drives, and two minutes after it came to stand: people get out, and then take their bags. */
export const lockStatus: Part<LockStatus> = ({ vehicle, moment, conditions, lastUpdated }) => {
  const { seed, model } = vehicle;
  const arrived = moment.activity !== 'driving' && conditions.minutes < 2;
  const gettingOut = arrived && conditions.minutes < 0.75;
  const unloading = arrived && !gettingOut && moment.place !== 'work';
  const airing = moment.activity === 'driving' && conditions.outside > 24;
  const isLocked = moment.isLocked ?? !arrived;
  const part = (place: ClosurePlace, isOpen: boolean, locks = true): Closure => ({
    place,
    isOpen,
    isLocked: locks ? isLocked : null,
  });
  const plugged = moment.activity !== 'driving' && moment.activity !== 'parked';
  return {
    isLocked,
    doors: WHEELS.map((place) => part(place, gettingOut && place === 'frontLeft')),
    windows: WHEELS.map((place) => part(place, airing && place === 'frontLeft', false)),
    sunroof: fraction(seed, 'sunroof') < 0.4 ? [part('top', airing, false)] : [],
    storage: [
      part('rear', moment.isTrunkOpen ?? unloading),
      ...(model.powertrain === 'BEV' ? [part('front', false)] : []),
    ],
    chargingPort: model.battery ? [part('front', plugged)] : [],
    engineCover: model.fuel ? [part('front', false, false)] : [],
    lastUpdated,
  };
};
