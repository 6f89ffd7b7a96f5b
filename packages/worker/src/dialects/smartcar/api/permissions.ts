import { ALL_VEHICLE_SCOPES, VEHICLE_SCOPES, type VehicleScope } from '@keyfob/shared/scopes';

const SCOPE_OF: ReadonlyMap<string, VehicleScope> = new Map(
  ALL_VEHICLE_SCOPES.flatMap((scope) =>
    VEHICLE_SCOPES[scope].smartcar.map((permission) => [permission, scope] as const),
  ),
);

/** Every permission of Smartcar's API, in the order of our scopes. */
export const SMARTCAR_PERMISSIONS: readonly string[] = [...SCOPE_OF.keys()];

/** Our scope behind a permission of Smartcar's; `null` for one there is not. */
export const scopeOfPermission = (permission: string): VehicleScope | null =>
  SCOPE_OF.get(permission) ?? null;

/** Smartcar's permissions for what was granted. */
export const permissionsOf = (scopes: readonly VehicleScope[]): string[] =>
  SMARTCAR_PERMISSIONS.filter((permission) => {
    const scope = scopeOfPermission(permission);
    return scope !== null && scopes.includes(scope);
  });
