import { join } from 'node:path';
import { Browser } from '../client/browser.ts';
import { basic, Client, codeIn, forEach, locationOf, upTo } from '../client/http.ts';
import { startServer } from '../servers/server.ts';
import {
  authorizationRequest,
  clientCredentials,
  codeOperations,
  type Dialect,
  lookingUp,
} from './code-flow.ts';
import { CLIENT, type Peer, REDIRECT_URI } from './peer.ts';

const SCOPE = 'read';

/** Sends a browser on until it is at the client's, with a code. */
const toTheCode = async (browser: Browser, start: string): Promise<string> => {
  let address = start;
  for (let hops = 0; hops < 12; hops += 1) {
    if (address.startsWith(REDIRECT_URI)) return codeIn(address);
    address = locationOf(await browser.get(address));
  }
  throw new Error(`No end of redirects at ${address}`);
};

/** Signed in, and what the client asks for is agreed to. */
const signedIn = async (client: Client): Promise<Browser> => {
  const browser = new Browser(client);
  await toTheCode(browser, `/auth?${authorizationRequest(SCOPE).query}`);
  return browser;
};

export const oidcProvider: Peer = {
  name: 'oidc-provider',
  setting: 'Node, everything in memory',
  start: async () => {
    const server = await startServer(
      [process.execPath, join(import.meta.dirname, 'oidc-provider-server.ts')],
      { cwd: import.meta.dirname, env: { NODE_ENV: 'production', NODE_NO_WARNINGS: '1' } },
    );
    const client = new Client(server.address);
    const dialect: Dialect = { client, token: '/token', secret: CLIENT.secret };
    const { grants, ...operations } = codeOperations(dialect, async (times, counted) => {
      const browsers = await forEach(upTo(times), () => signedIn(client));
      return counted(() =>
        forEach(browsers, async (browser) => {
          const { query, verifier } = authorizationRequest(SCOPE);
          const answer = await browser.get(`/auth?${query}`);
          return { code: codeIn(locationOf(answer)), verifier };
        }),
      );
    });
    return {
      ...server,
      operations: {
        ...operations,
        introspect: lookingUp(client, grants, '/token/introspection', (token) => ({
          form: { token },
          headers: basic(CLIENT.id, CLIENT.secret),
        })),
        clientCredentials: clientCredentials(dialect),
      },
    };
  },
};
