import { permissionsWithin, SMARTCAR_PERMISSIONS, type VehicleScope } from '@keyfob/shared/scopes';

export { SMARTCAR_PERMISSIONS, scopeOfPermission } from '@keyfob/shared/scopes';

/** Smartcar's permissions for what was granted. */
export const permissionsOf = (scopes: readonly VehicleScope[]): string[] =>
  permissionsWithin(SMARTCAR_PERMISSIONS, scopes);
