import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { AppContext } from '../context.ts';
import { publicKeys } from '../crypto/signing-key.ts';

/**
 * The keys that published access tokens are verified with (RFC 7517): one for each of the ring, so that a token signed
 * before a rotation is verified as long as it lives. Whoever meets a key that is not in its copy fetches again.
 */
export const keySet = async (c: AppContext): Promise<Response> => {
  c.header('Cache-Control', `public, max-age=${LIFETIMES.keySet}`);
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  return c.json({ keys: await publicKeys(c.var.config.ring) });
};
