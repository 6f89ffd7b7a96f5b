import { BRANDS, type Brand, countriesOf } from '@keyfob/shared/vehicle/brands';
import { PROVIDERS, type Provider } from '@keyfob/shared/vehicle/vehicle';
import * as v from 'valibot';
import { label } from '../label.ts';

/** Sockets of vehicles, by the names OCPI 2.3.0 has for connectors. */
export const PLUGS = [
  'IEC_62196_T1',
  'IEC_62196_T1_COMBO',
  'IEC_62196_T2',
  'IEC_62196_T2_COMBO',
  'SAE_J3400',
  'CHADEMO',
  'GBT_AC',
  'GBT_DC',
] as const;
export type Plug = (typeof PLUGS)[number];

/** The procedures that a range is measured by. */
export const RANGE_CYCLES = ['WLTP', 'EPA', 'CLTC', 'NEDC'] as const;
export type RangeCycle = (typeof RANGE_CYCLES)[number];

/** A vehicle as it was sold: what an application names when it asks for one to be connected. */
export interface VehicleProfile {
  /** 24 hexadecimal digits. Opaque, never changed, never given to another vehicle. */
  readonly id: string;
  /** The slug of the brand: that of shared/vehicle/brands.ts where a provider reaches it. */
  readonly make: string;
  readonly makeName: string;
  readonly model: string;
  readonly version: string;
  /** Model years, both included; `to` is `null` while it is sold. */
  readonly years: { readonly from: number; readonly to: number | null };
  /** Usable kilowatt hours. */
  readonly batteryKwh: number;
  /** Kilometres on a full battery alone, by the procedure of `rangeCycle`. */
  readonly rangeKm: number;
  readonly rangeCycle: RangeCycle;
  readonly plugs: readonly Plug[];
  /** Who can connect it; none where no provider reaches the make. */
  readonly providers: readonly Provider[];
  /** Where it is sold (ISO 3166-1 alpha-2); none where that is not known. */
  readonly countries: readonly string[];
}

const brands: ReadonlyMap<string, Brand> = new Map(BRANDS.map((each) => [each.slug, each]));

export const brandOfMake = (make: string): Brand | null => brands.get(make) ?? null;

/** The providers that reach a brand anywhere; the simulator reaches each. */
export const providersOf = (brand: Brand | null): readonly Provider[] =>
  brand === null
    ? []
    : PROVIDERS.filter(
        (provider) => provider === 'simulator' || (provider === 'enode' ? brand.vendor : brand.make) !== null,
      );

/** Those that reach it in one of some countries. Smartcar says where it does; of the others nothing is known. */
export const providersIn = (brand: Brand | null, countries: readonly string[]): readonly Provider[] => {
  const offered = brand === null ? [] : countriesOf(brand);
  return providersOf(brand).filter(
    (provider) =>
      provider !== 'smartcar' || countries.length === 0 || countries.some((each) => offered.includes(each)),
  );
};

const distinct = <T extends string>(items: v.GenericSchema<unknown, T>, most: number) =>
  v.pipe(
    v.array(items),
    v.maxLength(most),
    v.check((list) => new Set(list).size === list.length, 'Expected each only once.'),
    v.readonly(),
  );

const year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100));

/** Up to a tenth: nobody states a battery closer than that, but for small ones. */
const amount = (most: number) => v.pipe(v.number(), v.minValue(0.1), v.maxValue(most));

/** A profile, whole. Issues name the field at fault. */
export const profileSchema = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[0-9a-f]{24}$/, 'Expected 24 hexadecimal digits, in lower case.')),
    make: v.pipe(
      v.string(),
      v.maxLength(40),
      v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected a slug, such as "land-rover".'),
    ),
    makeName: label(60),
    model: label(80),
    version: label(120),
    years: v.pipe(
      v.strictObject({ from: year, to: v.nullable(year) }),
      v.check(({ from, to }) => to === null || to >= from, 'Expected the last year not before the first.'),
    ),
    batteryKwh: amount(2000),
    rangeKm: amount(3000),
    rangeCycle: v.picklist(RANGE_CYCLES),
    plugs: v.pipe(distinct(v.picklist(PLUGS), PLUGS.length), v.minLength(1)),
    providers: distinct(v.picklist(PROVIDERS), PROVIDERS.length),
    countries: distinct(
      v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'Expected countries by two letters (ISO 3166-1).')),
      250,
    ),
  }),
  v.forward(
    v.check(
      ({ make, providers }) => providers.every((each) => providersOf(brandOfMake(make)).includes(each)),
      'Expected only providers that reach the make.',
    ),
    ['providers'],
  ),
);
