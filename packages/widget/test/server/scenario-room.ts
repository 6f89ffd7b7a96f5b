import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as passing } from 'node:timers/promises';
import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import type { WebSocket } from 'ws';
import type { Log, Order, Script, Seen } from './script.ts';

/** Long enough for a whole test; a ticket with less than a minute left is not opened. */
const LIFETIME = 3_600_000;

const tokenOf = (id: string): string => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'status' })}.${part({ sub: id })}.c2lnbmF0dXJlLW9mLXRoaXMtdG9rZW4`;
};

/** Nobody waits for an answer once the tests are over. */
const sleep = (milliseconds: number): Promise<void> => passing(milliseconds, undefined, { ref: false });

/** One test's part of the server: its script, where its session stands, who listens, and what was asked. */
export class ScenarioRoom {
  readonly #name: string;
  readonly #origin: string;
  #script: Script = {};
  #made = 0;
  #snapshots = new Map<string, SessionSnapshot>();
  readonly #seen: Seen[] = [];
  readonly #sockets = new Map<WebSocket, string>();

  constructor(name: string, origin: string) {
    this.#name = name;
    this.#origin = origin;
  }

  get script(): Script {
    return this.#script;
  }

  get log(): Log {
    return { seen: this.#seen, sockets: this.#sockets.size };
  }

  note(kind: Seen['kind'], request: IncomingMessage, body = ''): void {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    this.#seen.push({
      at: Date.now(),
      kind,
      method: request.method ?? '',
      url: request.url ?? '',
      headers,
      body,
    });
  }

  obey(order: Order): void {
    switch (order.do) {
      case 'script':
        this.#script = order.script;
        break;
      case 'tell':
        for (const id of this.#snapshots.keys()) this.#move(id, order.change);
        break;
      case 'say':
        for (const socket of this.#sockets.keys()) socket.send(order.text);
        break;
      case 'cut':
        for (const socket of this.#sockets.keys()) socket.terminate();
    }
  }

  /** The site's backend: asks Keyfob for a session and hands it on. */
  async answerEndpoint(response: ServerResponse): Promise<void> {
    const { endpoint, endpointDelay, session } = this.#script;
    await sleep(endpointDelay ?? 0);
    if (!endpoint) response.end(JSON.stringify({ ...this.#makeSession(), ...session }));
    else if ('down' in endpoint) response.destroy();
    else if ('redirect' in endpoint) response.writeHead(302, { Location: endpoint.redirect }).end();
    else if ('status' in endpoint) {
      if (endpoint.requestId) response.setHeader('X-Request-Id', endpoint.requestId);
      response.writeHead(endpoint.status).end('{"title":"No."}');
    } else response.end('text' in endpoint ? endpoint.text : JSON.stringify(endpoint.answer));
  }

  async answerPoll(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status = 200, retryAfter, text, delay } = this.#script.poll ?? {};
    const snapshot = this.#snapshots.get(id);
    await sleep(delay ?? 0);
    if (retryAfter !== undefined) response.setHeader('Retry-After', retryAfter);
    response.setHeader('X-Request-Id', 'req_poll');
    if (request.headers.authorization !== `Bearer ${tokenOf(id)}`) response.writeHead(401).end();
    else if (status !== 200) response.writeHead(status).end('{"title":"No."}');
    else if (!snapshot && text === undefined) response.writeHead(404).end();
    else response.end(text ?? JSON.stringify(snapshot));
  }

  answerCancel(id: string, request: IncomingMessage, response: ServerResponse): void {
    const allowed = request.headers.authorization === `Bearer ${tokenOf(id)}`;
    const status = allowed ? (this.#script.cancel ?? 204) : 401;
    if (status === 204) this.#move(id, { status: 'cancelled' });
    response.writeHead(status).end();
  }

  /** Whether the upgrade may go on: the token is the subprotocol's second value. */
  mayWatch(id: string, request: IncomingMessage): boolean {
    const [protocol, token] = (request.headers['sec-websocket-protocol'] ?? '').split(', ');
    return this.#script.socket !== 'refused' && protocol === 'keyfob.status.v1' && token === tokenOf(id);
  }

  watch(id: string, socket: WebSocket): void {
    const { socket: behaviour } = this.#script;
    if (behaviour === 'cut') {
      socket.terminate();
      return;
    }
    this.#sockets.set(socket, id);
    socket.on('close', () => this.#sockets.delete(socket));
    if (behaviour !== 'silent') socket.send(JSON.stringify(this.#snapshots.get(id)));
  }

  #move(id: string, change: Partial<SessionSnapshot>): void {
    const snapshot = this.#snapshots.get(id);
    if (!snapshot) return;
    const moved = { ...snapshot, ...change };
    this.#snapshots.set(id, moved);
    for (const [socket, watched] of this.#sockets) if (watched === id) socket.send(JSON.stringify(moved));
  }

  #makeSession(): Record<string, unknown> {
    this.#made += 1;
    const id = `les_${this.#name}_${this.#made}`;
    const expiresAt = new Date(Date.now() + LIFETIME).toISOString();
    this.#snapshots.set(id, { id, status: 'created', expiresAt });
    return { id, url: `${this.#origin}/link/${id}`, statusToken: tokenOf(id), expiresAt, mode: 'live' };
  }
}
