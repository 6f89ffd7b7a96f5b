import type { Place } from '../crypto/handle.ts';
import type { Env } from '../env.ts';
import type { Application } from './application.ts';

/** The one place that names Application objects: the seam for jurisdictions, which local runs do not have. */
export const applicationOf = (env: Env, place: Place): DurableObjectStub<Application> => {
  const namespace =
    place.jurisdiction === 'eu' && env.KEYFOB_ENV !== 'development'
      ? env.APPLICATION.jurisdiction('eu')
      : env.APPLICATION;
  return namespace.get(namespace.idFromName(place.name));
};
