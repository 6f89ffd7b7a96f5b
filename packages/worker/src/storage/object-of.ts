import type { Place } from '../crypto/handle.ts';
import type { Env } from '../env.ts';

/** The one place that names objects: the seam for jurisdictions, which local runs do not have. */
export const objectOf = <T extends Rpc.DurableObjectBranded | undefined>(
  namespace: DurableObjectNamespace<T>,
  { KEYFOB_ENV }: Env,
  { jurisdiction, name }: Place,
): DurableObjectStub<T> => {
  const within =
    jurisdiction === 'eu' && KEYFOB_ENV !== 'development' ? namespace.jurisdiction('eu') : namespace;
  return within.get(within.idFromName(name));
};
