import { Browser } from '../client/browser.ts';
import { basic, Client, codeIn, locationOf } from '../client/http.ts';
import { approve, enter, lastPage, open, walkToVehicles } from '../client/keyfob-owner.ts';
import { authorizationRequest, type Dialect, exchange, refresh } from '../peers/code-flow.ts';
import { KEYFOB_ORIGIN, SCOPE } from '../peers/keyfob-registration.ts';
import { CLIENT } from '../peers/peer.ts';
import { workersOAuthProviderSource } from '../peers/workers-oauth-provider.ts';
import { serveWorker } from '../servers/workerd.ts';
import type { MeteredKeyfob } from './metered-keyfob.ts';
import { sumOf, type Usage } from './prices.ts';

/** The calls both serve. A link's brand, provider and vehicles belong to no authorization server and are left out. */
export const CALLS = ['authorize + exchange', 'refresh', 'a token looked up'] as const;
export type CallUsages = Readonly<Record<(typeof CALLS)[number], Usage>>;

/** Keyfob's: a new owner, so a garage is made; with all pages that lead to the code. */
export const keyfobCalls = async (keyfob: MeteredKeyfob): Promise<CallUsages> => {
  const { client, clientSecret } = keyfob;
  const dialect: Dialect = { client, token: '/oauth/token', secret: clientSecret };
  const browser = new Browser(client, KEYFOB_ORIGIN);
  const { query, verifier } = authorizationRequest(SCOPE);
  await keyfob.take();
  const opened = await open(browser, await enter(browser, `/oauth/authorize?${query}`));
  const entered = await keyfob.take();
  const vehicles = await walkToVehicles(browser, opened);
  await keyfob.take();
  const code = await lastPage(browser, await approve(browser, vehicles));
  const tokens = await exchange(dialect, { code, verifier });
  await keyfob.advance(0);
  const exchanged = await keyfob.take();
  await refresh(dialect, tokens.refreshToken);
  await keyfob.advance(0);
  const refreshed = await keyfob.take();
  await client.expect(200, '/oauth/introspect', {
    form: { token: tokens.accessToken },
    headers: basic(CLIENT.id, clientSecret),
  });
  return {
    'authorize + exchange': sumOf([entered, exchanged]),
    refresh: refreshed,
    'a token looked up': await keyfob.take(),
  };
};

const NOTHING: Usage = {
  requests: 0,
  objectRequests: 0,
  alarms: 0,
  objectMs: 0,
  rowsRead: 0,
  rowsWritten: 0,
  written: {},
  kv: { read: 0, write: 0, delete: 0, list: 0 },
  providerCalls: 0,
  outbound: 0,
  created: 0,
  cpuMs: 0,
  messages: 0,
};

/** workers-oauth-provider's, which keeps everything in KV. */
export const workersOAuthProviderCalls = async (): Promise<CallUsages> => {
  const server = await serveWorker(await workersOAuthProviderSource());
  const client = new Client(server.address);
  const dialect: Dialect = { client, token: '/token', secret: CLIENT.secret };
  const total = async (): Promise<Usage['kv']> =>
    JSON.parse((await client.expect(200, '/bench/counts')).text);
  let before = await total();
  const take = async (requests: number): Promise<Usage> => {
    const now = await total();
    const since = { ...now };
    for (const name of ['read', 'write', 'delete', 'list'] as const)
      Object.assign(since, { [name]: now[name] - before[name] });
    before = now;
    return { ...NOTHING, requests, kv: since };
  };
  try {
    const { query, verifier } = authorizationRequest('read offline_access');
    const code = codeIn(locationOf(await client.send(`/authorize?${query}`)));
    const tokens = await exchange(dialect, { code, verifier });
    const exchanged = await take(2);
    await refresh(dialect, tokens.refreshToken);
    const refreshed = await take(1);
    await client.expect(200, '/api', { headers: { Authorization: `Bearer ${tokens.accessToken}` } });
    return { 'authorize + exchange': exchanged, refresh: refreshed, 'a token looked up': await take(1) };
  } finally {
    client.close();
    await server.stop();
  }
};
