/** A region brands are offered in, by Smartcar's names. */
export type Region = 'US' | 'CA' | 'EUROPE';

/** The maker's own app, the one whose account the owner signs in with. */
export interface BrandApp {
  readonly name: string;
  /** Where it goes by that name. */
  readonly regions: readonly Region[];
}

export interface Brand {
  readonly slug: string;
  readonly name: string;
  /** Smartcar's `make`; `null` where Smartcar does not reach the brand. */
  readonly make: string | null;
  /** Enode's `VehicleVendor`; `null` where Enode does not reach the brand. */
  readonly vendor: string | null;
  /** Where it is known to be offered; empty where no provider tells. */
  readonly regions: readonly Region[];
  readonly apps: readonly BrandApp[];
  /** What owners type instead of the name: short names, models, groups. Lower case. */
  readonly aliases: readonly string[];
}

const US: readonly Region[] = ['US'];
const CA: readonly Region[] = ['CA'];
const EUROPE: readonly Region[] = ['EUROPE'];
const NORTH_AMERICA: readonly Region[] = [...US, ...CA];
const US_EUROPE: readonly Region[] = [...US, ...EUROPE];
const ALL: readonly Region[] = [...NORTH_AMERICA, ...EUROPE];
const UNKNOWN: readonly Region[] = [];

const brand = (
  slug: string,
  name: string,
  make: string | null,
  vendor: string | null,
  regions: readonly Region[],
  apps: readonly (string | BrandApp)[] = [],
  aliases: readonly string[] = [],
): Brand => ({
  slug,
  name,
  make,
  vendor,
  regions,
  apps: apps.map((app) => (typeof app === 'string' ? { name: app, regions } : app)),
  aliases,
});

const only = (regions: readonly Region[], ...names: readonly string[]): BrandApp[] =>
  names.map((name) => ({ name, regions }));

