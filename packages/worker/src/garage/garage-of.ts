import type { Config } from '../config.ts';
import {
  type Handle,
  type HandleKind,
  type Jurisdiction,
  objectName,
  type Place,
  readHandle,
} from '../crypto/handle.ts';
import type { Env } from '../env.ts';
import { objectOf } from '../storage/object-of.ts';
import type { Garage } from './garage.ts';

/** The object of a garage. */
export const garageOf = (env: Env, place: Place): DurableObjectStub<Garage> =>
  objectOf(env.GARAGE, env, place);

/** Where everything of one user of an application lives. */
export const userGarage = async (
  config: Config,
  application: { readonly clientId: string; readonly jurisdiction: Jurisdiction },
  userId: string,
): Promise<Place> => ({
  jurisdiction: application.jurisdiction,
  name: await objectName(config.routing, 'garage', 'user', application.clientId, userId),
});

/** Where everything of an owner lives whom the application has not named: the browser's cookie stands for them. */
export const ownerGarage = async (
  config: Config,
  application: { readonly clientId: string; readonly jurisdiction: Jurisdiction },
  ownerCookie: string,
): Promise<Place> => ({
  jurisdiction: application.jurisdiction,
  name: await objectName(config.routing, 'garage', 'owner', application.clientId, ownerCookie),
});

/** The garage a handle of this kind names, with the handle; `null` for a forged one, before any object is touched. */
export const garageOfHandle = async (
  env: Env,
  config: Config,
  kind: HandleKind,
  text: string,
): Promise<{ readonly handle: Handle; readonly garage: DurableObjectStub<Garage> } | null> => {
  const handle = await readHandle(config.routing, kind, text);
  return handle ? { handle, garage: garageOf(env, handle.place) } : null;
};
