import { profilesOfMake } from '../catalogue/catalogue.ts';
import type { UpstreamVehicle } from '../connectors/connector.ts';
import type { AppContext } from '../context.ts';
import { fits, type NamedModel } from '../garage/fit.ts';
import type { LinkRequest } from '../garage/records.ts';
import { logFault } from '../guards/request-log.ts';

/** Without the catalogue, which an owner who has just signed in is not to wait for, what is alike is taken for it. */
const knownModels = async (c: AppContext, make: string): Promise<readonly NamedModel[]> => {
  try {
    return await profilesOfMake(c.env, make);
  } catch (error) {
    logFault(c, error);
    return [];
  }
};

/** Those of an account's vehicles that the view of a request can be of. */
export const fittingVehicles = async (
  c: AppContext,
  { fit }: NonNullable<LinkRequest['view']>,
  vehicles: readonly UpstreamVehicle[],
): Promise<readonly UpstreamVehicle[]> => {
  const known = await knownModels(c, fit.make);
  return vehicles.filter(({ information }) => fits(fit, information, known));
};