/** Every brand a provider of ours can reach, in the order of their names. */
export const BRANDS: readonly Brand[] = [
  brand('acura', 'Acura', 'ACURA', 'ACURA', NORTH_AMERICA),
  brand('alfa-romeo', 'Alfa Romeo', 'ALFA ROMEO', 'ALFAROMEO', US_EUROPE, [], ['stellantis']),
  brand('alpine', 'Alpine', null, 'ALPINE', UNKNOWN),
  brand('audi', 'Audi', 'AUDI', 'AUDI', ALL, ['myAudi', 'Audi connect'], ['e-tron']),
  brand('bmw', 'BMW', 'BMW', 'BMW', ALL, ['BMW Connected'], ['i3', 'i4', 'ix']),
  brand('buick', 'Buick', 'BUICK', null, NORTH_AMERICA, ['OnStar'], ['gm', 'general motors']),
  brand('byd', 'BYD', 'BYD', 'BYD', EUROPE, [], ['比亚迪', 'build your dreams']),
  brand('cadillac', 'Cadillac', 'CADILLAC', 'CADILLAC', NORTH_AMERICA, ['OnStar'], ['gm', 'general motors']),
  brand(
    'chevrolet',
    'Chevrolet',
    'CHEVROLET',
    'CHEVROLET',
    NORTH_AMERICA,
    ['OnStar'],
    ['chevy', 'gm', 'general motors', 'bolt'],
  ),
  brand('chrysler', 'Chrysler', 'CHRYSLER', 'CHRYSLER', US, ['Uconnect'], ['stellantis', 'mopar']),
  brand('citroen', 'Citroën', 'CITROEN', 'CITROEN', EUROPE, ['My Citroën'], ['psa', 'e-c4']),
  brand('cupra', 'CUPRA', 'CUPRA', 'CUPRA', EUROPE, ['CUPRA CONNECT'], ['seat', 'born']),
  brand('dacia', 'Dacia', 'DACIA', 'DACIA', EUROPE, ['My Dacia'], ['spring']),
  brand('dodge', 'Dodge', 'DODGE', 'DODGE', NORTH_AMERICA, ['Uconnect'], ['stellantis', 'mopar']),
  brand('ds', 'DS Automobiles', 'DS', 'DS', EUROPE, ['MyDS'], ['psa']),
  brand('fiat', 'Fiat', 'FIAT', 'FIAT', ALL, [], ['500e', 'stellantis', 'uconnect', 'mopar']),
  brand('ford', 'Ford', 'FORD', 'FORD', ALL, ['FordPass'], ['mustang', 'mach-e', 'f-150']),
  brand('gmc', 'GMC', 'GMC', 'GMC', NORTH_AMERICA, ['OnStar'], ['gm', 'general motors', 'hummer']),
  brand('honda', 'Honda', 'HONDA', 'HONDA', NORTH_AMERICA, ['HondaLink']),
  brand('hyundai', 'Hyundai', 'HYUNDAI', 'HYUNDAI', ALL, ['BlueLink'], ['ioniq', 'kona']),
  brand('infiniti', 'INFINITI', 'INFINITI', null, US),
  brand('jaguar', 'Jaguar', 'JAGUAR', 'JAGUAR', ALL, ['InControl'], ['jlr', 'i-pace']),
  brand('jeep', 'Jeep', 'JEEP', 'JEEP', ALL, ['Uconnect'], ['stellantis', 'mopar']),
  brand(
    'kia',
    'Kia',
    'KIA',
    'KIA',
    ALL,
    [...only(NORTH_AMERICA, 'Kia Access'), ...only(EUROPE, 'Kia Connect')],
    ['niro', 'ev6'],
  ),
  brand('lancia', 'Lancia', null, 'LANCIA', UNKNOWN),
  brand(
    'land-rover',
    'Land Rover',
    'LAND ROVER',
    'LANDROVER',
    US_EUROPE,
    ['InControl'],
    ['landrover', 'range rover', 'jlr'],
  ),
  brand('lexus', 'Lexus', 'LEXUS', 'LEXUS', NORTH_AMERICA, ['Enform']),
  brand('lincoln', 'Lincoln', 'LINCOLN', null, US),
  brand('lucid', 'Lucid', null, 'LUCID', UNKNOWN),
  brand('mazda', 'Mazda', 'MAZDA', 'MAZDA', US_EUROPE, ['MyMazda']),
  brand(
    'mercedes-benz',
    'Mercedes-Benz',
    'MERCEDES BENZ',
    'MERCEDES',
    US_EUROPE,
    ['MeConnect'],
    ['merc', 'mercedes', 'benz', 'eqa', 'eqb', 'eqc', 'eqe', 'eqs'],
  ),
  brand('mg', 'MG', 'MG', 'MG', EUROPE),
  brand('mini', 'MINI', 'MINI', 'MINI', ALL, ['Mini Connected'], ['mini cooper', 'cooper']),
  brand('nio', 'NIO', null, 'NIO', UNKNOWN, [], ['蔚来']),
  brand('nissan', 'Nissan', 'NISSAN', 'NISSAN', US_EUROPE, ['NissanConnect'], ['leaf']),
  brand('opel', 'Opel', 'OPEL', 'OPEL', EUROPE, ['myOpel'], ['vauxhall', 'psa']),
  brand('peugeot', 'Peugeot', 'PEUGEOT', 'PEUGEOT', EUROPE, ['MYPEUGEOT'], ['psa']),
  brand('polestar', 'Polestar', 'POLESTAR', 'POLESTAR', US_EUROPE),
  brand('porsche', 'Porsche', 'PORSCHE', 'PORSCHE', US_EUROPE, ['My Porsche'], ['taycan']),
  brand('ram', 'Ram', 'RAM', 'RAM', NORTH_AMERICA, ['Uconnect'], ['stellantis', 'mopar']),
  brand('renault', 'Renault', 'RENAULT', 'RENAULT', EUROPE, ['My Renault'], ['zoe', 'megane e-tech']),
  brand('rivian', 'Rivian', 'RIVIAN', 'RIVIAN', US),
  brand('seat', 'SEAT', 'SEAT', 'SEAT', EUROPE, [], ['cupra']),
  brand('skoda', 'Škoda', 'SKODA', 'SKODA', EUROPE, ['MySKODA'], ['enyaq']),
  brand('subaru', 'Subaru', 'SUBARU', 'SUBARU', US),
  brand(
    'tesla',
    'Tesla',
    'TESLA',
    'TESLA',
    ALL,
    [],
    ['model 3', 'model y', 'model s', 'model x', 'cybertruck'],
  ),
  brand('toyota', 'Toyota', 'TOYOTA', 'TOYOTA', NORTH_AMERICA),
  brand('vauxhall', 'Vauxhall', 'VAUXHALL', 'VAUXHALL', EUROPE, ['myVauxhall'], ['opel', 'psa']),
  brand(
    'volkswagen',
    'Volkswagen',
    'VOLKSWAGEN',
    'VOLKSWAGEN',
    US_EUROPE,
    [...only(US, 'Car-Net'), ...only(EUROPE, 'We Connect', 'We Connect ID', 'VW Connect')],
    ['vw', 'id.3', 'id.4', 'id.5', 'id.7', 'id. buzz'],
  ),
  brand('volvo', 'Volvo', 'VOLVO', 'VOLVO', ALL),
  brand('xpeng', 'XPENG', null, 'XPENG', UNKNOWN, [], ['小鹏']),
];

