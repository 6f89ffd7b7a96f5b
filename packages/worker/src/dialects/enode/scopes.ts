import {
  ALL_VEHICLE_SCOPES,
  expandScopes,
  type Scope,
  VEHICLE_SCOPES,
  type VehicleScope,
} from '@keyfob/shared/scopes';

/** Enode's `vehicle:information` holds the VIN, which has a permission of its own here. */
const INFORMATION: readonly VehicleScope[] = ['vehicle:information', 'vehicle:vin'];

/** Enode's `all` is all that its API knows: an owner is not asked for what this face could not use. */
const ALL = [...ALL_VEHICLE_SCOPES.filter((scope) => VEHICLE_SCOPES[scope].enode !== null), ...INFORMATION];

const meaningOf = (scope: Scope): readonly Scope[] => {
  if (scope === 'all') return ALL;
  return scope === 'vehicle:information' ? INFORMATION : [scope];
};

/** The permissions behind Enode's user scopes, as far as the application is registered for them. */
export const permissionsOf = (scopes: readonly Scope[], registered: readonly Scope[]): VehicleScope[] =>
  expandScopes(scopes.flatMap(meaningOf), registered);
