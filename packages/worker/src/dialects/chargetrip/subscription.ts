import { fail, type Result, succeed } from '@keyfob/shared/result';
import { type ExecutionArgs, GraphQLError, getOperationAST, subscribe } from 'graphql';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type SubscribePayload } from 'graphql-ws';
import { forOperation } from '../../application/registration/operations.ts';
import type { AppContext } from '../../context.ts';
import type { ShownView } from '../../garage/shown-views.ts';
import { logFault } from '../../guards/request-log.ts';
import { type Caller, type Credentials, callerOf, callerStill, type FaceContext, userFor } from './caller.ts';
import { connectedVehicleOf, done, garageWith } from './connected-vehicles.ts';
import { prepare } from './documents.ts';
import { sendFailure } from './envelope.ts';
import { documentError, FaceError, faultBehind, formatted } from './face-error.ts';
import { mayIntrospect } from './graphql.ts';
import { Pace } from './pace.ts';
import { schema } from './schema.ts';
import { ViewUpdates } from './view-updates.ts';
import { wireErrorOf } from './wire-error.ts';

/** Operations of one socket at a time, each until the last of its calls is over. */
const OPERATIONS_LIMIT = 10;
/** Operations that a socket may begin in a minute, and messages of any kind. */
const OPERATIONS_A_MINUTE = 60;
const MESSAGES_A_MINUTE = 600;
/** Characters of a message: a document and its variables. */
const MESSAGE_LIMIT = 20_000;
/** A proxy ends a socket on which nothing is heard for a minute or two. Milliseconds. */
const PING_EVERY = 45_000;
/** A timer runs no longer than this. Milliseconds. */
const TIMER_LIMIT = 2 ** 31 - 1;
/** The protocol's "too many initialisation requests": after it graphql-ws does not come back by itself. */
const TOO_MANY = CloseCode.TooManyInitialisationRequests;
/** While nothing is said: a look costs a read of KV, and a ping comes every minute. Milliseconds. */
const LOOK_EVERY = 10 * 60_000;
/** RFC 6455 §7.4.1, and "service restart" of its registry: the client is to come again. */
const GONE = 1001;
const COME_AGAIN = 1012;

/** What a client says in `connection_init`, as it says it in headers elsewhere: in any case. */
const credentialsIn = (payload: Readonly<Record<string, unknown>> = {}): Credentials => {
  const said = new Map(Object.entries(payload).map(([name, value]) => [name.toLowerCase(), value]));
  const text = (name: string): string | null => {
    const value = said.get(name);
    return typeof value === 'string' ? value : null;
  };
  return {
    clientId: text('x-client-id'),
    appId: text('x-app-id'),
    authorization: text('authorization'),
  };
};

const refused = (code: string, message: string): readonly GraphQLError[] => [
  new GraphQLError(message, documentError(code, message)),
];

const CLOSED = refused('FORBIDDEN', 'The socket is closed.');

/** One client's socket, from its upgrade to its end. The operations on it live as long as it does, and nowhere else. */
class Subscriber {
  readonly #c: AppContext;
  readonly #socket: WebSocket;
  readonly #updates = new ViewUpdates(() => this.#end(COME_AGAIN, 'Service restart'));
  readonly #timers: ReturnType<typeof setTimeout>[] = [];
  readonly #messages = new Pace(MESSAGES_A_MINUTE);
  readonly #begun = new Pace(OPERATIONS_A_MINUTE);
  readonly #running = new Set<unknown>();
  #shown: Credentials | null = null;
  #caller: Caller | null = null;
  #answered = true;
  #lookedAt = Date.now();

  constructor(c: AppContext, socket: WebSocket) {
    this.#c = c;
    this.#socket = socket;
  }

