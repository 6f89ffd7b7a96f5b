import { fail, type Result, succeed } from '@keyfob/shared/result';
import { type Brand, brandCalled } from '@keyfob/shared/vehicle/brands';
import {
  canBeOf,
  checkDigitOf,
  hasCheckDigit,
  isWellFormed,
  readVin,
  yearCodeOf,
} from '@keyfob/shared/vehicle/vin';
import { isVehicleState, needsBattery, VEHICLE_STATES, type VehicleState } from './vehicles/held-state.ts';
import { type Model, modelOf, modelsOf, slugOf } from './vehicles/models.ts';
import type { ProfileModel } from './vehicles/profile-model.ts';
import { idOf } from './vehicles/random.ts';
import { vinOf } from './vehicles/vin.ts';

/** A vehicle a developer made. */
export interface MadeVehicle {
  readonly model: Model;
  readonly year: number;
  readonly vin: string;
  readonly state: VehicleState;
}

/** All vehicles of one account are of one brand, as at any maker. */
export interface MadeAccount {
  readonly brand: Brand;
  readonly vehicles: readonly MadeVehicle[];
}

/** What a developer says of a vehicle. `model`: its name, or the id of a profile of the catalogue. Without a year it is of the model's last, without a VIN one is made up. */
export interface VehicleWish {
  readonly make: string;
  readonly model: string;
  readonly year?: number;
  readonly vin?: string;
  readonly state?: string;
}

export const MOST_VEHICLES = 3;

const VERSION = 'v1';
/** Reserved by RFC 2606: nobody's real address. */
const DOMAIN = '@vehicles.example.com';
const CHECK_LENGTH = 6;
const LOCAL = new RegExp(`^${VERSION}\\.([a-z0-9.+-]{1,220})\\.([0-9a-f]{${CHECK_LENGTH}})$`);

const problem = (field: string, detail: string): Result<never> => fail('validation_failed', detail, field);

/** What is wrong with a VIN for a vehicle; `null` when nothing is. */
const faultOf = (vin: string, brand: Brand, year: number): string | null => {
  if (!isWellFormed(vin)) return 'A VIN is 17 letters and digits, without I, O and Q.';
  if (hasCheckDigit(vin) && vin[8] !== checkDigitOf(vin))
    return `The check digit (ninth place) should be ${checkDigitOf(vin)}.`;
  if (!canBeOf(vin, brand.slug)) return `No ${brand.name} has a VIN that begins with ${vin.slice(0, 3)}.`;
  if (hasCheckDigit(vin) && vin[9] !== yearCodeOf(year))
    return `The tenth place should be ${yearCodeOf(year)}, for ${year}.`;
  return null;
};

const yearOf = (brand: Brand, model: Model, wished: number | undefined): Result<number> => {
  const year = wished ?? model.lastYear;
  return Number.isInteger(year) && year >= model.firstYear && year <= model.lastYear
    ? succeed(year)
    : problem('year', `${brand.name} ${model.name}: model years ${model.firstYear} to ${model.lastYear}.`);
};

const stateOf = (model: Model, wished: string | undefined): Result<VehicleState> => {
  const state = wished ?? 'parked';
  if (!isVehicleState(state)) return problem('state', `Expected one of ${VEHICLE_STATES.join(', ')}.`);
  return needsBattery(state) && model.battery === null
    ? problem('state', `A ${model.name} has nothing to charge.`)
    : succeed(state);
};

/** A model as it stands in the name of an account. */
const wordOf = (model: Model): string => model.profileId ?? slugOf(model);

/**
 * Checks what a developer wishes for, field by field. `index` tells two vehicles without a VIN apart; `found` are the
 * models of the profiles that wishes name.
 */
