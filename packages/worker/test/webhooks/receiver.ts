import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';

/**
 * How an endpoint behaves. `refuses`: a text; who sends it in a body gets 500, everybody else 204. `token`: the
 * management token it hashes Smartcar's challenges with, which it answers whatever else it does.
 */
export interface Behaviour {
  readonly does: 'answer' | 'hang up' | 'redirect' | 'hold';
  readonly status?: number;
  readonly refuses?: string;
  readonly token?: string;
}

/** One request as it came over the wire. */
export interface Heard {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What it was answered; `null` while it is held, or where the connection was cut. */
  status: number | null;
}

interface Box {
  behaviour: Behaviour;
  readonly heard: Heard[];
  readonly held: Set<() => void>;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the receiver. */
    receiver: string;
  }
}

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

const challengeIn = (body: string): string | null => {
  const { eventType, data } = JSON.parse(body);
  return eventType === 'VERIFY' ? data.challenge : null;
};

const act = ({ behaviour, held }: Box, entry: Heard, response: ServerResponse): void => {
  const answer = (status: number, headers: Record<string, string> = {}) => {
    entry.status = status;
    response.writeHead(status, headers).end();
  };
  const { does, status = 204, refuses, token } = behaviour;
  const challenge = token === undefined ? null : challengeIn(entry.body);
  if (token !== undefined && challenge !== null) {
    entry.status = 200;
    const hashed = createHmac('sha256', token).update(challenge).digest('hex');
    response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify({ challenge: hashed }));
  } else if (does === 'hang up') response.destroy();
  else if (does === 'redirect') answer(307, { Location: '/hooks/elsewhere' });
  else if (does === 'hold') {
    const release = () => answer(status);
    held.add(release);
    response.once('close', () => held.delete(release));
  } else answer(refuses !== undefined && entry.body.includes(refuses) ? 500 : status);
};

/** `/hooks/{box}` is an endpoint; `/box/{box}` tells what it heard (GET) or how to behave (PUT). */
const serve = (boxes: Map<string, Box>) => async (request: IncomingMessage, response: ServerResponse) => {
  const [, kind, name = ''] = (request.url ?? '').split('/');
  const box = boxes.get(name) ?? { behaviour: { does: 'answer' }, heard: [], held: new Set() };
  boxes.set(name, box);
  const body = await readBody(request);
  if (kind === 'hooks') {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([key, value]) => [key, String(value)]),
    );
    const entry: Heard = { headers: { ...headers, ':method': request.method ?? '' }, body, status: null };
    box.heard.push(entry);
    return act(box, entry, response);
  }
  if (request.method === 'PUT') {
    box.behaviour = JSON.parse(body);
    for (const release of box.held) release();
  }
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify({ heard: box.heard, held: box.held.size }));
};

/** A server of a partner's: real HTTP on loopback, for as long as the tests run. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  const server = createServer(serve(new Map()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  project.provide('receiver', `http://localhost:${port}`);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
};
