import type { VehicleScope } from '@keyfob/shared/scopes';
import { type Brand, brandBySlug } from '@keyfob/shared/vehicle/brands';
import type { VehicleInformation } from '@keyfob/shared/vehicle/vehicle';
import { capabilitiesOf } from './compatibility.ts';
import type { VehicleState } from './held-state.ts';
import { isChargeable, MODELS, type Model } from './models.ts';
import type { ProfileModel } from './profile-model.ts';
import { idOf, pick, whole } from './random.ts';
import type { Told } from './told.ts';
import { TOWNS, type Town } from './towns.ts';
import { vinOf } from './vin.ts';

/** A vehicle that exists because its seed says so: nothing of it is stored. */
export interface SimulatedVehicle {
  readonly id: string;
  readonly seed: string;
  readonly model: Model;
  readonly information: VehicleInformation;
  /** Slug. */
  readonly brand: string;
  /** `null`: it lives as cars do. */
  readonly state: VehicleState | null;
  /** When its owner signed in, in milliseconds: what a state is held from. */
  readonly heldSince: number;
  /** What it was told by who reads it. */
  readonly told: Told;
  /** Where its household lives, and what the household shares. */
  readonly household: { readonly seed: string; readonly town: Town };
}

const MAX_VEHICLES = 3;

/** What owners call their cars at the maker's site; names in any language. */
const NICKNAMES = ['Luna', 'Otto', 'Nova', 'Bruno', 'Stella', 'Mika', 'Pixel', 'Astra', 'Kiwi', 'Saga'];

/** What the owner of an account calls one of their cars. */
export const nicknameOf = (account: string, index: number): string | null =>
  NICKNAMES[(whole(account, 'nickname', 0, NICKNAMES.length - 1) + index) % NICKNAMES.length] ?? null;

/** Where a household of a brand's owners lives: somewhere the brand is sold. */
export const townOf = (seed: string, brand: Brand): Town =>
  pick(seed, 'town', TOWNS[brand.regions.length > 0 ? pick(seed, 'region', brand.regions) : 'EUROPE']);

const vehicleOf = (
  account: string,
  brand: Brand,
  models: readonly Model[],
  index: number,
): SimulatedVehicle => {
  const seed = `${account}/${index}`;
  // First a car with a battery, then its neighbours in the table, so that a household has no two of the same model
  // until the models run out.
  const first = models.indexOf(pick(account, 'model', models.filter(isChargeable)));
  const model = models[(first + index) % models.length];
  if (!model) throw new Error(`${brand.slug} has no model.`);
  const year = whole(seed, 'year', model.firstYear, model.lastYear);
  return {
    id: idOf(seed),
    seed,
    model,
    brand: brand.slug,
    state: null,
    heldSince: 0,
    told: {},
    information: {
      vin: vinOf(seed, model.wmi, year),
      brand: brand.name,
      model: model.name,
      year,
      displayName: nicknameOf(account, index),
      powertrain: model.powertrain,
    },
    household: { seed: account, town: townOf(account, brand) },
  };
};

/**
 * The vehicles of an account at a brand. `count` is what a scripted account has; any other has one to three. The
 * first can always be plugged in. None for a brand that does not exist.
 */
export const fleetOf = (
  account: string,
  brandSlug: string,
  count: number | null,
): readonly SimulatedVehicle[] => {
  const brand = brandBySlug(brandSlug);
  const models = MODELS[brandSlug];
  if (!brand || !models) return [];
  const length = count ?? whole(account, 'vehicles', 1, MAX_VEHICLES);
  return Array.from({ length }, (_, index) => vehicleOf(account, brand, models, index));
};

/** The vehicle of a model of the catalogue that an account has besides; `null` for a brand that does not exist. */
export const vehicleOfProfile = (account: string, model: ProfileModel): SimulatedVehicle | null => {
  const brand = brandBySlug(model.make);
  const seed = `${account}/${model.profileId}`;
  const year = model.lastYear;
  const vin = vinOf(seed, model.wmi, year);
  return (
    brand && {
      id: idOf(seed),
      seed,
      model,
      brand: brand.slug,
      state: null,
      heldSince: 0,
      told: {},
      information: {
        vin,
        brand: brand.name,
        model: model.name,
        year,
        displayName: null,
        powertrain: model.powertrain,
      },
      household: { seed: account, town: townOf(account, brand) },
    }
  );
};

/** What the vehicle can share or be told at all. */
export const scopesOf = ({ brand, model }: SimulatedVehicle): readonly VehicleScope[] =>
  capabilitiesOf(brand, model).scopes;
