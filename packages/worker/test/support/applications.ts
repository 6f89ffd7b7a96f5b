import { env } from 'cloudflare:workers';
import type { Result } from '@keyfob/shared/result';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import {
  type ClientSecret,
  FACES,
  OPERATIONS,
  type PublishedRegistration,
  type Registration,
} from '../../src/application/registration/registration.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { base64url, randomBytes, sha256 } from '../../src/crypto/bytes.ts';
import { ORIGIN } from './browser.ts';
import { BASIC, DEMO, REDIRECT_URI } from './keyfob.ts';

/** An application as its own backend knows it. */
export interface Partner {
  readonly id: string;
  readonly secret: string;
  readonly basic: string;
}

export const demo: Partner = { ...DEMO, basic: BASIC };

export const config = async (): Promise<Config> => {
  const read = await readConfig(env, ORIGIN);
  if ('missing' in read) throw new Error(`Settings are missing: ${read.missing}`);
  return read;
};

const formEncode = (text: string): string => new URLSearchParams({ a: text }).toString().slice(2);

export const basicOf = (id: string, secret: string): string =>
  `Basic ${btoa(`${formEncode(id)}:${formEncode(secret)}`)}`;

const objectOf = async ({ clientId, jurisdiction }: Registration) =>
  applicationOf(env, await applicationPlace(await config(), clientId, jurisdiction));

const done = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(`Not registered: ${answer.code} ${answer.detail ?? ''}`);
  return answer.value;
};

/**
 * Puts a registration into its own Application object, which publishes it: by the verbs of the operator's API, past the
 * rules for what an operator may write. Where it is there already, it is made so.
 */
export const publish = async (registration: Registration): Promise<PublishedRegistration> => {
  const application = await objectOf(registration);
  const standing = await application.read();
  if (!standing) return done<PublishedRegistration>(await application.register(registration));
  const { clientId: _, mode: __, jurisdiction: ___, secrets, ...fields } = registration;
  const { version, secrets: before } = standing.registration;
  const seen = { version, webhookUrls: standing.webhookUrls };
  let last = done<PublishedRegistration>(await application.edit(seen, { fields, webhooks: null }));
  const has = (list: readonly ClientSecret[], { hash }: ClientSecret) =>
    list.some((each) => each.hash === hash);
  // The new ones first: a confidential client is never left without any.
  for (const secret of secrets)
    if (!has(before, secret))
      last = done(await application.addSecret({ ...secret, id: `${secret.id}-${secret.hash.slice(0, 8)}` }));
  for (const secret of before)
    if (!has(secrets, secret)) last = done(await application.removeSecret(secret.id));
  return last;
};

export const registrationOf = async (
  clientId: string,
  secret: string | null,
  changes: Partial<Registration> = {},
): Promise<Registration> => ({
  clientId,
  name: 'Second partner',
  type: 'web',
  logoUrl: null,
  privacyUrl: null,
  supportUrl: null,
  secrets: secret === null ? [] : [{ id: 'first', hash: await sha256(secret), createdAt: 0 }],
  jwks: null,
  jwksUri: null,
  redirectUris: [REDIRECT_URI],
  webOrigins: ['https://second.example'],
  faces: FACES,
  scopes: ['all', 'offline_access'],
  requiredScopes: [],
  providers: ['simulator'],
  operations: OPERATIONS,
  mode: 'simulated',
  jurisdiction: 'unrestricted',
  confirmation: 'code',
  pkce: 'optional',
  accessTokens: 'opaque',
  dpop: 'optional',
  pushedRequests: 'optional',
  userTokens: null,
  ...changes,
});

/** Registers an application of its own for a test: a fresh id, so that nobody's cached copy is in the way. */
export const register = async (changes: Partial<Registration> = {}): Promise<Partner> => {
  const id = `partner-${base64url(randomBytes(9))}`;
  const secret = base64url(randomBytes(32));
  await publish(await registrationOf(id, secret, changes));
  return { id, secret, basic: basicOf(id, secret) };
};

/** A public client: it has no secret. */
export const registerPublic = async (): Promise<string> => {
  const id = `public-${base64url(randomBytes(9))}`;
  await publish(await registrationOf(id, null));
  return id;
};
