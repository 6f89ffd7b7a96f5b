import type { Config } from '../../config.ts';
import type { Jurisdiction, Place } from '../../crypto/handle.ts';
import type { Env } from '../../env.ts';
import type { Application } from '../application.ts';
import { applicationOf, applicationPlace } from '../application-of.ts';
import type { Standing } from './record.ts';

/** Where an application's object may be. The unrestricted one keeps the client id for the others. */
const JURISDICTIONS: readonly Jurisdiction[] = ['unrestricted', 'eu'];

/** An application as its operator reaches it: at its object, where nothing is a copy. */
export interface Operated {
  readonly place: Place;
  readonly object: DurableObjectStub<Application>;
  readonly standing: Standing;
}

export const findOperated = async (env: Env, config: Config, clientId: string): Promise<Operated | null> => {
  for (const jurisdiction of JURISDICTIONS) {
    const place = await applicationPlace(config, clientId, jurisdiction);
    const object = applicationOf(env, place);
    const standing = await object.read();
    if (standing) return { place, object, standing };
  }
  return null;
};
