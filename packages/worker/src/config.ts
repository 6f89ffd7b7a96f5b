import { type RoutingSecret, readRoutingSecret } from './crypto/handle.ts';
import { type KeyRing, readKeyRing } from './crypto/key-ring.ts';
import type { Env } from './env.ts';

/** The settings of one request, checked. */
export interface Config {
  /** Scheme, host and port owners and applications see; every issuer starts with it. */
  readonly origin: string;
  readonly development: boolean;
  /** Whether cookies can carry `Secure` and the `__Host-` prefix. Only plain-http loopback in development cannot. */
  readonly secureCookies: boolean;
  readonly ring: KeyRing;
  readonly routing: RoutingSecret;
  /** What opens the operator's API; `null` where nothing does, for the setting is missing or not good enough. */
  readonly operatorKey: string | null;
}

export type ConfigProblem = { readonly missing: readonly string[] };

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+\.localhost)$/;

export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

/** Development is said by the setting **and** shown by the host: a forgotten setting opens nothing in production. */
const isDevelopment = (env: Env, url: URL): boolean =>
  env.KEYFOB_ENV === 'development' && isLoopback(url.hostname);

/** The development script's keys lie on a developer's disk; a deployment that carries them along has none of its own. */
const DEVELOPMENT_KEY = /^dev-/;

const hasDevelopmentKey = (ring: KeyRing): boolean => ring.keys.some(({ id }) => DEVELOPMENT_KEY.test(id));

/** 256 bits or more, base64url. */
const OPERATOR_KEY = /^[A-Za-z0-9_-]{43,128}$/;

const operatorKeyOf = (text: string | undefined, development: boolean): string | null =>
  text !== undefined && OPERATOR_KEY.test(text) && (development || !DEVELOPMENT_KEY.test(text)) ? text : null;

/** Both secrets are fixed for an isolate's life, and reading them costs key imports: read once per value. */
const routingSecrets = new Map<string, RoutingSecret | null>();

export const routingSecretOf = async (text: string): Promise<RoutingSecret | null> => {
  const known = routingSecrets.get(text);
  if (known !== undefined) return known;
  const read = await readRoutingSecret(text);
  routingSecrets.set(text, read);
  return read;
};

const isOrigin = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && new URL(text).origin === text && protocols.includes(new URL(text).protocol);

/** The settings that a configuration is read from. */
const SETTINGS = [
  'KEYFOB_ENV',
  'KEYFOB_KEYS',
  'KEYFOB_OPERATOR_KEY',
  'KEYFOB_ORIGIN',
  'KEYFOB_ROUTING_SECRET',
] as const;

/** What was read before, latest last: all that a request adds to the settings is the origin that it asked. */
let known: readonly {
  readonly asked: string;
  readonly settings: readonly (string | undefined)[];
  readonly read: Config | ConfigProblem;
}[] = [];
/** A Worker may be asked at any name of a wildcard. */
const KNOWN_LIMIT = 20;

/** Scheme, host and port of an absolute address, as it is written. */
const ORIGIN = /^[a-z]+:\/\/[^/?#]*/;

/** Reads the settings for a request, or names every one that is missing or malformed. */
export const readConfig = async (env: Env, requestUrl: string): Promise<Config | ConfigProblem> => {
  const asked = ORIGIN.exec(requestUrl)?.[0] ?? requestUrl;
  const before = known.find(
    (each) => each.asked === asked && SETTINGS.every((name, index) => each.settings[index] === env[name]),
  );
  if (before) return before.read;
  // Kept once it is read, never as a promise: that of a request which is cut off would be waited for for ever.
  const read = await readAnew(env, asked);
  known = [...known.slice(1 - KNOWN_LIMIT), { asked, settings: SETTINGS.map((name) => env[name]), read }];
  return read;
};

const readAnew = async (env: Env, requestUrl: string): Promise<Config | ConfigProblem> => {
  const url = new URL(requestUrl);
  const ring = readKeyRing(env.KEYFOB_KEYS ?? '');
  const routing = await routingSecretOf(env.KEYFOB_ROUTING_SECRET ?? '');
  const development = isDevelopment(env, url);
  // Issuers, redirects and cookies of production are https, also where a request slipped in without.
  const origin = env.KEYFOB_ORIGIN ?? (development ? url.origin : `https://${url.host}`);
  const originOk = isOrigin(origin, development ? ['https:', 'http:'] : ['https:']);
  const ringOk = ring !== null && (development || !hasDevelopmentKey(ring));
  if (!ringOk || !routing || !originOk) {
    return {
      missing: [
        ...(ringOk ? [] : ['KEYFOB_KEYS']),
        ...(routing ? [] : ['KEYFOB_ROUTING_SECRET']),
        ...(originOk ? [] : ['KEYFOB_ORIGIN']),
      ],
    };
  }
  return {
    origin,
    development,
    secureCookies: !(development && url.protocol === 'http:'),
    ring,
    routing,
    operatorKey: operatorKeyOf(env.KEYFOB_OPERATOR_KEY, development),
  };
};
