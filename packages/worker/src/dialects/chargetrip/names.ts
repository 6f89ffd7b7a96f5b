import { VEHICLE_SCOPES, type VehicleScope } from '@keyfob/shared/scopes';
import { PROVIDERS, type Provider } from '@keyfob/shared/vehicle/vehicle';

/** Providers as the face spells them. */
export const PROVIDER_NAMES = {
  enode: 'Enode',
  smartcar: 'Smartcar',
  simulator: 'Simulator',
} as const satisfies Record<Provider, string>;

export type ProviderName = (typeof PROVIDER_NAMES)[Provider];

/** The provider of a name; the schema lets no other in. */
export const providerNamed = (name: ProviderName): Provider =>
  PROVIDERS.find((provider) => PROVIDER_NAMES[provider] === name) ?? 'simulator';

/** What the face has a name for, in the order of its enum. */
export const CONNECT_SCOPES = ['location', 'charge_state', 'odometer'] as const;
export type ConnectScope = (typeof CONNECT_SCOPES)[number];

const SCOPE_OF: Readonly<Record<ConnectScope, VehicleScope>> = {
  location: 'vehicle:location',
  charge_state: 'vehicle:charge_state',
  odometer: 'vehicle:odometer',
};

/** What is read of every vehicle besides: the VIN is a field of its own. */
const ALWAYS: readonly VehicleScope[] = ['vehicle:information', 'vehicle:vin'];

export const vehicleScopesOf = (scopes: readonly ConnectScope[]): VehicleScope[] => [
  ...ALWAYS,
  ...scopes.map((scope) => SCOPE_OF[scope]),
];

export const connectScopesOf = (scopes: readonly VehicleScope[]): ConnectScope[] =>
  CONNECT_SCOPES.filter((name) => scopes.some((scope) => VEHICLE_SCOPES[scope].chargetrip === name));
