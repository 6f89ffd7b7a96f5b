import { DIAGNOSTIC_SYSTEMS } from '@keyfob/shared/vehicle/parts';
import * as v from 'valibot';
import { information } from './answers.ts';

/** A vehicle's reading, checked before anything of it is believed. Loaded with the first that is read. */

const time = v.pipe(v.string(), v.isoTimestamp());
const lastUpdated = time;
const number = v.pipe(v.number(), v.finite());
const amount = v.pipe(number, v.minValue(0));
const percent = v.pipe(number, v.minValue(0), v.maxValue(100));
const latitude = v.pipe(number, v.minValue(-90), v.maxValue(90));
const longitude = v.pipe(number, v.minValue(-180), v.maxValue(180));
const flag = v.nullable(v.boolean());
const text = v.nullable(v.string());
const some = v.nullable(amount);
const share = v.nullable(percent);

/** A part of a reading: absent where it was not allowed, `null` where the vehicle has no such thing. */
const part = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.exactOptional(v.nullable(v.object(entries)));

const closures = v.array(
  v.object({
    place: v.picklist(['frontLeft', 'frontRight', 'backLeft', 'backRight', 'front', 'rear', 'top']),
    isOpen: flag,
    isLocked: flag,
  }),
);

const cost = v.nullable(v.object({ amount, currency: v.string() }));

/** Without the vehicle's id, which the caller knows. */
export const VehicleReading = v.object({
  information: part(information),
  chargeState: part({
    batteryLevel: share,
    range: some,
    batteryCapacity: some,
    chargeLimit: share,
    chargeRate: some,
    chargeTimeRemaining: some,
    isPluggedIn: flag,
    isCharging: flag,
    isFullyCharged: flag,
    powerDeliveryState: v.picklist([
      'UNKNOWN',
      'UNPLUGGED',
      'PLUGGED_IN:INITIALIZING',
      'PLUGGED_IN:CHARGING',
      'PLUGGED_IN:STOPPED',
      'PLUGGED_IN:COMPLETE',
      'PLUGGED_IN:NO_POWER',
      'PLUGGED_IN:FAULT',
      'PLUGGED_IN:DISCHARGING',
    ]),
    lastUpdated,
  }),
  charger: part({
    voltage: some,
    amperage: some,
    amperageMax: some,
    amperageRequested: some,
    phases: some,
    energyAdded: some,
    rangeAddedPerHour: some,
    connectorType: text,
    isFastCharger: flag,
    fastChargerType: text,
    isCableLatched: flag,
    isPortOpen: flag,
    portColor: text,
    isBatteryHeaterActive: flag,
    fullChargeCount: some,
    lastUpdated,
  }),
  nominalCapacity: part({
    capacity: some,
    source: v.nullable(v.picklist(['provider', 'owner'])),
    available: v.array(v.object({ capacity: amount, description: text })),
  }),
  chargeLocations: part({
    locations: v.array(
      v.object({ name: v.string(), latitude, longitude, chargeLimit: share, start: text, end: text }),
    ),
    lastUpdated,
  }),
  chargeRecords: part({
    records: v.array(
      v.object({
        id: v.string(),
        start: time,
        end: time,
        energyAdded: amount,
        startLevel: percent,
        endLevel: percent,
        isPublicCharger: v.boolean(),
        connectorType: text,
        location: v.nullable(v.object({ name: v.string(), latitude, longitude })),
        cost,
      }),
    ),
    lastUpdated,
  }),
  chargeEvents: part({
    events: v.array(
      v.object({ type: v.picklist(['PLUGGED_IN', 'STARTED', 'COMPLETED', 'UNPLUGGED']), at: time }),
    ),
    lastUpdated,
  }),
  location: part({ latitude, longitude, isAtHome: flag, lastUpdated }),
  odometer: part({ distance: amount, lastUpdated }),
  fuel: part({ amountRemaining: some, percentRemaining: share, range: some, lastUpdated }),
  engineOil: part({ lifeRemaining: share, lastUpdated }),
  tires: part({ frontLeft: some, frontRight: some, backLeft: some, backRight: some, lastUpdated }),
  lockStatus: part({
    isLocked: flag,
    doors: closures,
    windows: closures,
    sunroof: closures,
    storage: closures,
    chargingPort: closures,
    engineCover: closures,
    lastUpdated,
  }),
  climate: part({
    isActive: flag,
    targetTemperature: v.nullable(number),
    isFrontDefrosterActive: flag,
    isRearDefrosterActive: flag,
    isSteeringWheelHeaterActive: flag,
    lastUpdated,
  }),
  temperature: part({ inside: v.nullable(number), outside: v.nullable(number), lastUpdated }),
  motion: part({ speed: some, lastUpdated }),
  compass: part({
    heading: v.nullable(v.pipe(amount, v.ltValue(360))),
    direction: v.nullable(v.picklist(['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'])),
    lastUpdated,
  }),
  transmission: part({
    gear: v.nullable(v.picklist(['PARK', 'DRIVE', 'REVERSE', 'NEUTRAL'])),
    driveMode: text,
    lastUpdated,
  }),
  connectivity: part({
    isOnline: flag,
    isAsleep: flag,
    isDigitalKeyPaired: flag,
    firmwareVersion: text,
    lastUpdated,
  }),
  surveillance: part({ isEnabled: flag, name: text, lastUpdated }),
  diagnostics: part({
    systems: v.array(
      v.object({
        system: v.picklist(DIAGNOSTIC_SYSTEMS),
        status: v.picklist(['OK', 'ALERT']),
        description: text,
      }),
    ),
    troubleCodes: v.array(v.object({ code: v.string(), since: v.nullable(time) })),
    lowVoltageBattery: v.nullable(
      v.object({ level: share, status: v.nullable(v.picklist(['GOOD', 'WARN', 'BAD'])) }),
    ),
    lastUpdated,
  }),
  alerts: part({
    alerts: v.array(v.object({ type: v.string(), message: v.string(), at: time })),
    lastUpdated,
  }),
  serviceHistory: part({
    isInService: flag,
    records: v.array(
      v.object({
        id: v.string(),
        at: time,
        odometer: some,
        tasks: v.array(v.string()),
        details: v.array(v.string()),
        cost,
      }),
    ),
    lastUpdated,
  }),
  extendedInformation: part({
    trim: text,
    exteriorColor: text,
    packages: v.array(v.string()),
    wheelStyle: text,
    role: v.nullable(v.picklist(['primary', 'secondary'])),
    accountPermissions: v.array(v.string()),
  }),
  userProfile: part({ firstName: text, lastName: text, email: text }),
});
