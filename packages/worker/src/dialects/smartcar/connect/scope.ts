import {
  expandScopes,
  parseScope,
  permissionsWithin,
  type Scope,
  SMARTCAR_PERMISSIONS,
  scopeOfPermission,
  scopesAllowed,
  type VehicleScope,
} from '@keyfob/shared/scopes';
import type { Registration } from '../../../application/registration/registration.ts';

const REQUIRED = 'required:';

/** What a request asks for, by Smartcar's names and by ours. */
export interface AskedPermissions {
  readonly permissions: readonly string[];
  readonly scopes: readonly VehicleScope[];
  readonly requiredScopes: readonly VehicleScope[];
}

type Registered = Pick<Registration, 'scopes' | 'requiredScopes'>;

/** The names in a scope, each once, without the prefix that makes it required. */
const namesIn = (scope: string): string[] => [
  ...new Set(
    parseScope(scope).map((each) => (each.startsWith(REQUIRED) ? each.slice(REQUIRED.length) : each)),
  ),
];

/** The first name in a scope that is no permission of Smartcar's, or not open to the application; `null` for none. */
export const wrongPermission = (scope: string, registered: readonly Scope[]): string | null =>
  namesIn(scope).find((name) => {
    const ours = scopeOfPermission(name);
    return ours === null || !scopesAllowed([ours], registered);
  }) ?? null;

/**
 * A scope that was found right; without one, everything the application is registered for. Where one name is required
 * and another of the same permission of ours is not, it is required.
 */
export const readPermissions = (scope: string | undefined, registered: Registered): AskedPermissions => {
  const open = expandScopes(['all'], registered.scopes);
  const permissions = scope === undefined ? permissionsWithin(SMARTCAR_PERMISSIONS, open) : namesIn(scope);
  const scopes = open.filter((each) => permissions.some((name) => scopeOfPermission(name) === each));
  const said = parseScope(scope ?? '').filter((each) => each.startsWith(REQUIRED));
  const required = new Set([
    ...said.map((each) => scopeOfPermission(each.slice(REQUIRED.length))),
    ...registered.requiredScopes,
  ]);
  return { permissions, scopes, requiredScopes: scopes.filter((each) => required.has(each)) };
};
