/**
 * The one vocabulary of permissions, in the style of Enode's user scopes, with the names other protocols use for
 * the same thing. `null`: that protocol has no name for it.
 */
interface ScopeNames {
  /** Permission of Smartcar's API v2; several where Smartcar is finer than we are. */
  readonly smartcar: readonly string[];
  /** User scope of Enode's API. */
  readonly enode: string | null;
  /** `ConnectScope` of Chargetrip's schema. */
  readonly chargetrip: string | null;
  /** Whether it lets the application act on the vehicle rather than read from it. */
  readonly control: boolean;
}

const names = (
  smartcar: readonly string[],
  enode: string | null = null,
  chargetrip: string | null = null,
  control = false,
): ScopeNames => ({ smartcar, enode, chargetrip, control });

export const VEHICLE_SCOPES = {
  'vehicle:information': names(['read_vehicle_info'], 'vehicle:information'),
  'vehicle:vin': names(['read_vin']),
  'vehicle:charge_state': names(['read_battery', 'read_charge'], 'vehicle:charge_state', 'charge_state'),
  'vehicle:location': names(['read_location'], 'vehicle:location', 'location'),
  'vehicle:odometer': names(['read_odometer'], 'vehicle:odometer', 'odometer'),
  'vehicle:smart_charging_policy': names([], 'vehicle:smart_charging_policy'),
  charging_location: names(['read_charge_locations'], 'charging_location'),
  'vehicle:fuel': names(['read_fuel']),
  'vehicle:engine_oil': names(['read_engine_oil']),
  'vehicle:tires': names(['read_tires']),
  'vehicle:security': names(['read_security']),
  'vehicle:climate': names(['read_climate']),
  'vehicle:temperature': names(['read_thermometer']),
  'vehicle:speed': names(['read_speedometer']),
  'vehicle:compass': names(['read_compass']),
  'vehicle:alerts': names(['read_alerts']),
  'vehicle:diagnostics': names(['read_diagnostics']),
  'vehicle:service_history': names(['read_service_history']),
  'vehicle:charge_events': names(['read_charge_events']),
  'vehicle:charge_records': names(['read_charge_records']),
  'vehicle:extended_information': names(['read_extended_vehicle_info']),
  'user:profile': names(['read_user_profile']),
  'control:vehicle:charging': names(['control_charge'], 'control:vehicle:charging', null, true),
  'control:vehicle:climate': names(['control_climate'], null, null, true),
  'control:vehicle:navigation': names(['control_navigation'], null, null, true),
  'control:vehicle:security': names(['control_security'], null, null, true),
  'control:vehicle:pin': names(['control_pin'], null, null, true),
  'control:vehicle:trunk': names(['control_trunk'], null, null, true),
} as const satisfies Record<string, ScopeNames>;

/** A permission about a vehicle or its owner: what the owner sees and ticks. */
export type VehicleScope = keyof typeof VEHICLE_SCOPES;

/** What an application may ask for: the permissions, all of them at once, and a refresh token. */
export type Scope = VehicleScope | 'all' | 'offline_access';

export const ALL_VEHICLE_SCOPES = Object.keys(VEHICLE_SCOPES) as VehicleScope[];

export const isVehicleScope = (text: string): text is VehicleScope => Object.hasOwn(VEHICLE_SCOPES, text);

export const isScope = (text: string): text is Scope =>
  text === 'all' || text === 'offline_access' || isVehicleScope(text);

const BY_PERMISSION: ReadonlyMap<string, VehicleScope> = new Map(
  ALL_VEHICLE_SCOPES.flatMap((scope) => VEHICLE_SCOPES[scope].smartcar.map((name) => [name, scope] as const)),
);

/** Every permission of Smartcar's API v2. */
export const SMARTCAR_PERMISSIONS: readonly string[] = [...BY_PERMISSION.keys()];

/** What a permission of Smartcar's opens; `null` for a name that Smartcar does not have. */
export const scopeOfPermission = (name: string): VehicleScope | null => BY_PERMISSION.get(name) ?? null;

/** Those of Smartcar's permissions that some of ours open. */
export const permissionsWithin = (
  permissions: readonly string[],
  scopes: readonly VehicleScope[],
): string[] => permissions.filter((name) => scopes.some((scope) => scope === scopeOfPermission(name)));

/** Splits an OAuth `scope` value (RFC 6749 §3.3: space-separated, order without meaning), each once. */
export const parseScope = (scope: string): string[] => [...new Set(scope.split(' ').filter(Boolean))];

/**
 * The permissions behind a request: `all` stands for every one the application is registered for,
 * `offline_access` is none.
 */
export const expandScopes = (scopes: readonly Scope[], registered: readonly Scope[]): VehicleScope[] => {
  const open = registered.includes('all') ? ALL_VEHICLE_SCOPES : registered.filter(isVehicleScope);
  return scopes.includes('all') ? [...open] : open.filter((scope) => scopes.includes(scope));
};

/** Whether each requested scope is one the application is registered for. */
export const scopesAllowed = (scopes: readonly Scope[], registered: readonly Scope[]): boolean =>
  scopes.every(
    (scope) => registered.includes(scope) || (registered.includes('all') && scope !== 'offline_access'),
  );
