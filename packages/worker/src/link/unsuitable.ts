import type { VehicleScope } from '@keyfob/shared/scopes';
import type { UpstreamVehicle } from '../connectors/connector.ts';
import { isLinkable } from '../garage/verbs/approve.ts';

/** Why nothing that was found can be shared: what the owner can mend goes first. */
export type Unsuitability = 'subscription_inactive' | 'vehicle_not_compatible';

/** Why a vehicle that an account holds cannot be linked; `null` where only permissions may be missing. */
export const obstacleOf = ({ obstacle }: UpstreamVehicle): Unsuitability | null => {
  if (obstacle === undefined) return null;
  return obstacle === 'subscription_inactive' ? 'subscription_inactive' : 'vehicle_not_compatible';
};

/** `null` where one of the vehicles can be shared. */
export const unsuitabilityOf = (
  vehicles: readonly UpstreamVehicle[],
  requiredScopes: readonly VehicleScope[],
): Unsuitability | null => {
  if (vehicles.some((vehicle) => isLinkable(vehicle, requiredScopes))) return null;
  return vehicles.some((vehicle) => obstacleOf(vehicle) === 'subscription_inactive')
    ? 'subscription_inactive'
    : 'vehicle_not_compatible';
};
