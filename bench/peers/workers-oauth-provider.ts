import { createHash } from 'node:crypto';
import { Client, codeIn, forEach, locationOf, upTo } from '../client/http.ts';
import { bundleWorker } from '../servers/bundle.ts';
import { startMiniflare } from '../servers/miniflare.ts';
import type { Server } from '../servers/server.ts';
import { serveWorker, type WorkerSource } from '../servers/workerd.ts';
import { authorizationRequest, codeOperations, type Dialect, lookingUp } from './code-flow.ts';
import { CLIENT, type Peer, REDIRECT_URI, type RunningPeer } from './peer.ts';

/** Its record of the client, as its own registration would write it. */
const record = {
  clientId: CLIENT.id,
  clientSecret: createHash('sha256').update(CLIENT.secret).digest('hex'),
  redirectUris: [REDIRECT_URI],
  grantTypes: ['authorization_code', 'refresh_token'],
  responseTypes: ['code'],
  registrationDate: 0,
  tokenEndpointAuthMethod: 'client_secret_basic',
};

export const workersOAuthProviderSource = async (): Promise<WorkerSource> => ({
  modules: await bundleWorker('workers-oauth-provider'),
  settings: { BENCH_CLIENTS: JSON.stringify({ [`client:${CLIENT.id}`]: JSON.stringify(record) }) },
});

const running = (server: Server): RunningPeer => {
  const client = new Client(server.address);
  const dialect: Dialect = { client, token: '/token', secret: CLIENT.secret };
  const { grants, ...operations } = codeOperations(dialect, (times, counted) =>
    counted(() =>
      forEach(upTo(times), async () => {
        const { query, verifier } = authorizationRequest('read offline_access');
        return { code: codeIn(locationOf(await client.send(`/authorize?${query}`))), verifier };
      }),
    ),
  );
  return {
    ...server,
    operations: {
      ...operations,
      introspect: lookingUp(client, grants, '/api', (token) => ({
        headers: { Authorization: `Bearer ${token}` },
      })),
    },
  };
};

export const workersOAuthProvider: Peer = {
  name: 'workers-oauth-provider, Map',
  setting: 'workerd, a Map in place of KV',
  start: async () => running(await serveWorker(await workersOAuthProviderSource())),
};

/** The same Worker on the only KV there is outside Cloudflare: a simulator, whose cost says nothing of the real one's. */
export const workersOAuthProviderOnMiniflare: Peer = {
  name: 'workers-oauth-provider, miniflare’s KV',
  setting: 'workerd under miniflare, its KV simulator',
  start: async () => {
    const server = await startMiniflare(await workersOAuthProviderSource(), 'OAUTH_KV');
    await new Client(server.address).expect(200, '/bench/seed');
    return running(server);
  },
};
