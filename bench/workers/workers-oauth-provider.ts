import { type OAuthHelpers, OAuthProvider } from '@cloudflare/workers-oauth-provider';
import { type KvOperation, MapKv } from './map-kv.ts';

interface Environment {
  /** The registered client's record, by its key, as JSON. */
  readonly BENCH_CLIENTS: string;
  /** Given by miniflare; without it, a Map stands in. */
  readonly OAUTH_KV?: KVNamespace;
}

interface Dressed extends Environment {
  readonly OAUTH_PROVIDER: OAuthHelpers;
}

const counts: Record<KvOperation, number> = { read: 0, write: 0, delete: 0, list: 0 };

/** The owner is new each time and agrees to everything at once; a page would only add to it. */
const authorize = async (request: Request, { OAUTH_PROVIDER }: Dressed): Promise<Response> => {
  const asked = await OAUTH_PROVIDER.parseAuthRequest(request);
  const userId = crypto.randomUUID();
  const { redirectTo } = await OAUTH_PROVIDER.completeAuthorization({
    request: asked,
    userId,
    scope: asked.scope,
    metadata: {},
    props: { userId },
  });
  return new Response(null, { status: 302, headers: { Location: redirectTo } });
};

const provider = new OAuthProvider<Dressed>({
  apiRoute: '/api',
  apiHandler: { fetch: (_request, _env, ctx) => Response.json({ active: true, props: ctx.props }) },
  defaultHandler: { fetch: (request, env) => authorize(request, env) },
  authorizeEndpoint: '/authorize',
  tokenEndpoint: '/token',
  scopesSupported: ['read', 'offline_access'],
  resourceMetadata: { resource: 'http://localhost/api', authorization_servers: ['http://localhost'] },
});

let environment: Dressed | null = null;

const dressed = (env: Environment): Dressed => {
  const kv = new MapKv(JSON.parse(env.BENCH_CLIENTS), (operation) => {
    counts[operation] += 1;
  });
  environment ??= { ...env, OAUTH_KV: env.OAUTH_KV ?? kv } as unknown as Dressed;
  return environment;
};

/** miniflare's namespace begins empty. */
const seed = async (env: Environment): Promise<Response> => {
  const clients: Record<string, string> = JSON.parse(env.BENCH_CLIENTS);
  for (const [key, value] of Object.entries(clients)) await env.OAUTH_KV?.put(key, value);
  return Response.json(counts);
};

export default {
  fetch: (request: Request, env: Environment, ctx: ExecutionContext): Response | Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/bench/counts') return Response.json(counts);
    if (pathname === '/bench/seed') return seed(env);
    return provider.fetch(request, dressed(env), ctx);
  },
};
