import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { basic, type Client } from '../client/http.ts';
import { CLIENT, REDIRECT_URI } from './peer.ts';

export const KEYFOB_ORIGIN = 'https://keyfob.example.com';
export const WEB_ORIGIN = 'https://client.example.com';
const WEBHOOK_URL = 'https://client.example.com/webhooks';

/** The permissions of an application that shows a car's battery and where it is. */
export const SCOPE =
  'vehicle:information vehicle:charge_state vehicle:location vehicle:odometer offline_access';

const secret = (): string => randomBytes(32).toString('base64url');

interface Configuration {
  readonly ratelimits?: readonly { readonly name: string }[];
}

/** Names of the rate limits in Keyfob's own configuration. */
const limits = (): string[] => {
  const path = join(import.meta.dirname, '../../packages/worker/wrangler.jsonc');
  const text = readFileSync(path, 'utf8').replaceAll(/^\s*\/\/.*$/gm, '');
  const configuration: Configuration = JSON.parse(text);
  return (configuration.ratelimits ?? []).map(({ name }) => name);
};

const OPERATOR_KEY = secret();

/** Settings of a Keyfob in production, with keys that nothing outlives. Like its peers here it logs no requests. */
export const keyfobSettings = (): Record<string, string> => ({
  KEYFOB_ORIGIN,
  KEYFOB_KEYS: `bench:${secret()}`,
  KEYFOB_ROUTING_SECRET: secret(),
  KEYFOB_OPERATOR_KEY: OPERATOR_KEY,
  KEYFOB_LOG_LEVEL: 'warn',
  BENCH_LIMITS: JSON.stringify(limits()),
});

export const KEYFOB_OBJECTS = { GARAGE: 'Garage', APPLICATION: 'Application' } as const;

/** Registers the client as an operator would. Answers its secret. */
export const registerAtKeyfob = async (client: Client): Promise<string> => {
  const { text } = await client.expect(201, '/v1/applications', {
    headers: { Authorization: `Bearer ${OPERATOR_KEY}` },
    json: {
      clientId: CLIENT.id,
      name: 'Example partner',
      mode: 'simulated',
      scopes: SCOPE.split(' '),
      redirectUris: [REDIRECT_URI],
      webOrigins: [WEB_ORIGIN],
    },
  });
  const { clientSecret } = JSON.parse(text);
  if (typeof clientSecret !== 'string') throw new Error('Keyfob told no secret.');
  return clientSecret;
};

/** What signs the tokens of users of {@link registerFace}'s application. */
const USER_TOKENS = { issuer: 'https://identity.example.com', audience: 'bench', key: randomBytes(32) };

/** Registers an application whose users call the GraphQL face. Answers its client id. */
export const registerFace = async (client: Client): Promise<string> => {
  const { text } = await client.expect(201, '/v1/applications', {
    headers: { Authorization: `Bearer ${OPERATOR_KEY}` },
    json: {
      name: 'Example app',
      mode: 'simulated',
      faces: ['core', 'chargetrip'],
      scopes: ['vehicle:vin', ...SCOPE.split(' ')],
      redirectUris: [REDIRECT_URI],
      providers: ['enode', 'simulator'],
      userTokens: {
        issuer: USER_TOKENS.issuer,
        audience: USER_TOKENS.audience,
        algorithms: ['HS256'],
        sharedKey: USER_TOKENS.key.toString('base64url'),
      },
    },
  });
  return JSON.parse(text).clientId;
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A user's token for that application, good for a day. */
export const userToken = (sub: string): string => {
  const { issuer: iss, audience: aud, key } = USER_TOKENS;
  const exp = Math.floor(Date.now() / 1000) + 24 * 60 * 60;
  const signed = `${part({ alg: 'HS256' })}.${part({ iss, aud, sub, exp })}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
};

/** Registers where the client hears what happens. */
export const addWebhook = async (client: Client, clientSecret: string): Promise<void> => {
  await client.expect(201, '/v1/webhooks', {
    headers: basic(CLIENT.id, clientSecret),
    json: { url: WEBHOOK_URL },
  });
};
