import type { VehicleScope } from '@keyfob/shared/scopes';
import {
  type ChargeState,
  DATA_SCOPES,
  type Odometer,
  type VehicleData,
  type VehicleInformation,
  type VehicleLocation,
} from '@keyfob/shared/vehicle/vehicle';

/** A part of a vehicle as Enode's API 1.3.10 names and shapes it. Units are Keyfob's own: percent, km, kWh, kW, min. */
interface Field {
  readonly scope: VehicleScope;
  /** Whether the vehicle itself has to be asked. */
  readonly live: boolean;
  readonly shape: (data: VehicleData) => object | null;
}

const information = ({ brand, model, year, vin }: VehicleInformation) => ({ brand, model, year, vin });

const chargeState = (state: ChargeState) => ({
  batteryLevel: state.batteryLevel,
  range: state.range,
  isPluggedIn: state.isPluggedIn,
  isCharging: state.isCharging,
  isFullyCharged: state.isFullyCharged,
  batteryCapacity: state.batteryCapacity,
  chargeLimit: state.chargeLimit,
  chargeRate: state.chargeRate,
  chargeTimeRemaining: state.chargeTimeRemaining,
  powerDeliveryState: state.powerDeliveryState,
  lastUpdated: state.lastUpdated,
});

const location = ({ latitude, longitude, lastUpdated }: VehicleLocation) => ({
  latitude,
  longitude,
  lastUpdated,
});

const odometer = ({ distance, lastUpdated }: Odometer) => ({ distance, lastUpdated });

const shaped = <T>(part: T | null | undefined, shape: (part: T) => object): object | null =>
  part === null || part === undefined ? null : shape(part);

/** What `field[]` may name. */
export const FIELDS = {
  information: {
    scope: DATA_SCOPES.information,
    live: false,
    shape: (data) => shaped(data.information, information),
  },
  chargeState: {
    scope: DATA_SCOPES.chargeState,
    live: true,
    shape: (data) => shaped(data.chargeState, chargeState),
  },
  location: { scope: DATA_SCOPES.location, live: true, shape: (data) => shaped(data.location, location) },
  odometer: { scope: DATA_SCOPES.odometer, live: true, shape: (data) => shaped(data.odometer, odometer) },
  // Keyfob charges nothing by plan, so no vehicle has one.
  smartChargingPolicy: { scope: 'vehicle:smart_charging_policy', live: false, shape: () => null },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;

export const isFieldName = (text: string): text is FieldName => Object.hasOwn(FIELDS, text);

/** The permissions of the fields for which a vehicle has to be asked. */
export const liveScopes = (fields: readonly FieldName[], allowed: readonly VehicleScope[]): VehicleScope[] =>
  fields
    .filter((name) => FIELDS[name].live)
    .map((name): VehicleScope => FIELDS[name].scope)
    .filter((scope) => allowed.includes(scope));

/** A vehicle as the face answers it: its id, and of the fields asked for those its owner allowed. */
export const enodeVehicle = (
  id: string,
  data: VehicleData,
  fields: readonly FieldName[],
  allowed: readonly VehicleScope[],
): object => ({
  id,
  ...Object.fromEntries(
    fields
      .filter((name) => allowed.includes(FIELDS[name].scope))
      .map((name) => [name, FIELDS[name].shape(data)]),
  ),
});
