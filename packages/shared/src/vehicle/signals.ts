import type { VehicleScope } from '../scopes.ts';
import { DIAGNOSTIC_SYSTEMS, type DiagnosticSystem } from './parts.ts';
import type { Refusal } from './refusals.ts';
import type { QuantityName } from './units.ts';
import { scopeAt, type VehicleData, type VehiclePart, type VehicleParts, withinScopes } from './vehicle.ts';

/** One signal of a vehicle as Smartcar's API v3 lists them, and where a reading of ours has it. */
export interface Signal {
  readonly code: string;
  readonly group: string;
  readonly name: string;
  /** Ours, by the place in the reading: what {@link withinScopes} goes by too. */
  readonly scope: VehicleScope;
  /** Smartcar's permission, which is finer than our scope in places. */
  readonly permission: string;
  readonly part: VehiclePart;
  /** `null`: the part as a whole. */
  readonly field: string | null;
  /** Which entry of the field's list, by its `system` or `place`; `null` for all of it. */
  readonly item: string | null;
  /** What its number measures; `null` where it is none, or several. */
  readonly quantity: QuantityName | null;
}

/** Why there may be no value for now: the refusal, and what has to be true for there to be one. */
interface Passing {
  readonly refusal: Refusal;
  readonly isOver: (data: VehicleData) => boolean;
}

const WHILE_CHARGING: Passing = {
  refusal: 'not_charging',
  isOver: ({ chargeState }) => chargeState?.isCharging !== false,
};
const WHILE_PLUGGED_IN: Passing = {
  refusal: 'plug_not_connected',
  isOver: ({ chargeState }) => chargeState?.isPluggedIn !== false,
};
const AT_A_FAST_CHARGER: Passing = {
  refusal: 'plug_not_connected',
  isOver: ({ charger }) => charger?.isFastCharger !== false,
};

/** Signals that have a value only while the vehicle does something. */
const PASSING: Readonly<Record<string, Passing>> = {
  'charge-amperage': WHILE_CHARGING,
  'charge-chargerate': WHILE_CHARGING,
  'charge-energyadded': WHILE_CHARGING,
  'charge-timetocomplete': WHILE_CHARGING,
  'charge-voltage': WHILE_CHARGING,
  'charge-wattage': WHILE_CHARGING,
  'charge-amperagemax': WHILE_PLUGGED_IN,
  'charge-amperagerequested': WHILE_PLUGGED_IN,
  'charge-chargeportstatuscolor': WHILE_PLUGGED_IN,
  'charge-chargerphases': WHILE_PLUGGED_IN,
  'charge-fastchargertype': AT_A_FAST_CHARGER,
};

interface Group {
  readonly name: string;
  readonly permission: string;
}

const group = (name: string, permission: string): Group => ({ name, permission });

const signal = <Part extends VehiclePart>(
  { name: groupName, permission }: Group,
  name: string,
  part: Part,
  field: (keyof VehicleParts[Part] & string) | null,
  quantity: QuantityName | null = null,
  item: string | null = null,
): Signal => ({
  code: `${groupName}-${name}`.toLowerCase(),
  group: groupName,
  name,
  scope: scopeAt(part, field),
  permission,
  part,
  field,
  item,
  quantity,
});

const CHARGE = group('Charge', 'read_charge');
const RECORDS = group('Charge', 'read_charge_records');
const TIMERS = group('Charge', 'read_charge_locations');
const BATTERY = group('TractionBattery', 'read_battery');
const THERMOMETER = group('Climate', 'read_thermometer');
const CLOSURE = group('Closure', 'read_security');
const SOFTWARE = group('ConnectivitySoftware', 'read_extended_vehicle_info');
const STATUS = group('ConnectivityStatus', 'read_extended_vehicle_info');
const DIAGNOSTICS = group('Diagnostics', 'read_diagnostics');
const HVAC = group('HVAC', 'read_climate');
const FUEL = group('InternalCombustionEngine', 'read_fuel');
const OIL = group('InternalCombustionEngine', 'read_engine_oil');
const LOCATION = group('Location', 'read_location');
const LOW_VOLTAGE = group('LowVoltageBattery', 'read_diagnostics');
const MOTION = group('Motion', 'read_speedometer');
const ODOMETER = group('Odometer', 'read_odometer');
const SERVICE = group('Service', 'read_service_history');
const SURVEILLANCE = group('Surveillance', 'read_extended_vehicle_info');
const TRANSMISSION = group('Transmission', 'read_extended_vehicle_info');
const IDENTIFICATION = group('VehicleIdentification', 'read_extended_vehicle_info');
const NICKNAME = group('VehicleIdentification', 'read_vehicle_info');
const VIN = group('VehicleIdentification', 'read_vin');
const ACCOUNT = group('VehicleUserAccount', 'read_user_profile');
const TIRES = group('Wheel', 'read_tires');
const WHEEL = group('Wheel', 'read_extended_vehicle_info');

