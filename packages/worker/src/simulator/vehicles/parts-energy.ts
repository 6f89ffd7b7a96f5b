import type {
  ChargeEvents,
  ChargeLocations,
  ChargeRecord,
  ChargeRecords,
  Charger,
  ChargeState,
  NominalCapacity,
  PowerDeliveryState,
} from '@keyfob/shared/vehicle/parts';
import { rounded } from '@keyfob/shared/vehicle/units';
import { type Session, sessionsBefore } from './charging-history.ts';
import type { SimulatedVehicle } from './fleet.ts';
import { firstWeek } from './mileage.ts';
import { pointOf } from './moment.ts';
import { iso, type Part } from './part.ts';
import { between, idOf } from './random.ts';
import { priceIn } from './towns.ts';
import { type Activity, type ChargingPoint, habitsOf, weekAt } from './week.ts';

const POWER_DELIVERY: Record<Activity, PowerDeliveryState> = {
  driving: 'UNPLUGGED',
  parked: 'UNPLUGGED',
  waiting_to_charge: 'PLUGGED_IN:STOPPED',
  charging: 'PLUGGED_IN:CHARGING',
  charged: 'PLUGGED_IN:COMPLETE',
};

/** Six decimals of a degree are a hand's breadth; more would be noise. */
export const degrees = (value: number): number => rounded(value, 6);

const isAmerican = ({ household }: SimulatedVehicle): boolean => household.town.longitude < -30;

const connectorOf = (vehicle: SimulatedVehicle): string => {
  if (!isAmerican(vehicle)) return 'IEC_62196_T2';
  return vehicle.brand === 'tesla' ? 'NACS' : 'J1772';
};

export const chargeState: Part<ChargeState> = ({ vehicle, moment, lastUpdated }) => {
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

interface Current {
  /** `null`: direct current. */
  readonly phases: number | null;
  readonly voltage: number;
  /** Amperes. */
  readonly most: number;
}

const currentOf = (vehicle: SimulatedVehicle, point: ChargingPoint | null): Current => {
  const watts = (point?.power ?? 0) * 1000;
  if (point?.isFast) return { phases: null, voltage: 400, most: rounded(watts / 400, 1) };
  const american = isAmerican(vehicle);
  const phases = !american && watts > 10_000 ? 3 : 1;
  const voltage = american ? 240 : 230;
  return { phases, voltage, most: rounded(watts / (voltage * phases), 1) };
};

export const charger: Part<Charger> = ({ vehicle, moment, conditions, lastUpdated }) => {
  const { battery } = vehicle.model;
  if (!battery) return null;
  const { power, point } = moment;
  const plugged = point !== null;
  const { phases, voltage, most } = currentOf(vehicle, point);
  const [session] = sessionsBefore(vehicle, moment.reportedAt);
  return {
    voltage: power === null ? null : voltage,
    amperage: power === null ? null : most,
    amperageMax: plugged ? most : null,
    amperageRequested: plugged ? most : null,
    phases: plugged ? phases : null,
    energyAdded: session ? rounded(session.energy, 2) : null,
    rangeAddedPerHour: power === null ? null : Math.round((power / battery.capacity) * battery.range),
    connectorType: connectorOf(vehicle),
    isFastCharger: point?.isFast ?? false,
    fastChargerType: point?.isFast ? (vehicle.brand === 'tesla' ? 'TESLA' : 'CCS') : null,
    isCableLatched: plugged,
    isPortOpen: plugged,
    portColor: plugged ? (power === null ? 'BLUE' : 'GREEN') : null,
    isBatteryHeaterActive: power !== null && conditions.outside < 0,
    fullChargeCount:
      moment.chargeLimit === 100 && vehicle.state === null
        ? Math.max(0, weekAt(vehicle, moment.reportedAt).number - firstWeek(vehicle))
        : 0,
    lastUpdated,
  };
};

export const nominalCapacity: Part<NominalCapacity> = ({ vehicle }) => {
  const { battery } = vehicle.model;
  if (!battery) return null;
  // A battery holds a little more than it gives.
  const capacity = rounded(battery.capacity * 1.06, 1);
  return { capacity, source: 'provider', available: [{ capacity, description: null }] };
};

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

export const chargeLocations: Part<ChargeLocations> = ({ vehicle, lastUpdated }) => {
  if (!vehicle.model.battery) return null;
  const habits = habitsOf(vehicle);
  const home = pointOf(vehicle, 'home');
  return {
    locations: [
      {
        name: 'Home',
        latitude: degrees(home.latitude),
        longitude: degrees(home.longitude),
        chargeLimit: vehicle.told.charge?.limit ?? habits.chargeLimit,
        start: clock(habits.chargeMinute),
        end: '06:00',
      },
    ],
    lastUpdated,
  };
};

/** How many times as dear it is elsewhere. */
const PUBLIC = 2.2;

/** Euros for a kilowatt hour at home. */
const priceOf = (vehicle: SimulatedVehicle): number =>
  isAmerican(vehicle)
    ? between(vehicle.household.seed, 'price', 0.09, 0.16)
    : between(vehicle.household.seed, 'price', 0.16, 0.34);

const recordOf = (vehicle: SimulatedVehicle, session: Session): ChargeRecord[] => {
  if (session.completedAt === null) return [];
  const home = pointOf(vehicle, 'home');
  const euros = session.energy * priceOf(vehicle) * (session.isHome ? 1 : PUBLIC);
  return [
    {
      id: idOf(`${vehicle.seed}/charge/${session.pluggedInAt}`),
      start: iso(session.startedAt),
      end: iso(session.completedAt),
      energyAdded: rounded(session.energy, 2),
      startLevel: Math.round(session.startLevel),
      endLevel: Math.round(session.endLevel),
      isPublicCharger: !session.isHome,
      connectorType: connectorOf(vehicle),
      location: session.isHome
        ? { name: 'Home', latitude: degrees(home.latitude), longitude: degrees(home.longitude) }
        : null,
      cost: priceIn(vehicle.household.town, euros),
    },
  ];
};

export const chargeRecords: Part<ChargeRecords> = ({ vehicle, moment, lastUpdated }) =>
  vehicle.model.battery
    ? {
        records: sessionsBefore(vehicle, moment.reportedAt).flatMap((session) => recordOf(vehicle, session)),
        lastUpdated,
      }
    : null;

const eventsOf = (session: Session): ChargeEvents['events'] =>
  (
    [
      ['UNPLUGGED', session.unpluggedAt],
      ['COMPLETED', session.completedAt],
      ['STARTED', session.startedAt],
      ['PLUGGED_IN', session.pluggedInAt],
    ] as const
  ).flatMap(([type, at]) => (at === null ? [] : [{ type, at: iso(at) }]));

export const chargeEvents: Part<ChargeEvents> = ({ vehicle, moment, lastUpdated }) =>
  vehicle.model.battery
    ? { events: sessionsBefore(vehicle, moment.reportedAt).flatMap(eventsOf).slice(0, 20), lastUpdated }
    : null;
