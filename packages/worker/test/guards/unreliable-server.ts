import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of a server that does to its callers what partners' servers do. */
    unreliable: string;
  }
}

const TOO_MUCH = 'x'.repeat(16 * 1024);

/** Writes for as long as the caller reads. */
const pour = (response: ServerResponse): void => {
  while (!response.destroyed && response.write(TOO_MUCH));
  response.once('drain', () => pour(response));
};

const heard = (request: IncomingMessage, body: string): string =>
  JSON.stringify({ method: request.method, headers: request.headers, body });

const echo: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    response.setHeader('Set-Cookie', 'seen=1');
    response.end(heard(request, Buffer.concat(chunks).toString()));
  });
};

/** How many times each address was asked for. */
const asked = new Map<string, number>();

const ANSWERS: Readonly<Record<string, RequestListener>> = {
  '/echo': echo,
  '/never': () => {},
  '/begins-and-stops': (_, response) => {
    response.writeHead(200);
    response.write('{');
  },
  '/pours': (_, response) => {
    response.writeHead(200);
    pour(response);
  },
  '/hangs-up': (request) => request.socket.destroy(),
  '/breaks-off': (request, response) => {
    response.writeHead(200, { 'Content-Length': '100' });
    response.write('{');
    setTimeout(() => request.socket.destroy(), 50);
  },
  '/nonsense': (request) => request.socket.end('this is no HTTP\r\n\r\n'),
  '/fails': (_, response) => response.writeHead(500).end('fault'),
  '/asked': (_, response) => response.end(JSON.stringify(Object.fromEntries(asked))),
};

export default async (project: TestProject): Promise<() => void> => {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const status = Number(/^\/redirects\/(\d+)$/.exec(path)?.[1]);
    if (status) response.writeHead(status, { Location: '/echo?followed' }).end('moved');
    else if (ANSWERS[path]) ANSWERS[path](request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('unreliable', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return () => {
    server.closeAllConnections();
    server.close();
  };
};
