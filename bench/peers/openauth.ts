import { Browser } from '../client/browser.ts';
import { Client, codeIn, forEach, locationOf, upTo } from '../client/http.ts';
import { bundleWorker } from '../servers/bundle.ts';
import { serveWorker } from '../servers/workerd.ts';
import { authorizationRequest, clientCredentials, codeOperations, type Dialect } from './code-flow.ts';
import { CLIENT, type Peer } from './peer.ts';

export const openauth: Peer = {
  name: 'openauth',
  setting: 'workerd, everything in memory',
  start: async () => {
    const server = await serveWorker({
      modules: await bundleWorker('openauth'),
      flags: ['nodejs_compat'],
    });
    const client = new Client(server.address);
    // Its clients have no secrets.
    const dialect: Dialect = { client, token: '/token', secret: null };
    const { grants: _, ...operations } = codeOperations(dialect, (times, counted) =>
      counted(() =>
        forEach(upTo(times), async () => {
          const browser = new Browser(client);
          const { query, verifier } = authorizationRequest('read');
          const handedOn = locationOf(await browser.get(`/authorize?${query}`));
          return { code: codeIn(locationOf(await browser.get(handedOn))), verifier };
        }),
      ),
    );
    const more = { provider: 'bench', client_secret: CLIENT.secret };
    return {
      ...server,
      operations: { ...operations, clientCredentials: clientCredentials(dialect, more) },
    };
  },
};