/** How a two-word make is joined on the wire is not settled, so a space, `_`, `-` and nothing are the same. */
const folded = (make: string): string => make.toUpperCase().replace(/[\s_-]+/g, '');

export const brandBySlug = (slug: string): Brand | null => BRANDS.find((each) => each.slug === slug) ?? null;

/** The brand of a Smartcar `make`, in any of its spellings and any case. */
export const brandByMake = (make: string): Brand | null =>
  BRANDS.find((each) => each.make !== null && folded(each.make) === folded(make)) ?? null;

/** The brand of an Enode `vendor`, in any case. */
export const brandByVendor = (vendor: string): Brand | null =>
  BRANDS.find((each) => each.vendor === vendor.toUpperCase()) ?? null;

/** European Union, European Economic Area, Switzerland and the United Kingdom (ISO 3166-1 alpha-2). */
const EUROPEAN = new Set(
  (
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ' + 'IS LI NO CH GB'
  ).split(' '),
);

const COUNTRIES: Readonly<Record<Region, readonly string[]>> = {
  US: ['US'],
  CA: ['CA'],
  EUROPE: [...EUROPEAN],
};

const letters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** What people, providers and we call a brand. */
export const namesOf = ({ slug, name, make, vendor }: Brand): readonly string[] =>
  [slug, name, make, vendor].filter((each) => each !== null);

/** The brand of one of its names, in any case, with accents or none. */
export const brandCalled = (text: string): Brand | null => {
  const called = letters(text);
  return BRANDS.find((brand) => namesOf(brand).some((name) => letters(name) === called)) ?? null;
};

/** Countries (ISO 3166-1 alpha-2) a brand is known to be offered in; none where no provider tells. */
export const countriesOf = ({ regions }: Pick<Brand, 'regions'>): readonly string[] =>
  regions.flatMap((region) => COUNTRIES[region]);

/** The region of a country (ISO 3166-1 alpha-2, any case); `null` where no provider names one. */
export const regionOf = (country: string): Region | null => {
  const code = country.toUpperCase();
  if (code === 'US' || code === 'CA') return code;
  return EUROPEAN.has(code) ? 'EUROPE' : null;
};

/**
 * The brands offered in a country, and those of which nothing is known. Every brand where the country or its region
 * is unknown: a guess at where someone is must not lock them out.
 */
export const brandsInCountry = (country: string | null): readonly Brand[] => {
  const region = country === null ? null : regionOf(country);
  if (region === null) return BRANDS;
  return BRANDS.filter((each) => each.regions.length === 0 || each.regions.includes(region));
};

/** Name of the maker's app in a country; where the country does not settle it, the first. */
export const brandAppIn = (brand: Brand, country: string | null): string | null => {
  const region = country === null ? null : regionOf(country);
  const local = brand.apps.find((app) => region !== null && app.regions.includes(region));
  return (local ?? brand.apps[0])?.name ?? null;
};
