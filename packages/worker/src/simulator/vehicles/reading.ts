import type { ChargeState, PowerDeliveryState, VehicleData } from '@keyfob/shared/vehicle/vehicle';
import type { SimulatedVehicle } from './fleet.ts';
import { lifeAt, type Moment } from './life.ts';
import type { Activity } from './week.ts';

const POWER_DELIVERY: Record<Activity, PowerDeliveryState> = {
  driving: 'UNPLUGGED',
  parked: 'UNPLUGGED',
  waiting_to_charge: 'PLUGGED_IN:STOPPED',
  charging: 'PLUGGED_IN:CHARGING',
  charged: 'PLUGGED_IN:COMPLETE',
};

const chargeStateOf = (
  vehicle: SimulatedVehicle,
  moment: Moment,
  lastUpdated: string,
): ChargeState | null => {
  const { battery } = vehicle.model;
  if (!battery || moment.level === null) return null;
  return {
    batteryLevel: Math.round(moment.level),
    range: Math.round((battery.range * moment.level) / 100),
    batteryCapacity: battery.capacity,
    chargeLimit: moment.chargeLimit,
    chargeRate: moment.power,
    chargeTimeRemaining: moment.minutesLeft,
    isPluggedIn: moment.activity !== 'driving' && moment.activity !== 'parked',
    isCharging: moment.activity === 'charging',
    isFullyCharged: moment.level >= moment.chargeLimit,
    powerDeliveryState: POWER_DELIVERY[moment.activity],
    lastUpdated,
  };
};

/** Six decimals of a degree are a hand's breadth; more would be noise. */
const degrees = (value: number): number => Math.round(value * 1e6) / 1e6;

/** What the car reports at a moment (milliseconds since the epoch): every part it has, rounded as cars do. */
export const readingAt = (vehicle: SimulatedVehicle, at: number): VehicleData => {
  const moment = lifeAt(vehicle, at);
  const lastUpdated = new Date(Math.floor(moment.reportedAt / 1000) * 1000).toISOString();
  return {
    information: vehicle.information,
    chargeState: chargeStateOf(vehicle, moment, lastUpdated),
    location: {
      latitude: degrees(moment.latitude),
      longitude: degrees(moment.longitude),
      isAtHome: null,
      lastUpdated,
    },
    odometer: { distance: Math.round(moment.odometer * 10) / 10, lastUpdated },
  };
};
