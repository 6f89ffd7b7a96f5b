import type { VehicleScope } from '../scopes.ts';

/** Who reaches a vehicle. */
export const PROVIDERS = ['enode', 'smartcar', 'simulator'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** Whether a vehicle is real. An application is one or the other, by registration. */
export type Mode = 'live' | 'simulated';

/** Enode's names for what goes on at the charging port (OpenAPI 2024-10-01, `powerDeliveryState`). */
export type PowerDeliveryState =
  | 'UNKNOWN'
  | 'UNPLUGGED'
  | 'PLUGGED_IN:INITIALIZING'
  | 'PLUGGED_IN:CHARGING'
  | 'PLUGGED_IN:STOPPED'
  | 'PLUGGED_IN:COMPLETE'
  | 'PLUGGED_IN:NO_POWER'
  | 'PLUGGED_IN:FAULT'
  | 'PLUGGED_IN:DISCHARGING';

/** What stays true of a vehicle. */
export interface VehicleInformation {
  readonly vin: string | null;
  readonly brand: string;
  readonly model: string;
  readonly year: number;
  /** What the owner calls it at the provider. */
  readonly displayName: string | null;
}

/** Battery and charging. Percent 0–100, kilometres, kilowatt hours, kilowatts, minutes. */
export interface ChargeState {
  readonly batteryLevel: number | null;
  readonly range: number | null;
  readonly batteryCapacity: number | null;
  readonly chargeLimit: number | null;
  readonly chargeRate: number | null;
  readonly chargeTimeRemaining: number | null;
  readonly isPluggedIn: boolean | null;
  readonly isCharging: boolean | null;
  readonly isFullyCharged: boolean | null;
  readonly powerDeliveryState: PowerDeliveryState;
  /** When the vehicle said so (ISO 8601). */
  readonly lastUpdated: string;
}

/** Degrees, WGS 84. */
export interface VehicleLocation {
  readonly latitude: number;
  readonly longitude: number;
  readonly lastUpdated: string;
}

/** Kilometres. */
export interface Odometer {
  readonly distance: number;
  readonly lastUpdated: string;
}

/** One reading of a vehicle. A part is `null` where the vehicle has no such thing and absent where it was not allowed. */
export interface VehicleData {
  readonly information?: VehicleInformation | null;
  readonly chargeState?: ChargeState | null;
  readonly location?: VehicleLocation | null;
  readonly odometer?: Odometer | null;
}

/** Which permission opens which part of a reading. */
export const DATA_SCOPES = {
  information: 'vehicle:information',
  chargeState: 'vehicle:charge_state',
  location: 'vehicle:location',
  odometer: 'vehicle:odometer',
} as const satisfies Record<keyof VehicleData, VehicleScope>;

/** The reading with only what the grant allows; the VIN has a permission of its own. */
export const withinScopes = (data: VehicleData, scopes: readonly VehicleScope[]): VehicleData => {
  const allowed = Object.entries(data).filter(([part]) =>
    scopes.includes(DATA_SCOPES[part as keyof VehicleData]),
  );
  const reading: VehicleData = Object.fromEntries(allowed);
  return reading.information && !scopes.includes('vehicle:vin')
    ? { ...reading, information: { ...reading.information, vin: null } }
    : reading;
};
