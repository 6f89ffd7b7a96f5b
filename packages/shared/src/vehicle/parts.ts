/**
 * The parts of a vehicle's reading. Units are metric and the same everywhere: percent 0–100, kilometres, kilometres an
 * hour, litres, kilopascals, degrees Celsius, kilowatt hours, kilowatts, volts, amperes, minutes, degrees of an angle.
 * A field is `null` where the vehicle has no such thing or does not tell. Times are ISO 8601 in UTC.
 */

/** A part the vehicle reports itself, and when it last did. */
interface Reported {
  readonly lastUpdated: string;
}

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

/** By Smartcar's names: all electric, plug-in hybrid, hybrid without a plug, fuel alone. */
export const POWERTRAINS = ['BEV', 'PHEV', 'HEV', 'ICE'] as const;
export type Powertrain = (typeof POWERTRAINS)[number];

/** What stays true of a vehicle. */
export interface VehicleInformation {
  readonly vin: string | null;
  readonly brand: string;
  readonly model: string;
  readonly year: number;
  /** What the owner calls it at the provider. */
  readonly displayName: string | null;
  /** Left out where the provider does not tell. */
  readonly powertrain?: Powertrain;
}

/** Battery and charging. Percent, kilometres, kilowatt hours, kilowatts, minutes. */
export interface ChargeState extends Reported {
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
}

/** What flows through the cable, and the port. Volts, amperes, kilowatt hours, kilometres of range an hour. */
export interface Charger extends Reported {
  readonly voltage: number | null;
  readonly amperage: number | null;
  readonly amperageMax: number | null;
  readonly amperageRequested: number | null;
  readonly phases: number | null;
  /** In this session, or the last. */
  readonly energyAdded: number | null;
  readonly rangeAddedPerHour: number | null;
  /** Of the vehicle's inlet. */
  readonly connectorType: string | null;
  readonly isFastCharger: boolean | null;
  readonly fastChargerType: string | null;
  readonly isCableLatched: boolean | null;
  readonly isPortOpen: boolean | null;
  readonly portColor: string | null;
  readonly isBatteryHeaterActive: boolean | null;
  /** How often it was charged to its very top. */
  readonly fullChargeCount: number | null;
}

/** Gross capacity of the traction battery, kilowatt hours. */
export interface NominalCapacity {
  readonly capacity: number | null;
  /** Who said which of the available ones it is. */
  readonly source: 'provider' | 'owner' | null;
  readonly available: readonly { readonly capacity: number; readonly description: string | null }[];
}

/** Degrees, WGS 84. */
export interface VehicleLocation extends Reported {
  readonly latitude: number;
  readonly longitude: number;
  readonly isAtHome: boolean | null;
}

/** Kilometres. */
export interface Odometer extends Reported {
  readonly distance: number;
}

/** Litres, percent of the tank, kilometres on it. */
export interface Fuel extends Reported {
  readonly amountRemaining: number | null;
  readonly percentRemaining: number | null;
  readonly range: number | null;
}

/** Percent of the oil's life: 100 just after a change. */
export interface EngineOil extends Reported {
  readonly lifeRemaining: number | null;
}

/** Kilopascals. */
export interface Tires extends Reported {
  readonly frontLeft: number | null;
  readonly frontRight: number | null;
  readonly backLeft: number | null;
  readonly backRight: number | null;
}

export type ClosurePlace = 'frontLeft' | 'frontRight' | 'backLeft' | 'backRight' | 'front' | 'rear' | 'top';

/** Something that opens. */
export interface Closure {
  readonly place: ClosurePlace;
  readonly isOpen: boolean | null;
  readonly isLocked: boolean | null;
}

/** Empty lists where the vehicle has none, or does not tell. `storage`: trunks, in front and rear. */
export interface LockStatus extends Reported {
  readonly isLocked: boolean | null;
  readonly doors: readonly Closure[];
  readonly windows: readonly Closure[];
  readonly sunroof: readonly Closure[];
  readonly storage: readonly Closure[];
  readonly chargingPort: readonly Closure[];
  /** The bonnet over an engine. */
  readonly engineCover: readonly Closure[];
}

/** Degrees Celsius. */
export interface Climate extends Reported {
  readonly isActive: boolean | null;
  readonly targetTemperature: number | null;
  readonly isFrontDefrosterActive: boolean | null;
  readonly isRearDefrosterActive: boolean | null;
  readonly isSteeringWheelHeaterActive: boolean | null;
}

/** Degrees Celsius. */
export interface Temperature extends Reported {
  readonly inside: number | null;
  readonly outside: number | null;
}

