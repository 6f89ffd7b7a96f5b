import { type Client, createClient } from 'graphql-ws';
import { fetchKeyfob } from '../support/keyfob.ts';
import { type App, type ConnectedVehicle, FIELDS } from './face.ts';

export const PROTOCOL = 'graphql-transport-ws';

/** Opens a socket to the Worker of the tests. */
export const openSocket = async (
  protocol = PROTOCOL,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetchKeyfob('/subscription', {
    headers: { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': protocol, ...headers },
  });

/** As a browser's, over the Worker of the tests instead of a network. */
class TestSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly protocol: string;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null = null;
  onerror: ((error: unknown) => void) | null = null;
  #socket: WebSocket | null = null;

  constructor(_: string, protocol: string) {
    this.protocol = protocol;
    openSocket(protocol).then(
      ({ webSocket }) => this.#accept(webSocket),
      (error: unknown) => this.onerror?.(error),
    );
  }

  get readyState(): number {
    return this.#socket?.readyState ?? TestSocket.CONNECTING;
  }

  #accept(socket: WebSocket | null): void {
    if (!socket) {
      this.onerror?.(new Error('no socket'));
      return;
    }
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.onmessage?.({ data }));
    socket.addEventListener('close', ({ code, reason, wasClean }) =>
      this.onclose?.({ code, reason, wasClean }),
    );
    socket.accept();
    this.onopen?.();
  }

  send(data: string): void {
    this.#socket?.send(data);
  }

  close(code?: number, reason?: string): void {
    this.#socket?.close(code, reason);
  }
}

export interface Subscriber {
  readonly client: Client;
  readonly heard: ConnectedVehicle[];
  /** Settles with how it ended. */
  readonly ended: Promise<unknown>;
  hears(what: (vehicle: ConnectedVehicle) => boolean): Promise<ConnectedVehicle>;
}

export const clientOf = (app: App, token: string | null, retryAttempts = 0): Client =>
  createClient({
    url: 'ws://localhost:8787/subscription',
    webSocketImpl: TestSocket,
    retryAttempts,
    connectionParams: {
      'x-client-id': app.clientId,
      'x-app-id': app.clientId,
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    },
  });

/** Follows a connected vehicle with the unmodified client. */
export const follow = (client: Client, id: string): Subscriber => {
  const heard: ConnectedVehicle[] = [];
  let next = Promise.withResolvers<void>();
  const over = Promise.withResolvers<unknown>();
  client.subscribe<{ connectedVehicle: ConnectedVehicle }>(
    { query: `subscription Follow($id: ID!) { connectedVehicle(id: $id) { ${FIELDS} } }`, variables: { id } },
    {
      next: ({ data, errors }) => {
        if (errors) over.resolve(errors);
        if (data) heard.push(data.connectedVehicle);
        next.resolve();
        next = Promise.withResolvers<void>();
      },
      error: (error) => over.resolve(error),
      complete: () => over.resolve(null),
    },
  );
  const hears = async (what: (vehicle: ConnectedVehicle) => boolean): Promise<ConnectedVehicle> => {
    for (;;) {
      const found = heard.find(what);
      if (found) return found;
      await Promise.race([
        next.promise,
        over.promise.then((end) => {
          throw new Error(`It ended: ${JSON.stringify(end)} after ${JSON.stringify(heard)}`);
        }),
      ]);
    }
  };
  return { client, heard, ended: over.promise, hears };
};

/** A socket without a client: what it says is said to the letter. */
export interface RawSocket {
  send(message: unknown): void;
  /** The next message. */
  next(): Promise<unknown>;
  /** With which code it ended. */
  readonly closed: Promise<number>;
}

export const rawSocket = async (headers: Record<string, string> = {}): Promise<RawSocket> => {
  const { webSocket: socket } = await openSocket(PROTOCOL, headers);
  if (!socket) throw new Error('no socket');
  const waiting: unknown[] = [];
  let heard = Promise.withResolvers<void>();
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code));
  });
  socket.addEventListener('message', ({ data }) => {
    waiting.push(JSON.parse(String(data)));
    heard.resolve();
    heard = Promise.withResolvers<void>();
  });
  socket.accept();
  return {
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: async () => {
      while (waiting.length === 0) await heard.promise;
      return waiting.shift();
    },
    closed,
  };
};