const SYSTEM_NAMES: Record<DiagnosticSystem, string> = {
  abs: 'ABS',
  activesafety: 'ActiveSafety',
  airbag: 'Airbag',
  brakefluid: 'BrakeFluid',
  driverassistance: 'DriverAssistance',
  emissions: 'Emissions',
  evbatteryconditioning: 'EVBatteryConditioning',
  evcharging: 'EVCharging',
  evdriveunit: 'EVDriveUnit',
  evhvbattery: 'EVHVBattery',
  lighting: 'Lighting',
  mil: 'MIL',
  oillife: 'OilLife',
  oilpressure: 'OilPressure',
  oiltemperature: 'OilTemperature',
  telematics: 'Telematics',
  tirepressure: 'TirePressure',
  tirepressuremonitoring: 'TirePressureMonitoring',
  transmission: 'Transmission',
  washerfluid: 'WasherFluid',
  waterinfuel: 'WaterInFuel',
};

/** Every signal of the schema, by group. */
export const SIGNALS: readonly Signal[] = [
  signal(CHARGE, 'Amperage', 'charger', 'amperage', 'current'),
  signal(CHARGE, 'AmperageMax', 'charger', 'amperageMax', 'current'),
  signal(CHARGE, 'AmperageRequested', 'charger', 'amperageRequested', 'current'),
  signal(CHARGE, 'ChargeLimits', 'chargeState', 'chargeLimit', 'percent'),
  signal(CHARGE, 'ChargePortStatusColor', 'charger', 'portColor'),
  signal(CHARGE, 'ChargeRate', 'charger', 'rangeAddedPerHour', 'rangePerHour'),
  signal(RECORDS, 'ChargeRecords', 'chargeRecords', 'records'),
  signal(CHARGE, 'ChargerPhases', 'charger', 'phases', 'count'),
  signal(TIMERS, 'ChargeTimers', 'chargeLocations', 'locations'),
  signal(CHARGE, 'ChargingConnectorType', 'charger', 'connectorType'),
  signal(CHARGE, 'DetailedChargingStatus', 'chargeState', 'powerDeliveryState'),
  signal(CHARGE, 'EnergyAdded', 'charger', 'energyAdded', 'energy'),
  signal(CHARGE, 'FastChargerType', 'charger', 'fastChargerType'),
  signal(CHARGE, 'IsCharging', 'chargeState', 'isCharging'),
  signal(CHARGE, 'IsChargingCableConnected', 'chargeState', 'isPluggedIn'),
  signal(CHARGE, 'IsChargingCableLatched', 'charger', 'isCableLatched'),
  signal(CHARGE, 'IsChargingPortFlapOpen', 'charger', 'isPortOpen'),
  signal(CHARGE, 'IsFastChargerPresent', 'charger', 'isFastCharger'),
  signal(CHARGE, 'TimeToComplete', 'chargeState', 'chargeTimeRemaining', 'duration'),
  signal(CHARGE, 'Voltage', 'charger', 'voltage', 'voltage'),
  signal(CHARGE, 'Wattage', 'chargeState', 'chargeRate', 'power'),
  signal(THERMOMETER, 'ExternalTemperature', 'temperature', 'outside', 'temperature'),
  signal(THERMOMETER, 'InternalTemperature', 'temperature', 'inside', 'temperature'),
  signal(CLOSURE, 'Doors', 'lockStatus', 'doors'),
  signal(CLOSURE, 'EngineCover', 'lockStatus', 'engineCover'),
  signal(CLOSURE, 'FrontTrunk', 'lockStatus', 'storage', null, 'front'),
  signal(CLOSURE, 'IsLocked', 'lockStatus', 'isLocked'),
  signal(CLOSURE, 'RearTrunk', 'lockStatus', 'storage', null, 'rear'),
  signal(CLOSURE, 'Sunroof', 'lockStatus', 'sunroof'),
  signal(CLOSURE, 'Tailgate', 'lockStatus', 'storage', null, 'rear'),
  signal(CLOSURE, 'Windows', 'lockStatus', 'windows'),
  signal(SOFTWARE, 'CurrentFirmwareVersion', 'connectivity', 'firmwareVersion'),
  signal(STATUS, 'IsAsleep', 'connectivity', 'isAsleep'),
  signal(STATUS, 'IsDigitalKeyPaired', 'connectivity', 'isDigitalKeyPaired'),
  signal(STATUS, 'IsOnline', 'connectivity', 'isOnline'),
  signal(DIAGNOSTICS, 'DTCCount', 'diagnostics', 'troubleCodes', 'count'),
  signal(DIAGNOSTICS, 'DTCList', 'diagnostics', 'troubleCodes'),
  ...DIAGNOSTIC_SYSTEMS.map((system) =>
    signal(DIAGNOSTICS, SYSTEM_NAMES[system], 'diagnostics', 'systems', null, system),
  ),
  signal(HVAC, 'CabinTargetTemperature', 'climate', 'targetTemperature', 'temperature'),
  signal(HVAC, 'IsCabinHVACActive', 'climate', 'isActive'),
  signal(HVAC, 'IsFrontDefrosterActive', 'climate', 'isFrontDefrosterActive'),
  signal(HVAC, 'IsRearDefrosterActive', 'climate', 'isRearDefrosterActive'),
  signal(HVAC, 'IsSteeringHeaterActive', 'climate', 'isSteeringWheelHeaterActive'),
  signal(FUEL, 'AmountRemaining', 'fuel', 'amountRemaining', 'volume'),
  signal(FUEL, 'FuelLevel', 'fuel', 'percentRemaining', 'percent'),
  signal(OIL, 'OilLife', 'engineOil', 'lifeRemaining', 'percent'),
  signal(FUEL, 'Range', 'fuel', 'range', 'distance'),
  signal(LOCATION, 'IsAtHome', 'location', 'isAtHome'),
  signal(LOCATION, 'PreciseLocation', 'location', null),
  signal(LOW_VOLTAGE, 'StateOfCharge', 'diagnostics', 'lowVoltageBattery', 'percent', 'level'),
  signal(LOW_VOLTAGE, 'Status', 'diagnostics', 'lowVoltageBattery', null, 'status'),
  signal(MOTION, 'CurrentSpeed', 'motion', 'speed', 'speed'),
  signal(ODOMETER, 'TraveledDistance', 'odometer', 'distance', 'distance'),
  signal(SERVICE, 'IsInService', 'serviceHistory', 'isInService'),
  signal(SERVICE, 'Records', 'serviceHistory', 'records'),
  signal(SURVEILLANCE, 'Brand', 'surveillance', 'name'),
  signal(SURVEILLANCE, 'IsEnabled', 'surveillance', 'isEnabled'),
  signal(BATTERY, 'IsHeaterActive', 'charger', 'isBatteryHeaterActive'),
  signal(BATTERY, 'MaxRangeChargeCounter', 'charger', 'fullChargeCount', 'count'),
  signal(BATTERY, 'NominalCapacity', 'nominalCapacity', null),
  signal(BATTERY, 'Range', 'chargeState', 'range', 'distance'),
  signal(BATTERY, 'StateOfCharge', 'chargeState', 'batteryLevel', 'percent'),
  signal(TRANSMISSION, 'DriveMode', 'transmission', 'driveMode'),
  signal(TRANSMISSION, 'GearState', 'transmission', 'gear'),
  signal(IDENTIFICATION, 'ExteriorColor', 'extendedInformation', 'exteriorColor'),
  signal(NICKNAME, 'Nickname', 'information', 'displayName'),
  signal(IDENTIFICATION, 'Packages', 'extendedInformation', 'packages'),
  signal(IDENTIFICATION, 'Trim', 'extendedInformation', 'trim'),
  signal(VIN, 'VIN', 'information', 'vin'),
  signal(ACCOUNT, 'Permissions', 'extendedInformation', 'accountPermissions'),
  signal(ACCOUNT, 'Role', 'extendedInformation', 'role'),
  signal(WHEEL, 'Style', 'extendedInformation', 'wheelStyle'),
  signal(TIRES, 'Tires', 'tires', null),
];

