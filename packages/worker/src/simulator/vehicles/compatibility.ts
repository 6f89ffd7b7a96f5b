import type { VehicleScope } from '@keyfob/shared/scopes';
import { BRANDS, type Brand, type Region } from '@keyfob/shared/vehicle/brands';
import {
  type Capability,
  COMMAND_NAMES,
  type CommandName,
  VEHICLE_COMMANDS,
} from '@keyfob/shared/vehicle/commands';
import { type Model, modelsOf, type Powertrain } from './models.ts';

/** What makers under one roof offer beyond what every simulated car can: their cars talk to the same servers. */
interface Maker {
  readonly brands: readonly string[];
  readonly scopes: readonly VehicleScope[];
  readonly commands: readonly Capability[];
}

const maker = (brands: string, scopes: readonly VehicleScope[], commands: readonly Capability[]): Maker => ({
  brands: brands.split(' '),
  scopes,
  commands,
});

const FUEL: readonly VehicleScope[] = ['vehicle:fuel', 'vehicle:engine_oil'];
const CHARGED: readonly VehicleScope[] = ['vehicle:charge_records', 'vehicle:charge_events'];
const CABIN: readonly VehicleScope[] = ['vehicle:climate', 'vehicle:temperature'];
const HEALTH: readonly VehicleScope[] = ['vehicle:diagnostics', 'vehicle:alerts', 'vehicle:service_history'];
const EXTENDED: readonly VehicleScope[] = ['vehicle:extended_information', 'user:profile'];
const ROAD: readonly VehicleScope[] = ['vehicle:speed', 'vehicle:compass'];

const MAKERS: readonly Maker[] = [
  maker(
    'tesla',
    [
      'vehicle:tires',
      ...CHARGED,
      'charging_location',
      ...CABIN,
      ...EXTENDED,
      ...ROAD,
      'vehicle:alerts',
      'vehicle:service_history',
    ],
    ['chargeLimit', 'navigation', 'climate', 'trunk', 'pin'],
  ),
  maker(
    'rivian lucid',
    ['vehicle:tires', ...CABIN, ...EXTENDED, ...ROAD],
    ['chargeLimit', 'climate', 'trunk'],
  ),
  maker(
    'buick cadillac chevrolet gmc',
    ['vehicle:tires', ...FUEL, ...HEALTH, ...EXTENDED],
    ['chargeLimit', 'navigation'],
  ),
  maker(
    'ford lincoln',
    ['vehicle:tires', ...FUEL, ...HEALTH, ...CHARGED, ...ROAD],
    ['chargeLimit', 'navigation'],
  ),
  maker(
    'chrysler dodge jeep ram fiat alfa-romeo lancia',
    ['vehicle:tires', ...FUEL, 'vehicle:service_history'],
    ['navigation'],
  ),
  maker(
    'citroen ds opel peugeot vauxhall',
    ['vehicle:fuel', 'vehicle:temperature', 'vehicle:alerts'],
    ['climate'],
  ),
  maker(
    'audi cupra seat skoda volkswagen porsche',
    [
      'vehicle:fuel',
      'vehicle:engine_oil',
      'vehicle:climate',
      'vehicle:service_history',
      'vehicle:charge_records',
      'charging_location',
    ],
    ['chargeLimit', 'climate', 'navigation'],
  ),
  maker(
    'bmw mini',
    [
      'vehicle:tires',
      'vehicle:fuel',
      ...HEALTH,
      ...CHARGED,
      'charging_location',
      ...CABIN,
      'vehicle:compass',
    ],
    ['chargeLimit', 'climate', 'navigation'],
  ),
  maker(
    'mercedes-benz',
    ['vehicle:tires', ...FUEL, ...CABIN, 'vehicle:alerts', 'vehicle:charge_events'],
    ['chargeLimit', 'navigation', 'climate'],
  ),
  maker(
    'jaguar land-rover',
    ['vehicle:tires', 'vehicle:fuel', ...HEALTH, 'vehicle:charge_events'],
    ['chargeLimit', 'climate'],
  ),
  maker('volvo polestar', ['vehicle:tires', ...FUEL, ...HEALTH, 'vehicle:temperature'], ['climate']),
  maker('toyota lexus subaru', ['vehicle:fuel', 'vehicle:tires', ...HEALTH], ['climate']),
  maker('honda acura', ['vehicle:tires', ...FUEL, 'vehicle:diagnostics'], ['chargeLimit']),
  maker(
    'hyundai kia',
    ['vehicle:tires', 'vehicle:fuel', ...CABIN, ...HEALTH, 'charging_location'],
    ['chargeLimit', 'climate', 'navigation'],
  ),
  maker('nissan infiniti', ['vehicle:fuel', 'vehicle:tires', 'vehicle:climate'], ['climate']),
  maker(
    'renault dacia alpine',
    ['vehicle:fuel', 'vehicle:tires', 'vehicle:temperature', 'vehicle:charge_events'],
    ['chargeLimit', 'climate'],
  ),
  maker('mazda', ['vehicle:fuel', 'vehicle:engine_oil', 'vehicle:tires', 'vehicle:diagnostics'], ['climate']),
  maker('byd mg nio xpeng', ['vehicle:tires', 'vehicle:fuel', ...CABIN, 'vehicle:speed'], ['climate']),
];

