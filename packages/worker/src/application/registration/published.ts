import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { Config } from '../../config.ts';
import type { Env } from '../../env.ts';
import { publishedKey } from './publishing.ts';
import { completeRegistration } from './record.ts';
import type { PublishedRegistration } from './registration.ts';

/** The application a newcomer starts with. It exists in development only. */
export const DEMO_CLIENT_ID = 'demo';

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

/** What the operator has just changed through this isolate is not to be answered from its memory. */
export const forgetCopy = (clientId: string): void => {
  copies.delete(clientId);
};

const readPublished = async (env: Env, clientId: string): Promise<PublishedRegistration | null> => {
  const published = await env.PUBLISHED.get<PublishedRegistration>(publishedKey(clientId), {
    type: 'json',
    cacheTtl: LIFETIMES.publishedCopy,
  });
  return published && completeRegistration(published);
};

/** In development the demo application is registered when it is first asked for. */
const registerDemo = async (env: Env, config: Config, now: number): Promise<PublishedRegistration | null> => {
  const { demoApplication } = await import('./demo.ts');
  return demoApplication(env, config, now);
};

/** The registration of a client id, at most a minute old; `null` where there is none. */
export const findApplication = async (
  env: Env,
  config: Config,
  clientId: string,
  now: number,
): Promise<PublishedRegistration | null> => {
  if (!CLIENT_ID.test(clientId)) return null;
  const isDemo = clientId === DEMO_CLIENT_ID;
  if (isDemo && !config.development) return null;
  const copy = copies.get(clientId);
  if (copy && now - copy.readAt < LIFETIMES.publishedCopy * 1000) return copy.registration;
  const published =
    (await readPublished(env, clientId)) ?? (isDemo ? await registerDemo(env, config, now) : null);
  if (!published) forgetCopy(clientId);
  return published && remember(published, now);
};