/** Kilometres an hour; 0 while it stands. */
export interface Motion extends Reported {
  readonly speed: number | null;
}

export type Direction = 'N' | 'NE' | 'E' | 'SE' | 'S' | 'SW' | 'W' | 'NW';

/** Degrees clockwise from north, 0 up to, not including, 360. */
export interface Compass extends Reported {
  readonly heading: number | null;
  readonly direction: Direction | null;
}

export interface Transmission extends Reported {
  readonly gear: 'PARK' | 'DRIVE' | 'REVERSE' | 'NEUTRAL' | null;
  readonly driveMode: string | null;
}

export interface Connectivity extends Reported {
  readonly isOnline: boolean | null;
  readonly isAsleep: boolean | null;
  readonly isDigitalKeyPaired: boolean | null;
  readonly firmwareVersion: string | null;
}

/** The maker's own watch over a parked car. */
export interface Surveillance extends Reported {
  readonly isEnabled: boolean | null;
  readonly name: string | null;
}

/** Systems a vehicle watches over itself, by Smartcar's names of them (signal group "Diagnostics"). */
export const DIAGNOSTIC_SYSTEMS = [
  'abs',
  'activesafety',
  'airbag',
  'brakefluid',
  'driverassistance',
  'emissions',
  'evbatteryconditioning',
  'evcharging',
  'evdriveunit',
  'evhvbattery',
  'lighting',
  'mil',
  'oillife',
  'oilpressure',
  'oiltemperature',
  'telematics',
  'tirepressure',
  'tirepressuremonitoring',
  'transmission',
  'washerfluid',
  'waterinfuel',
] as const;
export type DiagnosticSystem = (typeof DIAGNOSTIC_SYSTEMS)[number];

export interface Diagnostics extends Reported {
  readonly systems: readonly {
    readonly system: DiagnosticSystem;
    readonly status: 'OK' | 'ALERT';
    readonly description: string | null;
  }[];
  /** SAE J2012, such as P0301. */
  readonly troubleCodes: readonly { readonly code: string; readonly since: string | null }[];
  /** Of the 12 V battery. */
  readonly lowVoltageBattery: {
    readonly level: number | null;
    readonly status: 'GOOD' | 'WARN' | 'BAD' | null;
  } | null;
}

/** What the maker tells the owner of, newest first. */
export interface Alerts extends Reported {
  readonly alerts: readonly { readonly type: string; readonly message: string; readonly at: string }[];
}

export interface ServiceRecord {
  readonly id: string;
  readonly at: string;
  /** Kilometres. */
  readonly odometer: number | null;
  readonly tasks: readonly string[];
  readonly details: readonly string[];
  readonly cost: { readonly amount: number; readonly currency: string } | null;
}

/** Newest first. */
export interface ServiceHistory extends Reported {
  readonly isInService: boolean | null;
  readonly records: readonly ServiceRecord[];
}

/** A place with a name, for charging. */
export interface ChargeLocation {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  /** What is charged to there, percent. */
  readonly chargeLimit: number | null;
  /** When it charges there, local time of the day (HH:MM). */
  readonly start: string | null;
  readonly end: string | null;
}

export interface ChargeLocations extends Reported {
  readonly locations: readonly ChargeLocation[];
}

/** One charging session that is over. Kilowatt hours, percent. */
export interface ChargeRecord {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly energyAdded: number;
  readonly startLevel: number;
  readonly endLevel: number;
  readonly isPublicCharger: boolean;
  readonly connectorType: string | null;
  readonly location: { readonly name: string; readonly latitude: number; readonly longitude: number } | null;
  readonly cost: { readonly amount: number; readonly currency: string } | null;
}

/** Newest first. */
export interface ChargeRecords extends Reported {
  readonly records: readonly ChargeRecord[];
}

/** Newest first. */
export interface ChargeEvents extends Reported {
  readonly events: readonly {
    readonly type: 'PLUGGED_IN' | 'STARTED' | 'COMPLETED' | 'UNPLUGGED';
    readonly at: string;
  }[];
}

export interface ExtendedInformation {
  readonly trim: string | null;
  readonly exteriorColor: string | null;
  readonly packages: readonly string[];
  readonly wheelStyle: string | null;
  /** Whether the owner may do everything with it at the maker's, or is a guest. */
  readonly role: 'primary' | 'secondary' | null;
  readonly accountPermissions: readonly string[];
}

/** The owner as the maker's account has them. */
export interface UserProfile {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
}
