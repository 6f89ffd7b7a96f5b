import * as v from 'valibot';

/** What the simulator's API answers with, checked before anything of it is believed. */

export const TokenResponse = v.object({
  access_token: v.string(),
  token_type: v.literal('Bearer'),
  expires_in: v.pipe(v.number(), v.minValue(1)),
  refresh_token: v.string(),
});

export const ErrorBody = v.object({ error: v.string() });

const information = {
  vin: v.nullable(v.string()),
  brand: v.string(),
  model: v.string(),
  year: v.pipe(v.number(), v.integer()),
  displayName: v.nullable(v.string()),
};

export const VehicleList = v.object({
  vehicles: v.array(v.object({ id: v.string(), ...information, scopes: v.array(v.string()) })),
});

const lastUpdated = v.pipe(v.string(), v.isoTimestamp());
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const amount = v.nullable(v.pipe(v.number(), v.minValue(0)));

const ChargeState = v.object({
  batteryLevel: v.nullable(percent),
  range: amount,
  batteryCapacity: amount,
  chargeLimit: v.nullable(percent),
  chargeRate: amount,
  chargeTimeRemaining: amount,
  isPluggedIn: v.nullable(v.boolean()),
  isCharging: v.nullable(v.boolean()),
  isFullyCharged: v.nullable(v.boolean()),
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
});

const Location = v.object({
  latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  isAtHome: v.nullable(v.boolean()),
  lastUpdated,
});

/** Without the vehicle's id, which the caller knows. */
export const VehicleReading = v.object({
  information: v.exactOptional(v.nullable(v.object(information))),
  chargeState: v.exactOptional(v.nullable(ChargeState)),
  location: v.exactOptional(v.nullable(Location)),
  odometer: v.exactOptional(
    v.nullable(v.object({ distance: v.pipe(v.number(), v.minValue(0)), lastUpdated })),
  ),
});
