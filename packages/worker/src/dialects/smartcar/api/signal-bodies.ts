import { SMARTCAR_ERRORS, type SmartcarErrorName } from '@keyfob/shared/errors/smartcar';
import type {
  Closure,
  NominalCapacity,
  PowerDeliveryState,
  Tires,
  VehicleLocation,
} from '@keyfob/shared/vehicle/parts';
import type { Signal } from '@keyfob/shared/vehicle/signals';
import { fromMetric, rounded, type UnitSystem, unitOf } from '@keyfob/shared/vehicle/units';

/** Bodies of the signals of API v3 that are neither one value nor a list as it stands. */
type Shape = (value: never, units: UnitSystem) => object;

const shape = <Value>(make: (value: Value, units: UnitSystem) => object): Shape => make;

/** Rows from the front, columns from the left. */
const SEATS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  frontLeft: [0, 0],
  frontRight: [0, 1],
  backLeft: [1, 0],
  backRight: [1, 1],
};

const closuresBody = (closures: readonly Closure[]): object => ({
  values: closures.map(({ place, isOpen, isLocked }) => {
    const [row, column] = SEATS[place] ?? [0, 0];
    return { row, column, isOpen, isLocked };
  }),
});

const pressure = (value: number | null, units: UnitSystem): number | null =>
  value === null ? null : rounded(fromMetric('pressure', value, units), 2);

const tiresBody = (tires: Tires, units: UnitSystem): object => ({
  values: Object.entries(SEATS).map(([place, [row, column]]) => ({
    tirePressure: pressure(Number(Reflect.get(tires, place)), units),
    row,
    column,
  })),
  rowCount: 2,
  columnCount: 2,
  unit: unitOf('pressure', units).wire,
});

const CHARGING_STATUS: Partial<Record<PowerDeliveryState, string>> = {
  'PLUGGED_IN:CHARGING': 'CHARGING',
  'PLUGGED_IN:COMPLETE': 'FULLY_CHARGED',
};

const SHAPES: Readonly<Record<string, Shape>> = {
  'location-preciselocation': shape(({ latitude, longitude }: VehicleLocation) => ({ latitude, longitude })),
  'tractionbattery-nominalcapacity': shape(({ capacity, available }: NominalCapacity) => ({
    capacity,
    availableCapacities: available,
    unit: unitOf('energy', 'metric').wire,
  })),
  'wheel-tires': shape(tiresBody),
  'charge-chargelimits': shape((limit: number) => ({
    activeLimit: limit,
    values: [{ type: 'global', limit, condition: null }],
    unit: unitOf('percent', 'metric').wire,
  })),
  'charge-detailedchargingstatus': shape((state: PowerDeliveryState) => ({
    value: CHARGING_STATUS[state] ?? 'NOT_CHARGING',
  })),
  'closure-doors': shape(closuresBody),
  'closure-windows': shape(closuresBody),
  'closure-sunroof': shape(closuresBody),
  'closure-enginecover': shape(closuresBody),
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
    const { wire } = unitOf(quantity, units);
    return { value: rounded(fromMetric(quantity, number, units), 2), unit: wire };
  }
  if (Array.isArray(value)) return { values: value };
  return typeof value === 'object' && value !== null ? withoutTime(value) : { value };
};

/** Why a signal has no body. */
export const signalError = (name: SmartcarErrorName): object => {
  const { type, code } = SMARTCAR_ERRORS[name];
  return { value: 'ERROR', error: { type, code } };
};
