import type { AppContext } from '../../context.ts';
import { sha256 } from '../../crypto/bytes.ts';
import { applicationOf, applicationPlace } from '../application-of.ts';
import type { PublishedRegistration } from '../registration/registration.ts';

/** What a client says once. Each kind has values of its own. */
export type ClaimKind = 'client-assertion' | 'dpop-proof';

/** The object that remembers may be ahead of the Worker that checked: it forgets this much later, in seconds. */
const MARGIN = 60;

/**
 * Takes a value that a client may say once, in its Application; `false`: it was said before. `until`: seconds since the
 * epoch, from when on the value is refused for its age.
 */
export const claimForApplication = async (
  c: AppContext,
  { clientId, jurisdiction }: PublishedRegistration,
  kind: ClaimKind,
  value: string,
  until: number,
): Promise<boolean> => {
  const place = await applicationPlace(c.var.config, clientId, jurisdiction);
  const key = `${kind}|${await sha256(value)}`;
  return applicationOf(c.env, place).claimOnce(key, (until + MARGIN) * 1000);
};