  run(): void {
    const socket = this.#socket;
    let hear: (data: string) => Promise<void> = async () => {};
    const closed = this.#server().opened(
      {
        protocol: GRAPHQL_TRANSPORT_WS_PROTOCOL,
        send: (data) => this.#send(data),
        close: (code, reason) => this.#end(code ?? CloseCode.InternalServerError, reason ?? ''),
        onMessage: (callback) => {
          hear = callback;
        },
        onPing: (payload) => {
          this.#send(JSON.stringify({ type: 'pong', ...(payload ? { payload } : {}) }));
          return this.#lookAgain();
        },
        onPong: () => {
          this.#answered = true;
        },
      },
      undefined,
    );
    socket.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string' || data.length > MESSAGE_LIMIT)
        return this.#end(CloseCode.BadRequest, 'Message too large');
      if (this.#messages.isTooFast(Date.now())) return this.#end(TOO_MANY, 'Too many messages');
      hear(data).catch((error: unknown) => {
        logFault(this.#c, error);
        this.#end(CloseCode.InternalServerError, 'Internal server error');
      });
    });
    const over = ({ code = GONE, reason = '' }: { code?: number; reason?: string }): void => {
      for (const timer of this.#timers) clearTimeout(timer);
      this.#updates.close();
      void closed(code, reason);
    };
    socket.addEventListener('close', over);
    socket.addEventListener('error', () => over({}));
    this.#timers.push(setInterval(() => this.#ping(), PING_EVERY));
  }

