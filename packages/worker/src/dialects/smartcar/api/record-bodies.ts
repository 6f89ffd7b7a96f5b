import type { ChargeLocation, ChargeRecord, ServiceRecord } from '@keyfob/shared/vehicle/parts';
import type { UnitSystem } from '@keyfob/shared/vehicle/units';
import { inUnits } from './bodies.ts';

/** Bodies of the signals of API v3 that are lists of records (Smartcar's pages "Charge signals", "Service signals"). */

const listed = (texts: readonly string[]): object[] =>
  texts.map((description, index) => ({ id: String(index + 1), description }));

export const serviceRecordsBody = (records: readonly ServiceRecord[], units: UnitSystem): object => ({
  values: records.map(({ id, at, odometer, tasks, details, cost }) => ({
    id,
    time: at,
    odometer: inUnits('distance', odometer, units),
    tasks: listed(tasks),
    details: listed(details),
    cost,
  })),
});

export const chargeRecordsBody = (records: readonly ChargeRecord[]): object => ({
  values: records.map(({ id, start, end, startLevel, endLevel, location, cost, ...record }) => ({
    id,
    startTime: start,
    endTime: end,
    startStateOfCharge: startLevel,
    endStateOfCharge: endLevel,
    energyAdded: record.energyAdded,
    connectorType: record.connectorType,
    isPublicCharger: record.isPublicCharger,
    location: location && { ...location, address: null },
    cost: cost && { currency: cost.currency, energyAmount: cost.amount, otherAmount: null },
  })),
});

/** `HH:MM` with seconds. */
const clock = (time: string | null): string | null => (time === null ? null : `${time}:00`);

export const chargeTimersBody = (locations: readonly ChargeLocation[]): object => ({
  values: locations.map(({ name, latitude, longitude, start, end }) => ({
    type: 'LOCATION',
    condition: { name, address: null, latitude, longitude, connectorType: null },
    schedules: start === null && end === null ? [] : [{ start: clock(start), end: clock(end) }],
    departureTimers: [],
  })),
});
