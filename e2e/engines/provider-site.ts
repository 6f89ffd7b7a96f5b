import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A Keyfob whose simulator is a site of its own, with an opener policy of its own. */
export interface SplitKeyfob {
  /** Origin of Keyfob: pages, API and widget. */
  readonly keyfob: string;
  /** Origin of the provider. */
  readonly provider: string;
  close(): Promise<void>;
}

interface Front {
  readonly headersIn: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
  readonly headersOut: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
}

/** Hands every request on to a server of this machine, and its answer back, with other headers. */
const startFront = async (upstream: string, hostname: string, frontOf: (origin: string) => Front) => {
  const { port: upstreamPort } = new URL(upstream);
  const server = createServer();
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const origin = `http://${hostname}:${(server.address() as AddressInfo).port}`;
  const { headersIn, headersOut } = frontOf(origin);

  const ask = ({ method, url, headers }: IncomingMessage) =>
    request({ host: 'localhost', port: upstreamPort, method, path: url, headers: headersIn(headers) });

  server.on('request', (incoming, answer) => {
    const asked = ask(incoming);
    asked.on('response', (response) => {
      answer.writeHead(response.statusCode ?? 502, headersOut(response.headers));
      response.pipe(answer);
    });
    asked.on('error', () => answer.destroy());
    incoming.pipe(asked);
  });

  server.on('upgrade', (incoming, socket) => {
    const asked = ask(incoming);
    asked.on('upgrade', (response, other, first) => {
      const lines = Object.entries(response.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
      // What came in one piece with the answer.
      socket.write(first);
      other.pipe(socket).pipe(other);
      for (const [end, opposite] of [
        [other, socket],
        [socket, other],
      ] as const) {
        end.on('error', () => opposite.destroy());
        end.on('close', () => opposite.destroy());
      }
    });
    asked.on('response', () => socket.destroy());
    asked.on('error', () => socket.destroy());
    asked.end();
  });

  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { origin, close };
};

const replaceIn = (headers: IncomingHttpHeaders, name: string, from: string, to: string) => {
  const value = headers[name];
  return typeof value === 'string' ? { [name]: value.replaceAll(from, to) } : {};
};

/**
 * Puts two sites in front of one Keyfob in development. Its simulator is part of the Worker and would share the site of
 * the Link page; real providers do not.
 */
export const splitKeyfob = async (upstream: string, openerPolicy: string | null): Promise<SplitKeyfob> => {
  let keyfob = '';
  const provider = await startFront(upstream, 'provider.localhost', (origin) => ({
    headersIn: (headers) => ({
      ...headers,
      host: new URL(keyfob).host,
      ...replaceIn(headers, 'origin', origin, keyfob),
    }),
    headersOut: (headers) => ({
      ...headers,
      ...(openerPolicy ? { 'cross-origin-opener-policy': openerPolicy } : {}),
    }),
  }));
  const front = await startFront(upstream, 'keyfob.localhost', (origin) => {
    keyfob = origin;
    return {
      headersIn: (headers) => headers,
      headersOut: (headers) => ({
        ...headers,
        ...replaceIn(headers, 'location', `${origin}/simulator/`, `${provider.origin}/simulator/`),
        // The one form that leads away names where.
        ...replaceIn(headers, 'content-security-policy', origin, provider.origin),
      }),
    };
  });
  return {
    keyfob,
    provider: provider.origin,
    close: async () => void (await Promise.all([provider.close(), front.close()])),
  };
};
