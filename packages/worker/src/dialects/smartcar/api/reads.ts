import type { Refusal } from '@keyfob/shared/vehicle/refusals';
import type { UnitSystem } from '@keyfob/shared/vehicle/units';
import type {
  VehicleData,
  VehicleInformation,
  VehiclePart,
  VehicleParts,
} from '@keyfob/shared/vehicle/vehicle';
import {
  batteryBody,
  chargeBody,
  chargeRecordBody,
  completionOf,
  fractionOrNull,
  inUnits,
  lockStatusBody,
  makeChargeBody,
  nominalCapacityBody,
  serviceBody,
  systemStatusBody,
  troubleCodesBody,
  valueBody,
} from './bodies.ts';
import { isWithin, type Period } from './period.ts';

/** How something is asked for. */
export interface ReadContext {
  readonly units: UnitSystem;
  readonly period: Period;
  /** The whole reading, for a body made of more than one part. */
  readonly data: VehicleData;
  readonly vehicleId: string;
  /** As this API writes it: upper case. */
  readonly make: string;
}

/** A GET of Smartcar's API v2 about a vehicle. */
export interface ReadEndpoint {
  /** Below the vehicle. `{make}`: only under the vehicle's own make, in lower case. */
  readonly path: string;
  /** Smartcar's. */
  readonly permission: string;
  /** In the compatibility matrix. */
  readonly name: string;
  readonly part: VehiclePart;
  /** Whether it is known since the vehicle was linked: no real one has to be asked. */
  readonly isStored: boolean;
  /** What it means that there is no body. */
  readonly untold: Refusal;
  /** The body of a reading; `null` where the vehicle has no such thing or does not tell. */
  readonly body: (context: ReadContext) => object | null;
}

const read = <Part extends VehiclePart>(
  path: string,
  permission: string,
  name: string,
  part: Part,
  make: (value: VehicleParts[Part], context: ReadContext) => object | null,
): ReadEndpoint => ({
  path,
  permission,
  name,
  part,
  isStored: false,
  untold: 'vehicle_not_capable',
  body: (context) => {
    const value = context.data[part];
    return value === null || value === undefined ? null : make(value, context);
  },
});

const stored = (
  path: string,
  permission: string,
  name: string,
  make: (value: VehicleInformation, context: ReadContext) => object | null,
): ReadEndpoint => ({ ...read(path, permission, name, 'information', make), isStored: true });

const onOff = (active: boolean | null): 'ON' | 'OFF' | null => {
  if (active === null) return null;
  return active ? 'ON' : 'OFF';
};

/** What there is only while the vehicle charges. */
const whileCharging = (endpoint: ReadEndpoint): ReadEndpoint => ({ ...endpoint, untold: 'not_charging' });

const inPeriod = <T>(items: readonly T[], at: (item: T) => string, { period }: ReadContext): T[] =>
  items.filter((item) => isWithin(period, at(item)));

