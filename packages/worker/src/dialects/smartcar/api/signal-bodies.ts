import {
  SMARTCAR_ERRORS,
  type SmartcarErrorEntry,
  type SmartcarErrorName,
} from '@keyfob/shared/errors/smartcar';
import type {
  Closure,
  NominalCapacity,
  PowerDeliveryState,
  Tires,
  VehicleLocation,
} from '@keyfob/shared/vehicle/parts';
import type { Signal } from '@keyfob/shared/vehicle/signals';
import {
  fromMetric,
  type QuantityName,
  rounded,
  type UnitSystem,
  unitOf,
} from '@keyfob/shared/vehicle/units';
import { CAPACITY_SOURCES } from './bodies.ts';
import { chargeRecordsBody, chargeTimersBody, serviceRecordsBody } from './record-bodies.ts';

/** Bodies of the signals of API v3 that are neither one value nor a list as it stands. */
type Shape = (value: never, units: UnitSystem) => object;

const shape = <Value>(make: (value: Value, units: UnitSystem) => object): Shape => make;

type Corner = 'frontLeft' | 'frontRight' | 'backLeft' | 'backRight';

const CORNERS: readonly Corner[] = ['frontLeft', 'frontRight', 'backLeft', 'backRight'];

/** Rows from the front, columns from the left. */
const SEATS: Readonly<Record<Corner, readonly [row: number, column: number]>> = {
  frontLeft: [0, 0],
  frontRight: [0, 1],
  backLeft: [1, 0],
  backRight: [1, 1],
};

const isCorner = (place: Closure['place']): place is Corner => Object.hasOwn(SEATS, place);

/** Doors lock one by one; a window only opens. */
const closuresBody =
  (locks: boolean) =>
  (closures: readonly Closure[]): object => ({
    values: closures.map(({ place, isOpen, isLocked }) => {
      const [row, column] = isCorner(place) ? SEATS[place] : [0, 0];
      return { row, column, isOpen, ...(locks ? { isLocked } : {}) };
    }),
    rowCount: 2,
    columnCount: 2,
  });

/** The only one of its kind. */
const coverBody = ([cover]: readonly Closure[]): object => ({ isOpen: cover?.isOpen ?? null });

const pressure = (value: number | null, units: UnitSystem): number | null =>
  value === null ? null : rounded(fromMetric('pressure', value, units), 2);

const tiresBody = (tires: Tires, units: UnitSystem): object => ({
  values: CORNERS.map((corner) => {
    const [row, column] = SEATS[corner];
    return { tirePressure: pressure(tires[corner], units), row, column };
  }),
  rowCount: 2,
  columnCount: 2,
  unit: unitOf('pressure', units).wire,
});

const CHARGING_STATUS: Partial<Record<PowerDeliveryState, string>> = {
  'PLUGGED_IN:CHARGING': 'CHARGING',
  'PLUGGED_IN:COMPLETE': 'FULLY_CHARGED',
};

const measured = (quantity: QuantityName, value: number, units: UnitSystem): object => {
  const { wire, wireFactor } = unitOf(quantity, units);
  const number = rounded(fromMetric(quantity, value, units) * wireFactor, 2);
  return { value: number, ...(wire === null ? {} : { unit: wire }) };
};

const SHAPES: Readonly<Record<string, Shape>> = {
  'location-preciselocation': shape(({ latitude, longitude }: VehicleLocation) => ({ latitude, longitude })),
  'tractionbattery-nominalcapacity': shape(({ capacity, source, available }: NominalCapacity) => ({
    capacity,
    source: source && CAPACITY_SOURCES[source],
    availableCapacities: available,
    unit: unitOf('energy', 'metric').wire,
  })),
  'wheel-tires': shape(tiresBody),
  'charge-chargelimits': shape((limit: number) => ({
    activeLimit: limit,
    values: [{ type: 'GLOBAL', limit }],
    unit: unitOf('percent', 'metric').wire,
  })),
  'tractionbattery-range': shape((range: number, units) => ({
    ...measured('distance', range, units),
    type: 'DEFAULT',
    additionalValues: [],
  })),
  'charge-detailedchargingstatus': shape((state: PowerDeliveryState) => ({
    value: CHARGING_STATUS[state] ?? 'NOT_CHARGING',
  })),
  'charge-chargerecords': shape(chargeRecordsBody),
  'charge-chargetimers': shape(chargeTimersBody),
  'service-records': shape(serviceRecordsBody),
  'closure-doors': shape(closuresBody(true)),
  'closure-windows': shape(closuresBody(false)),
  'closure-sunroof': shape(coverBody),
  'closure-enginecover': shape(coverBody),
};

const withoutTime = (value: object): object => {
  const { lastUpdated: _, ...rest } = { lastUpdated: null, ...value };
  return rest;
};

/** The body of a signal's value, which is there. */
export const signalBody = (
  { code, quantity }: Pick<Signal, 'code' | 'quantity'>,
  value: unknown,
  units: UnitSystem,
): object => {
  const own = Object.hasOwn(SHAPES, code) ? SHAPES[code] : undefined;
  if (own) return own(value as never, units);
  if (quantity !== null) {
    // A count of what is listed.
    const number = Array.isArray(value) ? value.length : Number(value);
    return measured(quantity, number, units);
  }
  if (Array.isArray(value)) return { values: value };
  return typeof value === 'object' && value !== null ? withoutTime(value) : { value };
};

/** Why a signal has no body, as webhooks tell it (public recordings of 2025 and 2026). */
export const signalError = (name: SmartcarErrorName): object => {
  const { type, code } = SMARTCAR_ERRORS[name];
  return { type, code };
};

const titleOf = (code: string): string =>
  code
    .split('_')
    .map((word) => `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`)
    .join(' ');

/** The same as API v3 tells it, which has a name for what there is none of (public recording of 2026). */
export const signalProblem = (name: SmartcarErrorName): object => {
  const { type, code, description, resolution }: SmartcarErrorEntry = SMARTCAR_ERRORS[name];
  const named = code ?? 'UNKNOWN';
  return {
    type,
    code: named,
    title: titleOf(named),
    detail: description,
    resolution: { type: resolution ?? 'UNKNOWN_RESOLUTION_TYPE' },
  };
};