export const readWish = (
  wish: VehicleWish,
  index = 0,
  found: readonly ProfileModel[] = [],
): Result<{ readonly brand: Brand; readonly vehicle: MadeVehicle }> => {
  const brand = brandCalled(wish.make);
  if (!brand) return problem('make', 'There is no such make.');
  const model =
    found.find(({ make, profileId }) => make === brand.slug && profileId === wish.model) ??
    modelOf(brand.slug, wish.model);
  if (!model) {
    const known = modelsOf(brand.slug).map(({ name }) => name);
    return problem('model', `${brand.name} has ${known.join(', ')}.`);
  }
  const year = yearOf(brand, model, wish.year);
  if (!year.ok) return year;
  const state = stateOf(model, wish.state);
  if (!state.ok) return state;
  const made = vinOf(`made/${brand.slug}/${wordOf(model)}/${index}`, model.wmi, year.value);
  const vin = wish.vin ? readVin(wish.vin) : made;
  const fault = faultOf(vin, brand, year.value);
  if (fault) return problem('vin', fault);
  return succeed({ brand, vehicle: { model, year: year.value, vin, state: state.value } });
};

/** Checks several, which have to be of one make and each a vehicle of its own. */
export const readWishes = (
  wishes: readonly VehicleWish[],
  found: readonly ProfileModel[] = [],
): Result<MadeAccount> => {
  const [first] = wishes;
  if (!first || wishes.length > MOST_VEHICLES)
    return problem('vehicles', `Expected one to ${MOST_VEHICLES} vehicles.`);
  const vehicles: MadeVehicle[] = [];
  let brand: Brand | null = null;
  for (const [index, wish] of wishes.entries()) {
    const read = readWish(wish, index, found);
    if (!read.ok) return wishes.length === 1 ? read : { ...read, field: `vehicles.${index}.${read.field}` };
    if (brand && brand !== read.value.brand)
      return problem(`vehicles.${index}.make`, 'The vehicles of one account are of one make.');
    if (vehicles.some(({ vin }) => vin === read.value.vehicle.vin))
      return problem(`vehicles.${index}.vin`, 'Each vehicle has a VIN of its own.');
    brand = read.value.brand;
    vehicles.push(read.value.vehicle);
  }
  return brand ? succeed({ brand, vehicles }) : problem('vehicles', 'Expected a vehicle.');
};

/** Tells a mistyped name from a right one; it keeps no secret. */
const checkOf = (text: string): string => idOf(`${VERSION}/${text}`).slice(0, CHECK_LENGTH);

/** The name of an account that holds these vehicles and nothing else: small letters, for names have no case. */
export const accountNameOf = ({ brand, vehicles }: MadeAccount): string => {
  const parts = vehicles.map(({ model, year, vin, state }) =>
    [wordOf(model), year, vin.toLowerCase(), state].join('.'),
  );
  const text = `${brand.slug}.${parts.join('+')}`;
  return `${VERSION}.${text}.${checkOf(text)}${DOMAIN}`;
};

/** Whether a name means to be one of these. */
export const isMadeName = (username: string): boolean => username.endsWith(DOMAIN);

/** The profiles of the catalogue whose models a name may speak of. */
export const profileIdsIn = (username: string): readonly string[] =>
  isMadeName(username) ? (username.match(/\b[0-9a-f]{24}\b/g) ?? []).slice(0, MOST_VEHICLES) : [];

/** The vehicles a name holds; `null` for one that {@link accountNameOf} never gave. Every rule is checked again. */
export const readAccountName = (
  username: string,
  found: readonly ProfileModel[] = [],
): MadeAccount | null => {
  const local = isMadeName(username) ? username.slice(0, -DOMAIN.length) : '';
  const [, text, check] = LOCAL.exec(local) ?? [];
  if (!text || check !== checkOf(text)) return null;
  const [make = '', ...rest] = text.split('.');
  const wishes = rest
    .join('.')
    .split('+')
    .map((part): VehicleWish => {
      const [model = '', year, vin = '', state = ''] = part.split('.');
      return { make, model, year: Number(year), vin, state };
    });
  const read = readWishes(wishes, found);
  return read.ok ? read.value : null;
};
