import type { SimulatedVehicle } from './fleet.ts';
import type { Moment } from './moment.ts';
import { between } from './random.ts';
import { MINUTE } from './week.ts';

const DAY = 24 * 60 * MINUTE;
/** Degrees Celsius people like. */
export const COMFORT = 21;
/** The hottest day of the year, and hour of the day. */
const HIGH_SUMMER = 201;
const AFTERNOON = 15 / 24;

const wave = (share: number): number => Math.cos(2 * Math.PI * share);

/** What one day is warmer or colder than the season, running smoothly into the next. */
const spell = (seed: string, day: number): number => {
  const of = (which: number): number => between(seed, `weather-${which}`, -5, 5);
  const whole = Math.floor(day);
  const share = day - whole;
  return of(whole) + (of(whole + 1) - of(whole)) * share * share * (3 - 2 * share);
};

/** Degrees Celsius outdoors where a household lives: by latitude, season, hour and the day's weather. */
export const outdoorsAt = ({ household }: SimulatedVehicle, at: number): number => {
  const { latitude, utcOffset } = household.town;
  const day = at / DAY + utcOffset / 24;
  const season = (4 + 0.18 * latitude) * wave((day - HIGH_SUMMER) / 365.25);
  return 30 - 0.4 * latitude + season + 4 * wave(day - AFTERNOON) + spell(household.seed, day);
};

/** What is warm and what is cold in and about a car when it last reported. Degrees Celsius. */
export interface Conditions {
  readonly outside: number;
  readonly inside: number;
  /** Of the air in the tires. */
  readonly tires: number;
  /** Minutes it has been driving, or standing. */
  readonly minutes: number;
}

/** How near something is to where it is going after some minutes, 1–0. */
const left = (minutes: number, half: number): number => Math.exp(-minutes / half);

export const conditionsOf = (vehicle: SimulatedVehicle, moment: Moment): Conditions => {
  const outside = outdoorsAt(vehicle, moment.reportedAt);
  const minutes = Math.max(0, (moment.reportedAt - moment.since) / MINUTE);
  const driving = moment.activity === 'driving';
  const inside = driving
    ? COMFORT + (outside - COMFORT) * left(minutes, 6)
    : outside + (COMFORT - outside) * left(minutes, 45);
  const warm = driving ? 1 - left(minutes, 15) : left(minutes, 40);
  return { outside, inside, tires: outside + 14 * warm, minutes };
};