export const signalByCode = (code: string): Signal | null =>
  SIGNALS.find((each) => each.code === code) ?? null;

const itemOf = (value: unknown, item: string): unknown => {
  const has = (entry: object): boolean =>
    Reflect.get(entry, 'system') === item || Reflect.get(entry, 'place') === item;
  if (Array.isArray(value)) return value.find(has) ?? null;
  return typeof value === 'object' && value !== null ? (Reflect.get(value, item) ?? null) : null;
};

/**
 * A signal's value in a reading, in the units of parts.ts, within the permissions there are: `undefined` where it was
 * not allowed or not read, `null` where the vehicle has no such thing or does not tell.
 */
export const signalValue = (data: VehicleData, signal: Signal, scopes: readonly VehicleScope[]): unknown => {
  if (!scopes.includes(signal.scope)) return undefined;
  const whole = withinScopes(data, scopes)[signal.part];
  if (whole === undefined || whole === null) return whole;
  const value: unknown = signal.field === null ? whole : (Reflect.get(whole, signal.field) ?? null);
  return signal.item === null ? value : itemOf(value, signal.item);
};

/** What it means that a signal has no value in a reading: how the vehicle is at the moment, or that it has no such thing. */
export const untoldBecause = (data: VehicleData, { code, part }: Signal): Refusal => {
  const passing = Object.hasOwn(PASSING, code) ? PASSING[code] : undefined;
  return passing && data[part] && !passing.isOver(data) ? passing.refusal : 'vehicle_not_capable';
};
