import { type Failure, fail } from '@keyfob/shared/result';
import type { AppContext } from '../context.ts';
import type { Env } from '../env.ts';
import { log } from '../log.ts';
import { callerOf } from './address.ts';

/**
 * The sizes there are, as wrangler.jsonc binds them: requests in a period of seconds, counted for each key and in each
 * of Cloudflare's places by itself.
 */
export const LIMITERS = {
  /** A million links that are refreshed every hour, all by one backend: 280 a second. */
  RATE_WIDE: { limit: 3000, period: 10 },
  /** Ten a second: a house full of owners, or every new link of a large application. */
  RATE_MIDDLE: { limit: 600, period: 60 },
  /** One a second: more than the people behind one address sign in. */
  RATE_NARROW: { limit: 60, period: 60 },
} as const;

type Limiter = keyof typeof LIMITERS;

interface RateLimit {
  readonly endpoint: string;
  readonly methods: readonly string[];
  readonly path: RegExp;
  /** For each address, before anything is read. */
  readonly address: Limiter;
  /** For each application, once it proved itself. */
  readonly client?: Limiter;
  /** For each address of a public client, whose id is known to everybody. */
  readonly publicClient?: Limiter;
}

const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** Each request is counted at the first line that it matches. */
export const RATE_LIMITS: readonly RateLimit[] = [
  // A backend refreshes all its links from one address.
  {
    endpoint: 'token',
    methods: ['POST'],
    path: /^\/(oauth|enode\/oauth2|smartcar\/oauth2?)\/token$/,
    address: 'RATE_WIDE',
    client: 'RATE_WIDE',
    publicClient: 'RATE_MIDDLE',
  },
  // Each stores a request, and is one new link.
  {
    endpoint: 'par',
    methods: ['POST'],
    path: /^\/oauth\/par$/,
    address: 'RATE_WIDE',
    client: 'RATE_MIDDLE',
    publicClient: 'RATE_NARROW',
  },
  // Each asks a garage.
  {
    endpoint: 'revoke-introspect',
    methods: ['POST'],
    path: /^\/oauth\/(revoke|introspect)$/,
    address: 'RATE_WIDE',
    client: 'RATE_WIDE',
    publicClient: 'RATE_NARROW',
  },
  // One person’s scripts; bounds how fast the key is guessed at.
  {
    endpoint: 'operator',
    methods: ['GET', ...WRITES],
    path: /^\/v1\/(applications|catalogue|keys)(\/|$)/,
    address: 'RATE_MIDDLE',
  },
  // Each may make a garage.
  {
    endpoint: 'link-session',
    methods: ['POST'],
    path: /^\/(v1\/link-sessions|enode\/users\/[^/]+\/link)$/,
    address: 'RATE_WIDE',
    client: 'RATE_MIDDLE',
  },
  // Browsers watch and poll; many may share an address.
  {
    endpoint: 'status',
    methods: ['GET', 'POST'],
    path: /^\/v1\/link-sessions\/[^/]+\/(watch|cancel)$/,
    address: 'RATE_MIDDLE',
  },
  // A test or a resend calls the application’s server.
  {
    endpoint: 'webhook',
    methods: WRITES,
    path: /^\/v1\/webhooks(\/|$)/,
    address: 'RATE_WIDE',
    client: 'RATE_NARROW',
  },
  // Draws a page; writes nothing.
  {
    endpoint: 'authorize',
    methods: ['GET', 'POST'],
    path: /^\/(oauth\/authorize|enode\/oauth2\/auth|smartcar\/oauth\/(re)?auth[a-z]+)$/,
    address: 'RATE_MIDDLE',
  },
  // A backend reads all its vehicles from one address.
  {
    endpoint: 'api',
    methods: ['GET', ...WRITES],
    path: /^\/(v1|enode|smartcar)\//,
    address: 'RATE_WIDE',
    client: 'RATE_WIDE',
  },
  // On a first page each makes a garage, for anybody.
  {
    endpoint: 'link-entry',
    methods: ['POST'],
    path: /^\/link\/[^/]+\/(open|unlisted|deny|cancel)$/,
    address: 'RATE_NARROW',
  },
  // Begins a sign-in at a provider, in our name.
  {
    endpoint: 'link-provider',
    methods: ['POST'],
    path: /^\/link\/[^/]+\/provider$/,
    address: 'RATE_NARROW',
  },
  // Apps call for their users from wherever these are; a user’s own garage bounds what one of them makes.
  {
    endpoint: 'graphql',
    methods: ['GET', 'POST'],
    path: /^\/(graphql|subscription)$/,
    address: 'RATE_WIDE',
    publicClient: 'RATE_MIDDLE',
  },
  // An owner’s way through the pages, and back from a provider.
  {
    endpoint: 'link',
    methods: ['GET', 'POST'],
    path: /^\/(link|callback)\//,
    address: 'RATE_MIDDLE',
  },
  // A sign-in may make a ledger; our own connector calls from no address.
  {
    endpoint: 'simulator',
    methods: ['POST'],
    path: /^\/simulator\/oauth\//,
    address: 'RATE_NARROW',
  },
  // It stands in production too, for applications with simulated vehicles.
  {
    endpoint: 'simulator-reads',
    methods: ['GET', ...WRITES],
    path: /^\/simulator\//,
    address: 'RATE_MIDDLE',
  },
];

/** A HEAD is answered as a GET is. */
const lineOf = (c: AppContext): RateLimit | undefined => {
  const asked = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  return RATE_LIMITS.find(({ methods, path }) => methods.includes(asked) && path.test(c.req.path));
};

let told = false;

/** Without limiters nothing is counted, which an isolate says once. */
const tellOff = (c: AppContext): void => {
  if (!told) log('rate_limits_off', { requestId: c.var.requestId }, { least: c.env.KEYFOB_LOG_LEVEL });
  told = true;
};

const count = async (c: AppContext, limiter: Limiter, key: string): Promise<Failure | null> => {
  const binding: Env[Limiter] = c.env[limiter];
  const outcome = await binding?.limit({ key }).catch(() => undefined);
  if (!outcome) tellOff(c);
  if (outcome?.success !== false) return null;
  c.header('Retry-After', String(LIMITERS[limiter].period));
  return fail('rate_limited');
};

/** Counts a request for its address: a failure where there were too many. Nothing was read or asked until then. */
export const countAddress = async (c: AppContext): Promise<Failure | null> => {
  const caller = callerOf(c);
  const line = caller === null ? undefined : lineOf(c);
  return line ? count(c, line.address, `${line.endpoint} address ${caller}`) : null;
};

/** Counts it for its application too, which has proved itself, or for what a public client's id is worth. */
export const countClient = async (
  c: AppContext,
  clientId: string,
  proved: boolean,
): Promise<Failure | null> => {
  const caller = callerOf(c);
  const line = caller === null ? undefined : lineOf(c);
  const limiter = proved ? line?.client : line?.publicClient;
  if (!line || !limiter) return null;
  const whose = proved ? `client ${clientId}` : `public client ${clientId} at ${caller}`;
  return count(c, limiter, `${line.endpoint} ${whose}`);
};