  #server() {
    return makeServer({
      onConnect: ({ connectionParams }) => this.#enter(credentialsIn(connectionParams)),
      onSubscribe: async (_, __, payload) => {
        if (this.#begun.isTooFast(Date.now())) this.#end(TOO_MANY, 'Too many operations');
        if (!(await this.#askAgain())) return CLOSED;
        return this.#operation(payload);
      },
      subscribe: async (args) => {
        const result = await subscribe(args);
        if (!(Symbol.asyncIterator in result)) this.#running.delete(args.contextValue);
        return result;
      },
      onNext: (_, __, ___, ____, { data, errors }) =>
        errors ? { data: null, errors: this.#formatted(errors) } : { data: data ?? null },
      onError: (_, __, ___, errors) => this.#formatted(errors),
    });
  }

  #formatted(errors: readonly GraphQLError[]) {
    for (const error of errors) {
      const fault = faultBehind(error);
      if (fault !== null) logFault(this.#c, fault);
    }
    return errors.map(formatted);
  }

  /** Checks who it is: the socket is that user's until their token ends, or their application may not hold it any more. */
  async #enter(shown: Credentials): Promise<boolean> {
    // The request that opened the socket may be long ago.
    this.#c.set('now', Date.now());
    const caller = await callerOf(this.#c, shown);
    const user = caller.ok ? await caller.value.user() : caller;
    if (!caller.ok || !user.ok) return this.#turnAway(user);
    this.#shown = shown;
    this.#caller = caller.value;
    const left = Math.min(user.value.expiresAt - Date.now(), TIMER_LIMIT);
    this.#timers.push(setTimeout(() => this.#turnAway(fail('user_token_expired')), Math.max(left, 0)));
    return true;
  }

  /**
   * What the registration says now, for what is said next. `false`: an application that is gone, trusts another issuer, or
   * lost the origin has no socket here any more, as it would have no answer to a request.
   */
  async #askAgain(): Promise<boolean> {
    if (!this.#shown || this.#socket.readyState !== WebSocket.OPEN) return false;
    this.#lookedAt = Date.now();
    this.#c.set('now', this.#lookedAt);
    const caller = await callerStill(this.#c, this.#shown);
    if (!caller.ok) return this.#turnAway(caller);
    this.#caller = caller.value;
    return true;
  }

  /** The same before anything of a vehicle is told: it has to be allowed to read one still. */
  async #mayHear(): Promise<Caller | null> {
    if (!(await this.#askAgain()) || !this.#caller) return null;
    const allowed = forOperation(succeed(this.#caller.registration), 'read');
    if (!allowed.ok) this.#turnAway(allowed);
    return allowed.ok ? this.#caller : null;
  }

  #turnAway(why: Result<unknown>): false {
    this.#end(CloseCode.Forbidden, why.ok ? 'Forbidden' : wireErrorOf(why).extensions.code);
    return false;
  }

  /** What an operation is to run with, or why it is not run. */
  #operation(payload: SubscribePayload): ExecutionArgs | readonly GraphQLError[] {
    if (this.#running.size >= OPERATIONS_LIMIT)
      return refused('TOO_MANY_OPERATIONS', `A socket has at most ${OPERATIONS_LIMIT} operations.`);
    if (!this.#caller || typeof payload.query !== 'string')
      return refused('BAD_REQUEST', 'There is no query.');
    const prepared = prepare(payload.query, mayIntrospect(this.#c));
    if (!prepared.document) return prepared.errors;
    const operation = getOperationAST(prepared.document, payload.operationName)?.operation;
    if (operation !== 'subscription') return refused('BAD_REQUEST', 'Only subscriptions are run here.');
    const context: FaceContext = { c: this.#c, caller: this.#caller };
    this.#running.add(context);
    return {
      schema,
      document: prepared.document,
      ...(payload.operationName ? { operationName: payload.operationName } : {}),
      ...(payload.variables ? { variableValues: payload.variables } : {}),
      contextValue: context,
      rootValue: { connectedVehicle: ({ id }: { readonly id: string }) => this.#follow(id, context) },
    };
  }

  /** A view as it stands, then each time it changes. It is listened to before it is read, so that nothing is missed. */
  async #follow(id: string, context: FaceContext) {
    const { c, caller } = context;
    const { clientId } = caller.registration;
    const user = await userFor(context, 'read');
    const garage = await garageWith(c, user, id);
    if (!(await this.#updates.open(c, user.place, clientId))) throw new FaceError(fail('not_found'));
    const tell = (view: ShownView) => this.#told(view);
    const changes = this.#updates.follow(id, tell, () => this.#running.delete(context));
    const current = await garage.readView(clientId, id).catch(async (error: unknown) => {
      await changes.return();
      throw error;
    });
    if (!current.ok) await changes.return();
    changes.begin(done<ShownView>(current));
    return changes;
  }

  /** A state of a view as its application may hear of it now. */
  async #told(view: ShownView) {
    const caller = await this.#mayHear();
    return caller && { connectedVehicle: connectedVehicleOf(this.#c, view, caller.registration) };
  }

  #ping(): void {
    if (this.#answered) {
      this.#answered = false;
      this.#send('{"type":"ping"}');
      void this.#lookAgain();
    } else this.#end(GONE, 'No pong');
  }

  /** Whoever hears nothing is let go too. */
  async #lookAgain(): Promise<void> {
    if (Date.now() - this.#lookedAt < LOOK_EVERY) return;
    try {
      if (this.#caller) await this.#mayHear();
    } catch (error) {
      // The next word or ping asks again.
      logFault(this.#c, error);
    }
  }

  #send(data: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(data);
  }

  #end(code: number, reason: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.close(code, reason);
    this.#updates.close();
  }
}

const protocolsOf = (c: AppContext): string[] =>
  (c.req.header('Sec-WebSocket-Protocol') ?? '').split(',').map((protocol) => protocol.trim());

/**
 * `GET /subscription`, protocol `graphql-transport-ws`. The Worker ends the client's socket, for only its first message
 * says whose garage it is about; a Worker that waits uses nothing.
 */
export const subscription = (c: AppContext): Response => {
  if (c.req.header('Upgrade')?.toLowerCase() !== 'websocket')
    return sendFailure(c, fail('invalid_request', 'Open a WebSocket here.'));
  if (!protocolsOf(c).includes(GRAPHQL_TRANSPORT_WS_PROTOCOL))
    return sendFailure(c, fail('invalid_request', `The protocol here is ${GRAPHQL_TRANSPORT_WS_PROTOCOL}.`));
  const { 0: client, 1: server } = new WebSocketPair();
  server.accept();
  new Subscriber(c, server).run();
  return new Response(null, {
    status: 101,
    webSocket: client,
    headers: { 'Sec-WebSocket-Protocol': GRAPHQL_TRANSPORT_WS_PROTOCOL },
  });
};
