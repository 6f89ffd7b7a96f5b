import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { ScenarioRoom } from './scenario-room.ts';
import type { Order } from './script.ts';

export interface ScriptedServer {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const allowOrigin = (request: IncomingMessage, response: ServerResponse): void => {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*');
  response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type, x-keyfob-connect');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader('Access-Control-Max-Age', '600');
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After, X-Request-Id');
};

const PAGE = '<!doctype html><html lang="en"><title>Link page</title><p>Link page</p></html>';

/** Talks to whatever page frames it, from another origin: `#` holds the message's JSON. */
const STRANGER = `<!doctype html><html lang="en"><title>A stranger</title><script>
for (let i = 0; i < 5; i += 1) parent.postMessage(JSON.parse(decodeURIComponent(location.hash.slice(1))), '*');
</script></html>`;

/**
 * The site's session endpoint and Keyfob's live status, over the wire and by script. A scenario is a path of its own:
 * `POST /{scenario}/link-session` and ids that begin with `les_{scenario}_`. `/control/{scenario}` takes orders.
 */
export const startScriptedServer = async (): Promise<ScriptedServer> => {
  const rooms = new Map<string, ScenarioRoom>();
  let origin = '';
  const room = (name: string): ScenarioRoom => {
    const known = rooms.get(name) ?? new ScenarioRoom(name, origin);
    rooms.set(name, known);
    return known;
  };
  const scenarioOf = (id: string): string => id.split('_')[1] ?? '';

  const control = async (name: string, request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'POST') {
      const order: Order = JSON.parse(await bodyOf(request));
      room(name).obey(order);
    }
    response.end(JSON.stringify(room(name).log));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [first = '', second = '', id = '', verb = ''] = new URL(request.url ?? '/', origin).pathname
      .slice(1)
      .split('/');
    allowOrigin(request, response);
    if (request.method === 'OPTIONS') {
      const name = first === 'v1' ? scenarioOf(id) : first;
      if (name !== 'control') room(name).note('preflight', request);
      response.writeHead(204).end();
    } else if (first === 'control') await control(second, request, response);
    else if (first === 'stranger') response.setHeader('Content-Type', 'text/html').end(STRANGER);
    else if (first === 'link') {
      room(scenarioOf(second)).note('page', request);
      response.setHeader('Content-Type', 'text/html').end(PAGE);
    } else if (first === 'v1') {
      const about = room(scenarioOf(id));
      about.note(verb === 'cancel' ? 'cancel' : 'poll', request);
      if (verb === 'cancel') about.answerCancel(id, request, response);
      else await about.answerPoll(id, request, response);
    } else if (second === 'link-session') {
      room(first).note('session', request, await bodyOf(request));
      await room(first).answerEndpoint(response);
    } else response.writeHead(404).end();
  };

  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'keyfob.status.v1' });
  const hanging = new Set<Duplex>();
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const id = new URL(request.url ?? '/', origin).pathname.split('/')[3] ?? '';
    const about = room(scenarioOf(id));
    about.note('socket', request);
    if (about.script.socket === 'hanging') {
      hanging.add(socket);
      return;
    }
    if (!about.mayWatch(id, request)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => about.watch(id, opened));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  server.on('upgrade', upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: async () => {
      for (const client of sockets.clients) client.terminate();
      for (const socket of hanging) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