const MAKER_OF: ReadonlyMap<string, Maker> = new Map(
  MAKERS.flatMap((each) => each.brands.map((brand) => [brand, each] as const)),
);

/** What every simulated car shares and obeys. */
const EVERY_CAR: readonly VehicleScope[] = [
  'vehicle:information',
  'vehicle:vin',
  'vehicle:location',
  'vehicle:odometer',
  'vehicle:security',
];

/** What is nothing without a plug, and without a tank. */
const OF_BATTERY: ReadonlySet<VehicleScope> = new Set<VehicleScope>([
  'vehicle:charge_state',
  'vehicle:charge_records',
  'vehicle:charge_events',
  'charging_location',
]);
const OF_TANK: ReadonlySet<VehicleScope> = new Set<VehicleScope>(FUEL);
const CHARGING: readonly Capability[] = ['charging', 'chargeLimit'];

/** Whether a model could ever share something: a battery has no fuel. */
export const isBuiltFor = (model: Model, scope: VehicleScope): boolean =>
  (model.battery !== null || !OF_BATTERY.has(scope)) && (model.fuel !== null || !OF_TANK.has(scope));

/** Whether a model could ever obey. */
export const couldObey = (model: Model, command: CommandName): boolean =>
  model.battery !== null || !CHARGING.includes(VEHICLE_COMMANDS[command].needs);

export interface Capabilities {
  /** What it can share, and the permissions of what it can be told. */
  readonly scopes: readonly VehicleScope[];
  readonly commands: readonly CommandName[];
}

/** What a model of a brand can do; nothing for a brand that does not exist. */
export const capabilitiesOf = (brand: string, model: Model): Capabilities => {
  const offered = MAKER_OF.get(brand);
  if (!offered) return { scopes: [], commands: [] };
  const able: readonly Capability[] = ['doors', 'charging', ...offered.commands];
  const commands = COMMAND_NAMES.filter(
    (name) => able.includes(VEHICLE_COMMANDS[name].needs) && couldObey(model, name),
  );
  const readable = [...EVERY_CAR, 'vehicle:charge_state' as const, ...offered.scopes];
  return {
    scopes: [
      ...new Set([
        ...readable.filter((scope) => isBuiltFor(model, scope)),
        ...commands.map((name) => VEHICLE_COMMANDS[name].scope),
      ]),
    ],
    commands,
  };
};

/** A row of the matrix: what can be expected of a model before anybody has one. */
export interface CompatibleModel extends Capabilities {
  /** Slug. */
  readonly brand: string;
  readonly regions: readonly Region[];
  readonly model: string;
  readonly startYear: number;
  readonly endYear: number;
  readonly type: Powertrain;
}

const rowsOf = (brand: Brand): readonly CompatibleModel[] =>
  modelsOf(brand.slug).map((model) => ({
    brand: brand.slug,
    regions: brand.regions,
    model: model.name,
    startYear: model.firstYear,
    endYear: model.lastYear,
    type: model.powertrain,
    ...capabilitiesOf(brand.slug, model),
  }));

/** Every model of every brand, in the order of the brands' names. */
export const compatibilityMatrix = (): readonly CompatibleModel[] => BRANDS.flatMap(rowsOf);

/**
 * What a vehicle of a brand and model year can be expected to do, where its model is not known: what some model of
 * that year can. `null` where the brand has none.
 */
export const expectedOf = (brand: string, year: number | null): Capabilities | null => {
  const models = modelsOf(brand);
  const ofYear = models.filter((each) => year === null || (each.firstYear <= year && year <= each.lastYear));
  const every = (ofYear.length > 0 ? ofYear : models).map((model) => capabilitiesOf(brand, model));
  if (every.length === 0) return null;
  return {
    scopes: [...new Set(every.flatMap(({ scopes }) => scopes))],
    commands: COMMAND_NAMES.filter((name) => every.some(({ commands }) => commands.includes(name))),
  };
};
