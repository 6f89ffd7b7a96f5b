import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import { keyfobOrigin } from './keyfob-origin.ts';
import { userTokens } from './user-token.ts';

/** The demo application as one user has it open. */
export interface Session {
  readonly sub: string;
  readonly fetcher: Fetcher;
  /** Ends its socket, and the subscriptions on it. */
  readonly close: () => void;
}

/** Calls Keyfob as an app of signed-in users does: from its own page, at another origin. */
export const signIn = (sub: string): Session => {
  const token = userTokens(sub);
  const caller = async () => ({
    'x-client-id': 'demo',
    'x-app-id': 'demo',
    Authorization: `Bearer ${await token()}`,
  });
  // Keyfob closes the socket when the token ends; the client comes back, and is asked who it is again.
  const socket = createClient({
    url: `${keyfobOrigin.replace('http', 'ws')}/subscription`,
    connectionParams: caller,
  });
  const fetcher = createGraphiQLFetcher({
    url: `${keyfobOrigin}/graphql`,
    wsClient: socket,
    enableIncrementalDelivery: false,
    fetch: async (input, init) => {
      const headers = new Headers(await caller());
      // What stands in GraphiQL's headers editor goes first: so one can try to be somebody else.
      for (const [name, value] of new Headers(init?.headers)) headers.set(name, value);
      return fetch(input, { ...init, headers });
    },
  });
  return { sub, fetcher, close: () => void socket.dispose() };
};
