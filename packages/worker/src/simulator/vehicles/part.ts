import type { Conditions } from './conditions.ts';
import type { SimulatedVehicle } from './fleet.ts';
import type { Moment } from './moment.ts';

/** What every part of a reading is made from. */
export interface Scene {
  readonly vehicle: SimulatedVehicle;
  readonly moment: Moment;
  readonly conditions: Conditions;
  /** When the car last reported, ISO 8601. */
  readonly lastUpdated: string;
  /** When it is asked, in milliseconds: what its maker knows without the car. */
  readonly now: number;
}

/** Makes one part; `null` where the vehicle has no such thing. */
export type Part<T> = (scene: Scene) => T | null;

/** To the second, as cars report. */
export const iso = (at: number): string => new Date(Math.floor(at / 1000) * 1000).toISOString();
