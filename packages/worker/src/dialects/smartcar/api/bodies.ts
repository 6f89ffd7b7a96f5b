import type {
  ChargeRecord,
  Charger,
  ChargeState,
  Closure,
  Diagnostics,
  LockStatus,
  NominalCapacity,
  ServiceRecord,
} from '@keyfob/shared/vehicle/parts';
import {
  fractionOf,
  fromMetric,
  type QuantityName,
  rounded,
  type UnitSystem,
} from '@keyfob/shared/vehicle/units';

/** Bodies of Smartcar's API v2, each a pure function of a part of the reading. `null`: the vehicle does not tell. */

type Body = object | null;

/** A number in the units asked for; two decimals are more than any car measures. */
export const inUnits = (quantity: QuantityName, value: number | null, units: UnitSystem): number | null =>
  value === null ? null : rounded(fromMetric(quantity, value, units), 2);

/** A body of one value, where there is one. */
export const valueBody = (name: string, value: unknown): Body => (value === null ? null : { [name]: value });

export const fractionOrNull = (percent: number | null): number | null =>
  percent === null ? null : fractionOf(percent);

export const batteryBody = ({ batteryLevel, range }: ChargeState, units: UnitSystem): Body =>
  batteryLevel === null
    ? null
    : { percentRemaining: fractionOf(batteryLevel), range: inUnits('distance', range, units) };

const stateOf = ({ isCharging, isFullyCharged }: ChargeState): string => {
  if (isCharging) return 'CHARGING';
  return isFullyCharged ? 'FULLY_CHARGED' : 'NOT_CHARGING';
};

export const chargeBody = (state: ChargeState): Body =>
  state.isPluggedIn === null && state.isCharging === null
    ? null
    : { isPluggedIn: state.isPluggedIn ?? false, state: stateOf(state) };

/** When a charge will be done; `null` while there is none. */
export const completionOf = ({ chargeTimeRemaining, isCharging, lastUpdated }: ChargeState): string | null =>
  isCharging && chargeTimeRemaining !== null
    ? new Date(Date.parse(lastUpdated) + chargeTimeRemaining * 60_000).toISOString()
    : null;

/** `{make}/charge`: all there is about charging. */
export const makeChargeBody = (state: ChargeState, charger: Charger | null, units: UnitSystem): Body => ({
  isPluggedIn: state.isPluggedIn,
  state: stateOf(state),
  socLimit: fractionOrNull(state.chargeLimit),
  completionTime: completionOf(state),
  wattage: state.chargeRate,
  amperage: charger?.amperage ?? null,
  amperageRequested: charger?.amperageRequested ?? null,
  amperageMaxVehicle: charger?.amperageMax ?? null,
  voltage: charger?.voltage ?? null,
  energyAdded: charger?.energyAdded ?? null,
  chargeRate: inUnits('rangePerHour', charger?.rangeAddedPerHour ?? null, units),
  connector: charger?.connectorType ?? null,
  fastChargerPresent: charger?.isFastCharger ?? null,
  fastChargerType: charger?.fastChargerType ?? null,
  chargePortColor: charger?.portColor ?? null,
  chargePortOpen: charger?.isPortOpen ?? null,
  chargePortLatch: charger?.isCableLatched ?? null,
  chargerPhases: charger?.phases ?? null,
});

/** Who said which capacity it is, in Smartcar's words. */
export const CAPACITY_SOURCES = { provider: 'SMARTCAR', owner: 'USER_SELECTED' } as const;

export const nominalCapacityBody = ({ capacity, source, available }: NominalCapacity): Body => ({
  availableCapacities: available.map((each) => ({ capacity: each.capacity, description: each.description })),
  capacity: capacity === null ? null : { nominal: capacity, source: CAPACITY_SOURCES[source ?? 'provider'] },
  url: null,
});

const openness = ({ isOpen }: Closure): string => {
  if (isOpen === null) return 'UNKNOWN';
  return isOpen ? 'OPEN' : 'CLOSED';
};

const doorStatus = (door: Closure): string => {
  if (door.isOpen) return 'OPEN';
  if (door.isLocked === null) return openness(door);
  return door.isLocked ? 'LOCKED' : 'UNLOCKED';
};

const listed = (
  closures: readonly Closure[],
  typeOf: (closure: Closure) => string,
  statusOf: (closure: Closure) => string = openness,
) => closures.map((each) => ({ type: typeOf(each), status: statusOf(each) }));

const place = (closure: Closure): string => closure.place;

export const lockStatusBody = (status: LockStatus): Body =>
  status.isLocked === null
    ? null
    : {
        isLocked: status.isLocked,
        doors: listed(status.doors, place, doorStatus),
        windows: listed(status.windows, place),
        sunroof: listed(status.sunroof, () => 'sunroof'),
        storage: listed(status.storage, place),
        chargingPort: listed(status.chargingPort, () => 'chargingPort'),
      };

export const systemStatusBody = ({ systems }: Diagnostics): Body => ({
  systems: systems.map(({ system, status, description }) => ({
    systemId: `SYSTEM_${system.toUpperCase()}`,
    status,
    description,
  })),
});

export const troubleCodesBody = ({ troubleCodes }: Diagnostics): Body => ({
  activeCodes: troubleCodes.map(({ code, since }) => ({ code, timestamp: since })),
});

const costBody = (cost: { readonly amount: number; readonly currency: string } | null) => ({
  totalCost: cost?.amount ?? null,
  currency: cost?.currency ?? null,
});

export const serviceBody = (record: ServiceRecord, units: UnitSystem): object => ({
  serviceId: record.id,
  serviceDate: record.at,
  odometerDistance: inUnits('distance', record.odometer, units),
  serviceTasks: record.tasks.map((task, index) => ({ taskId: String(index + 1), taskDescription: task })),
  serviceDetails: record.details.map((value) => ({ type: 'Service Note', value })),
  serviceCost: costBody(record.cost),
});

export const chargeRecordBody = (record: ChargeRecord): object => ({
  chargeStart: record.start,
  chargeEnd: record.end,
  location: record.location?.name ?? null,
  energy: record.energyAdded,
  isPublic: record.isPublicCharger,
  startPercentRemaining: fractionOf(record.startLevel),
  endPercentRemaining: fractionOf(record.endLevel),
  chargingType: record.connectorType,
});