/** What is read of a vehicle: path, permission, name, part, body. */
export const READS: readonly ReadEndpoint[] = [
  stored('/', 'read_vehicle_info', 'Vehicle attributes', ({ model, year }, { vehicleId, make }) => ({
    id: vehicleId,
    make,
    model,
    year,
  })),
  stored('/vin', 'read_vin', 'VIN', ({ vin }) => valueBody('vin', vin)),
  read('/battery', 'read_battery', 'EV battery', 'chargeState', (state, { units }) =>
    batteryBody(state, units),
  ),
  read('/battery/capacity', 'read_battery', 'EV battery capacity', 'chargeState', ({ batteryCapacity }) =>
    valueBody('capacity', batteryCapacity),
  ),
  read(
    '/battery/nominal_capacity',
    'read_battery',
    'EV nominal battery capacity',
    'nominalCapacity',
    nominalCapacityBody,
  ),
  read('/charge', 'read_charge', 'EV charging status', 'chargeState', chargeBody),
  read('/charge/limit', 'read_charge', 'EV charge limit', 'chargeState', ({ chargeLimit }) =>
    valueBody('limit', fractionOrNull(chargeLimit)),
  ),
  read('/security', 'read_security', 'Lock status', 'lockStatus', lockStatusBody),
  read('/odometer', 'read_odometer', 'Odometer', 'odometer', ({ distance }, { units }) => ({
    distance: inUnits('distance', distance, units),
  })),
  read('/location', 'read_location', 'Location', 'location', ({ latitude, longitude }) => ({
    latitude,
    longitude,
  })),
  read('/fuel', 'read_fuel', 'Fuel tank', 'fuel', (fuel, { units }) => ({
    range: inUnits('distance', fuel.range, units),
    percentRemaining: fractionOrNull(fuel.percentRemaining),
    amountRemaining: inUnits('volume', fuel.amountRemaining, units),
  })),
  read('/tires/pressure', 'read_tires', 'Tire pressure', 'tires', (tires, { units }) => ({
    frontLeft: inUnits('pressure', tires.frontLeft, units),
    frontRight: inUnits('pressure', tires.frontRight, units),
    backLeft: inUnits('pressure', tires.backLeft, units),
    backRight: inUnits('pressure', tires.backRight, units),
  })),
  read('/engine/oil', 'read_engine_oil', 'Engine oil life', 'engineOil', ({ lifeRemaining }) =>
    valueBody('lifeRemaining', fractionOrNull(lifeRemaining)),
  ),
  read('/diagnostics/system_status', 'read_diagnostics', 'System status', 'diagnostics', systemStatusBody),
  read('/diagnostics/dtcs', 'read_diagnostics', 'Diagnostic trouble codes', 'diagnostics', troubleCodesBody),
  read('/service/history', 'read_service_history', 'Service history', 'serviceHistory', (history, context) =>
    inPeriod(history.records, ({ at }) => at, context).map((record) => serviceBody(record, context.units)),
  ),

  read('/{make}/battery', 'read_battery', 'Make: EV battery', 'chargeState', (state, { units }) =>
    batteryBody(state, units),
  ),
  read('/{make}/charge', 'read_charge', 'Make: charge status', 'chargeState', (state, { data, units }) =>
    makeChargeBody(state, data.charger ?? null, units),
  ),
  whileCharging(
    read('/{make}/charge/ammeter', 'read_charge', 'Make: amperage', 'charger', ({ amperage }) =>
      valueBody('amperage', amperage),
    ),
  ),
  whileCharging(
    read('/{make}/charge/voltmeter', 'read_charge', 'Make: voltage', 'charger', ({ voltage }) =>
      valueBody('voltage', voltage),
    ),
  ),
  whileCharging(
    read('/{make}/charge/wattmeter', 'read_charge', 'Make: wattage', 'chargeState', ({ chargeRate }) =>
      valueBody('wattage', chargeRate),
    ),
  ),
  whileCharging(
    read('/{make}/charge/completion', 'read_charge', 'Make: charge completion', 'chargeState', (state) =>
      valueBody('time', completionOf(state)),
    ),
  ),
  read(
    '/{make}/charge/records',
    'read_charge_records',
    'Make: charge records',
    'chargeRecords',
    ({ records }, context) => ({
      records: inPeriod(records, ({ start }) => start, context).map(chargeRecordBody),
    }),
  ),
  read(
    '/{make}/charge/events',
    'read_charge_events',
    'Make: charge events',
    'chargeEvents',
    ({ events }, context) => ({
      events: inPeriod(events, ({ at }) => at, context).map(({ type, at }) => ({ type, timestamp: at })),
    }),
  ),
  read(
    '/{make}/charge/locations',
    'read_charge_locations',
    'Make: charge locations',
    'chargeLocations',
    ({ locations }) => ({
      locations: locations.map(({ chargeLimit, ...location }) => ({
        ...location,
        socLimit: fractionOrNull(chargeLimit),
      })),
    }),
  ),
  read('/{make}/climate/cabin', 'read_climate', 'Make: cabin climate', 'climate', (climate, { units }) =>
    climate.isActive === null
      ? null
      : {
          status: climate.isActive ? 'ON' : 'OFF',
          temperature: inUnits('temperature', climate.targetTemperature, units),
        },
  ),
  read('/{make}/climate/defroster', 'read_climate', 'Make: defrosters', 'climate', (climate) => ({
    frontStatus: onOff(climate.isFrontDefrosterActive),
    rearStatus: onOff(climate.isRearDefrosterActive),
  })),
  read(
    '/{make}/climate/steering_wheel',
    'read_climate',
    'Make: steering wheel heater',
    'climate',
    (climate) => valueBody('status', onOff(climate.isSteeringWheelHeaterActive)),
  ),
  read(
    '/{make}/thermometer/exterior',
    'read_thermometer',
    'Make: exterior temperature',
    'temperature',
    ({ outside }, { units }) => valueBody('temperature', inUnits('temperature', outside, units)),
  ),
  read(
    '/{make}/thermometer/interior',
    'read_thermometer',
    'Make: interior temperature',
    'temperature',
    ({ inside }, { units }) => valueBody('temperature', inUnits('temperature', inside, units)),
  ),
  read('/{make}/speedometer', 'read_speedometer', 'Make: speedometer', 'motion', ({ speed }, { units }) =>
    valueBody('speed', inUnits('speed', speed, units)),
  ),
  read('/{make}/compass', 'read_compass', 'Make: compass', 'compass', ({ heading, direction }) =>
    heading === null ? null : { heading, direction },
  ),
  read('/{make}/alerts', 'read_alerts', 'Make: alerts', 'alerts', ({ alerts }) => ({
    alerts: alerts.map(({ type, message, at }) => ({ type, message, date: at })),
  })),
  read(
    '/{make}/attributes',
    'read_extended_vehicle_info',
    'Make: extended vehicle information',
    'extendedInformation',
    ({ trim, exteriorColor, packages, wheelStyle }) => ({ trim, exteriorColor, packages, wheelStyle }),
  ),
  read('/{make}/status', 'read_extended_vehicle_info', 'Make: vehicle status', 'connectivity', (status) => ({
    isOnline: status.isOnline,
    isAsleep: status.isAsleep,
    isDigitalKeyPaired: status.isDigitalKeyPaired,
    firmwareVersion: status.firmwareVersion,
  })),
  read('/{make}/user_profile', 'read_user_profile', 'Make: owner’s profile', 'userProfile', (profile) => ({
    ...profile,
  })),
];
