import type { Config } from '../config.ts';
import { type Jurisdiction, objectName, type Place, type RoutingSecret } from '../crypto/handle.ts';
import type { Env } from '../env.ts';
import { objectOf } from '../storage/object-of.ts';
import type { Application } from './application.ts';

/** The object of an application. */
export const applicationOf = (env: Env, place: Place): DurableObjectStub<Application> =>
  objectOf(env.APPLICATION, env, place);

/** Names of applications, which every request of theirs needs again. Client ids come from callers, so not all are kept. */
const names = new WeakMap<RoutingSecret, Map<string, string>>();
const NAMES_LIMIT = 500;

const nameOf = async (routing: RoutingSecret, clientId: string): Promise<string> => {
  const known = names.get(routing)?.get(clientId);
  if (known !== undefined) return known;
  const name = await objectName(routing, 'application', clientId);
  const all = names.get(routing) ?? new Map<string, string>();
  if (all.size >= NAMES_LIMIT) all.clear();
  names.set(routing, all.set(clientId, name));
  return name;
};

/** Where everything of an application lives. */
export const applicationPlace = async (
  { routing }: Pick<Config, 'routing'>,
  clientId: string,
  jurisdiction: Jurisdiction,
): Promise<Place> => ({ jurisdiction, name: await nameOf(routing, clientId) });
