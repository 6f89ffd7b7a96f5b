import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { Config } from '../config.ts';
import { objectName } from '../crypto/handle.ts';
import type { Env } from '../env.ts';
import { applicationOf } from './application-of.ts';
import { DEMO_CLIENT_ID, demoRegistration } from './demo.ts';
import type { PublishedRegistration } from './registration.ts';

export const publishedKey = (clientId: string): string => `application:${clientId}`;

/** A client id is looked up as it came, so it must be one before it becomes part of a key (RFC 6749 Appendix A.1). */
const CLIENT_ID = /^[\x21-\x7e]{1,128}$/;

interface Copy {
  readonly registration: PublishedRegistration;
  readonly readAt: number;
}

/** An isolate reads a registration from KV at most once in half a minute; KV's own cache holds it as long again. */
const copies = new Map<string, Copy>();
const COPIES_LIMIT = 500;

const remember = (registration: PublishedRegistration, now: number): PublishedRegistration => {
  if (copies.size >= COPIES_LIMIT) copies.clear();
  copies.set(registration.clientId, { registration, readAt: now });
  return registration;
};

/** In development the demo application registers itself, through the same object and copy as any other. */
const registerDemo = async (env: Env, config: Config): Promise<PublishedRegistration> => {
  const name = await objectName(config.routing, 'application', DEMO_CLIENT_ID);
  const registration = await demoRegistration(env.KEYFOB_DEMO_ORIGINS);
  return applicationOf(env, { jurisdiction: registration.jurisdiction, name }).register(registration);
};

/** The registration of a client id, at most a minute old; `null` where there is none. */
export const findApplication = async (
  env: Env,
  config: Config,
  clientId: string,
  now: number,
): Promise<PublishedRegistration | null> => {
  if (!CLIENT_ID.test(clientId)) return null;
  if (clientId === DEMO_CLIENT_ID && !config.development) return null;
  const copy = copies.get(clientId);
  if (copy && now - copy.readAt < LIFETIMES.publishedCopy * 1000) return copy.registration;
  if (clientId === DEMO_CLIENT_ID) return remember(await registerDemo(env, config), now);
  const published = await env.PUBLISHED.get<PublishedRegistration>(publishedKey(clientId), {
    type: 'json',
    cacheTtl: LIFETIMES.publishedCopy,
  });
  return published ? remember(published, now) : null;
};
