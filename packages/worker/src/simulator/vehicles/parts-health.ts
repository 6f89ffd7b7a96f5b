import {
  type Alerts,
  DIAGNOSTIC_SYSTEMS,
  type DiagnosticSystem,
  type Diagnostics,
  type EngineOil,
  type Fuel,
  type ServiceHistory,
} from '@keyfob/shared/vehicle/parts';
import { rounded } from '@keyfob/shared/vehicle/units';
import type { SimulatedVehicle } from './fleet.ts';
import { iso, type Part, type Scene } from './part.ts';
import { LOW_PRESSURE, tires } from './parts-cabin.ts';
import { between, fraction, idOf, pick } from './random.ts';
import { priceIn } from './towns.ts';
import { isInWorkshop, oilLife, visitsBefore } from './upkeep.ts';
import { MINUTE } from './week.ts';

const MONTH = 30 * 24 * 60 * MINUTE;

export const fuel: Part<Fuel> = ({ vehicle, moment, lastUpdated }) => {
  const tank = vehicle.model.fuel;
  if (!tank || moment.fuel === null) return null;
  return {
    amountRemaining: rounded(moment.fuel, 1),
    percentRemaining: rounded((moment.fuel / tank.tank) * 100, 1),
    // A plug-in hybrid's engine alone drinks like any other's.
    range: Math.round((moment.fuel / Math.max(tank.consumption, 5.5)) * 100),
    lastUpdated,
  };
};

export const engineOil: Part<EngineOil> = ({ vehicle, moment, lastUpdated }) => {
  const life = oilLife(vehicle, moment);
  return life === null ? null : { lifeRemaining: rounded(life, 1), lastUpdated };
};

const OF_ENGINE: readonly DiagnosticSystem[] = [
  'emissions',
  'oillife',
  'oilpressure',
  'oiltemperature',
  'waterinfuel',
];
const OF_BATTERY: readonly DiagnosticSystem[] = [
  'evbatteryconditioning',
  'evcharging',
  'evdriveunit',
  'evhvbattery',
];

const systemsOf = ({ model }: SimulatedVehicle): readonly DiagnosticSystem[] =>
  DIAGNOSTIC_SYSTEMS.filter(
    (system) =>
      (model.fuel !== null || !OF_ENGINE.includes(system)) &&
      (model.battery !== null || !OF_BATTERY.includes(system)),
  );

/** Trouble that comes to any car now and then (SAE J2012), and to engines. */
const CODES = ['U0100', 'C0035', 'B1318'] as const;
const ENGINE_CODES = ['P0301', 'P0171', 'P0420', 'P0455', ...CODES] as const;

/** Something that some cars have in some months. It began some days into the month. */
const ofThisMonth = (seed: string, what: string, at: number, odds: number): number | null => {
  const month = Math.floor(at / MONTH);
  if (fraction(seed, `${what}-${month}`) >= odds) return null;
  const began = month * MONTH + between(seed, `${what}-since-${month}`, 0, 0.5) * MONTH;
  return began <= at ? began : null;
};

interface Trouble {
  readonly system: DiagnosticSystem;
  readonly type: string;
  readonly message: string;
  readonly since: number;
}

const troubleOf = (scene: Scene): readonly Trouble[] => {
  const { vehicle, moment } = scene;
  const { seed } = vehicle;
  const at = moment.reportedAt;
  const washer = ofThisMonth(seed, 'washer', at, 0.12);
  const fault = ofThisMonth(seed, 'fault', at, 0.04);
  const life = oilLife(vehicle, moment);
  const { frontLeft, frontRight, backLeft, backRight } = tires(scene) ?? {};
  const pressures = [frontLeft, frontRight, backLeft, backRight].flatMap((each) => each ?? []);
  const trouble = (
    system: DiagnosticSystem,
    type: string,
    message: string,
    since: number | null,
  ): Trouble[] => (since === null ? [] : [{ system, type, message, since }]);
  return [
    ...trouble('washerfluid', 'WASHER_FLUID_LOW', 'Washer fluid is low.', washer),
    ...trouble('mil', 'CHECK_ENGINE', 'A fault was found. Have the vehicle checked.', fault),
    ...trouble(
      'oillife',
      'OIL_LIFE_LOW',
      'Change the engine oil soon.',
      life !== null && life < 10 ? moment.since : null,
    ),
    ...trouble(
      'tirepressure',
      'TIRE_PRESSURE_LOW',
      'Tire pressure is low.',
      pressures.some((each) => each < LOW_PRESSURE) ? moment.since : null,
    ),
  ];
};

const systemIsThere = (vehicle: SimulatedVehicle, system: DiagnosticSystem): boolean =>
  systemsOf(vehicle).includes(system);

export const diagnostics: Part<Diagnostics> = (scene) => {
  const { vehicle, moment, conditions, lastUpdated } = scene;
  const troubles = troubleOf(scene);
  const fault = troubles.find((each) => each.system === 'mil');
  const weak = vehicle.state === 'low-battery';
  const busy = moment.activity === 'driving' || moment.activity === 'charging';
  const level = weak ? 22 : Math.round((busy ? 97 : 88) + Math.min(0, conditions.outside / 4));
  return {
    systems: systemsOf(vehicle).map((system) => {
      const trouble = troubles.find((each) => each.system === system);
      return { system, status: trouble ? 'ALERT' : 'OK', description: trouble?.message ?? null };
    }),
    troubleCodes: fault
      ? [
          {
            code: pick(vehicle.seed, `code-${fault.since}`, vehicle.model.fuel ? ENGINE_CODES : CODES),
            since: iso(fault.since),
          },
        ]
      : [],
    lowVoltageBattery: { level, status: weak ? 'BAD' : level < 80 ? 'WARN' : 'GOOD' },
    lastUpdated,
  };
};

export const alerts: Part<Alerts> = (scene) => {
  const { vehicle, moment, lastUpdated } = scene;
  const low = vehicle.state === 'low-battery';
  const all = [
    ...troubleOf(scene).filter(({ system }) => systemIsThere(vehicle, system)),
    ...(low ? [{ type: 'ENERGY_LOW', message: 'Range is low.', since: moment.since }] : []),
  ];
  return {
    alerts: all
      .toSorted((one, other) => other.since - one.since)
      .map(({ type, message, since }) => ({ type, message, at: iso(since) })),
    lastUpdated,
  };
};

const TASKS = {
  battery: ['Brake fluid checked', 'Cabin filter changed', 'Tires rotated'],
  engine: ['Engine oil and filter changed', 'Brakes checked', 'Tires rotated'],
} as const;

export const serviceHistory: Part<ServiceHistory> = ({ vehicle, moment, lastUpdated }) => {
  const { seed, model, household } = vehicle;
  return {
    isInService: isInWorkshop(vehicle, moment.reportedAt),
    records: visitsBefore(vehicle, moment.reportedAt).map((visit) => ({
      id: idOf(`${seed}/service/${visit.number}`),
      at: iso(visit.at),
      odometer: Math.round(visit.odometer),
      tasks: model.fuel ? TASKS.engine : TASKS.battery,
      details: model.fuel ? ['5W-30 synthetic oil'] : [],
      cost: priceIn(household.town, Math.round(between(seed, `service-cost-${visit.number}`, 120, 480))),
    })),
    lastUpdated,
  };
};
