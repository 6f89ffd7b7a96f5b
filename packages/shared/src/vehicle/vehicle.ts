import type { VehicleScope } from '../scopes.ts';
import type {
  Alerts,
  ChargeEvents,
  ChargeLocations,
  ChargeRecords,
  Charger,
  ChargeState,
  Climate,
  Compass,
  Connectivity,
  Diagnostics,
  EngineOil,
  ExtendedInformation,
  Fuel,
  LockStatus,
  Motion,
  NominalCapacity,
  Odometer,
  ServiceHistory,
  Surveillance,
  Temperature,
  Tires,
  Transmission,
  UserProfile,
  VehicleInformation,
  VehicleLocation,
} from './parts.ts';

export type {
  ChargeState,
  Odometer,
  PowerDeliveryState,
  VehicleInformation,
  VehicleLocation,
} from './parts.ts';

/** Who reaches a vehicle. */
export const PROVIDERS = ['enode', 'smartcar', 'simulator'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Whether a vehicle is real. An application is one or the other, by registration. */
export type Mode = 'live' | 'simulated';

/** Every part, by its name in a reading. */
export interface VehicleParts {
  readonly information: VehicleInformation;
  readonly chargeState: ChargeState;
  readonly charger: Charger;
  readonly nominalCapacity: NominalCapacity;
  readonly chargeLocations: ChargeLocations;
  readonly chargeRecords: ChargeRecords;
  readonly chargeEvents: ChargeEvents;
  readonly location: VehicleLocation;
  readonly odometer: Odometer;
  readonly fuel: Fuel;
  readonly engineOil: EngineOil;
  readonly tires: Tires;
  readonly lockStatus: LockStatus;
  readonly climate: Climate;
  readonly temperature: Temperature;
  readonly motion: Motion;
  readonly compass: Compass;
  readonly transmission: Transmission;
  readonly connectivity: Connectivity;
  readonly surveillance: Surveillance;
  readonly diagnostics: Diagnostics;
  readonly alerts: Alerts;
  readonly serviceHistory: ServiceHistory;
  readonly extendedInformation: ExtendedInformation;
  readonly userProfile: UserProfile;
}

export type VehiclePart = keyof VehicleParts;

/**
 * One reading of a vehicle. A part is `null` where the vehicle has no such thing and absent where it was not allowed.
 * Units are those of parts.ts.
 */
export type VehicleData = { readonly [Part in VehiclePart]?: VehicleParts[Part] | null };

/** Which permission opens which part of a reading. */
export const DATA_SCOPES = {
  information: 'vehicle:information',
  chargeState: 'vehicle:charge_state',
  charger: 'vehicle:charge_state',
  nominalCapacity: 'vehicle:charge_state',
  chargeLocations: 'charging_location',
  chargeRecords: 'vehicle:charge_records',
  chargeEvents: 'vehicle:charge_events',
  location: 'vehicle:location',
  odometer: 'vehicle:odometer',
  fuel: 'vehicle:fuel',
  engineOil: 'vehicle:engine_oil',
  tires: 'vehicle:tires',
  lockStatus: 'vehicle:security',
  climate: 'vehicle:climate',
  temperature: 'vehicle:temperature',
  motion: 'vehicle:speed',
  compass: 'vehicle:compass',
  transmission: 'vehicle:extended_information',
  connectivity: 'vehicle:extended_information',
  surveillance: 'vehicle:extended_information',
  diagnostics: 'vehicle:diagnostics',
  alerts: 'vehicle:alerts',
  serviceHistory: 'vehicle:service_history',
  extendedInformation: 'vehicle:extended_information',
  userProfile: 'user:profile',
} as const satisfies Record<VehiclePart, VehicleScope>;

/** Fields that have a permission of their own beside that of their part. */
const FIELD_SCOPES: readonly (readonly [VehiclePart, string, VehicleScope])[] = [
  ['information', 'vin', 'vehicle:vin'],
  // Who somebody is at the maker is not a matter of the car.
  ['extendedInformation', 'role', 'user:profile'],
  ['extendedInformation', 'accountPermissions', 'user:profile'],
];

/** The permission a field of a reading needs: its own, else its part's. */
export const scopeAt = (part: VehiclePart, field: string | null): VehicleScope =>
  FIELD_SCOPES.find(([ofPart, name]) => ofPart === part && name === field)?.[2] ?? DATA_SCOPES[part];

/** An empty list stays a list: what is hidden has the shape of what the vehicle does not tell. */
const hidden = (value: unknown): unknown => (Array.isArray(value) ? [] : null);

/** The reading with only what the grant allows, down to each field. */
export const withinScopes = (data: VehicleData, scopes: readonly VehicleScope[]): VehicleData => {
  const allowed = Object.entries(data).filter(([part]) => scopes.includes(DATA_SCOPES[part as VehiclePart]));
  const reading: Record<string, unknown> = Object.fromEntries(allowed);
  for (const [part, field, scope] of FIELD_SCOPES) {
    const whole = reading[part];
    if (scopes.includes(scope) || typeof whole !== 'object' || whole === null) continue;
    if (field in whole) reading[part] = { ...whole, [field]: hidden(Reflect.get(whole, field)) };
  }
  return reading;
};
