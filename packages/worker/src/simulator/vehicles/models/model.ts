import type { Powertrain } from '@keyfob/shared/vehicle/parts';

export type { Powertrain };

/** A model a maker really sold, or at least announced. */
export interface Model {
  readonly name: string;
  readonly powertrain: Powertrain;
  /** What its VINs begin with: the maker's identifier, and more where a factory builds for another brand too. */
  readonly wmi: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Usable kilowatt hours, and kilometres on a full battery alone; `null` where nothing can be plugged in. */
  readonly battery: { readonly capacity: number; readonly range: number } | null;
  /** Litres of the tank, and litres used for 100 km; `null` where there is no tank. */
  readonly fuel: { readonly tank: number; readonly consumption: number } | null;
  /** The profile of the catalogue that it is made after; absent for the simulator's own. */
  readonly profileId?: string;
}

export interface ChargeableModel extends Model {
  readonly battery: NonNullable<Model['battery']>;
}

/** Models by slug of the brand. The first of each can be plugged in. */
export type BrandModels = Readonly<Record<string, readonly [ChargeableModel, ...Model[]]>>;

export const isChargeable = (model: Model): model is ChargeableModel => model.battery !== null;

export const electric = (
  name: string,
  wmi: string,
  firstYear: number,
  lastYear: number,
  capacity: number,
  range: number,
): ChargeableModel => ({
  name,
  powertrain: 'BEV',
  wmi,
  firstYear,
  lastYear,
  battery: { capacity, range },
  fuel: null,
});

/** Its owner charges it every day, so that the engine does little: two litres for 100 km. */
export const plugIn = (
  name: string,
  wmi: string,
  firstYear: number,
  lastYear: number,
  capacity: number,
  range: number,
  tank = 45,
): ChargeableModel => ({
  name,
  powertrain: 'PHEV',
  wmi,
  firstYear,
  lastYear,
  battery: { capacity, range },
  fuel: { tank, consumption: 2 },
});

export const hybrid = (
  name: string,
  wmi: string,
  firstYear: number,
  lastYear: number,
  tank: number,
  consumption: number,
): Model => ({
  name,
  powertrain: 'HEV',
  wmi,
  firstYear,
  lastYear,
  battery: null,
  fuel: { tank, consumption },
});

export const combustion = (
  name: string,
  wmi: string,
  firstYear: number,
  lastYear: number,
  tank = 58,
  consumption = 7.8,
): Model => ({ ...hybrid(name, wmi, firstYear, lastYear, tank, consumption), powertrain: 'ICE' });
