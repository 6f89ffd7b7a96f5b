import { env } from 'cloudflare:workers';
import { applicationOf } from '../../src/application/application-of.ts';
import {
  FACES,
  OPERATIONS,
  type PublishedRegistration,
  type Registration,
} from '../../src/application/registration.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { base64url, randomBytes, sha256 } from '../../src/crypto/bytes.ts';
import { objectName } from '../../src/crypto/handle.ts';
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

/** Puts a registration into its own Application object, which publishes it. */
export const publish = async (registration: Registration): Promise<PublishedRegistration> => {
  const name = await objectName((await config()).routing, 'application', registration.clientId);
  return applicationOf(env, { jurisdiction: registration.jurisdiction, name }).register(registration);
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
