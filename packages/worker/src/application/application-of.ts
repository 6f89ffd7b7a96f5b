import type { Config } from '../config.ts';
import { type Jurisdiction, objectName, type Place } from '../crypto/handle.ts';
import type { Env } from '../env.ts';
import { objectOf } from '../storage/object-of.ts';
import type { Application } from './application.ts';

/** The object of an application. */
export const applicationOf = (env: Env, place: Place): DurableObjectStub<Application> =>
  objectOf(env.APPLICATION, env, place);

/** Where everything of an application lives. */
export const applicationPlace = async (
  { routing }: Pick<Config, 'routing'>,
  clientId: string,
  jurisdiction: Jurisdiction,
): Promise<Place> => ({ jurisdiction, name: await objectName(routing, 'application', clientId) });
