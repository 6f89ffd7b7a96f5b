import { PROVIDERS } from '@keyfob/shared/vehicle/vehicle';
import type { Config } from '../../config.ts';
import { base64url, randomBytes } from '../../crypto/bytes.ts';
import type { Env } from '../../env.ts';
import { createApplication } from './create-application.ts';
import { MOUNTED_FACES } from './faces.ts';
import { keptSecret } from './new-application.ts';
import { findOperated } from './operated.ts';
import { DEMO_CLIENT_ID } from './published.ts';
import type { PublishedRegistration } from './registration.ts';

/** Public by purpose, and refused outside development: config.ts decides what that is. */
const DEMO_CLIENT_SECRET = 'demo-secret-for-development-only';

const PARTNER_SITE = 'http://localhost:5173';

/** Where examples/graphiql runs: its page calls as the demo application. */
export const GRAPHIQL = 'http://localhost:5174';

const origins = (text: string | undefined): string[] =>
  (text ?? '').split(',').filter((origin) => URL.canParse(origin) && new URL(origin).origin === origin);

/** The application a newcomer starts with, as a body of `POST /v1/applications`. */
const demoBody = (extraOrigins: readonly string[]) => ({
  clientId: DEMO_CLIENT_ID,
  name: 'Example partner',
  redirectUris: [
    `${PARTNER_SITE}/return`,
    'http://localhost:5000/callback',
    'https://example.com/callback',
    ...[GRAPHIQL, ...extraOrigins].map((origin) => `${origin}/return`),
  ],
  webOrigins: [PARTNER_SITE, GRAPHIQL, ...extraOrigins],
  faces: MOUNTED_FACES,
  providers: PROVIDERS,
  userTokens: {
    issuer: 'urn:keyfob:development',
    audience: DEMO_CLIENT_ID,
    algorithms: ['HS256'],
    sharedKey: base64url(randomBytes(32)),
  },
  scopes: ['all', 'offline_access'],
  confirmation: 'codeless',
  pkce: 'optional',
});

/**
 * Registers the demo application, if it never was. What its developer made of it since stays, and so does its end:
 * then the answer is `null`. KEYFOB_DEMO_ORIGINS: where else its sites run, separated by commas.
 */
export const demoApplication = async (
  env: Env,
  config: Config,
  now: number,
): Promise<PublishedRegistration | null> => {
  const body = demoBody(origins(env.KEYFOB_DEMO_ORIGINS));
  const kept = await keptSecret('demo', DEMO_CLIENT_SECRET, now);
  const made = await createApplication(env, config, body, now, { text: DEMO_CLIENT_SECRET, kept });
  if (made.ok) return made.value.standing.registration;
  const operated = await findOperated(env, config, DEMO_CLIENT_ID);
  return operated?.standing.registration ?? null;
};
