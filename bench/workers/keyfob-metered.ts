import { installClock, setClock } from './clock.ts';
import app, {
  Application as ItsApplication,
  Courier as ItsCourier,
  Garage as ItsGarage,
} from './keyfob/index.js';
import { MapKv } from './map-kv.ts';
import { type Account, accountOf, countsOf, meteredBindings, resetCounts } from './meter.ts';
import { timeMethods } from './metered-object.ts';
import { alarms, meterStorage } from './metered-storage.ts';
import { type LimitNames, withoutLimits } from './without-limits.ts';

installClock();

const published = new MapKv({}, (operation) => {
  countsOf('keyfob').kv[operation] += 1;
});

const environments = new Map<Account, object>();

const dressed = (env: LimitNames, account: Account): object => {
  const known = environments.get(account);
  if (known) return known;
  const made = { ...meteredBindings(env, account), PUBLISHED: published, ...withoutLimits(env) };
  environments.set(account, made);
  return made;
};

/** Objects by id, each with the namespace it is rung in. */
const objects = new Map<string, 'GARAGE' | 'APPLICATION'>();

const begin = (ctx: DurableObjectState, binding: 'GARAGE' | 'APPLICATION'): void => {
  meterStorage(ctx);
  objects.set(ctx.id.toString(), binding);
};

export class Garage extends ItsGarage {
  constructor(ctx: DurableObjectState, env: LimitNames) {
    begin(ctx, 'GARAGE');
    super(ctx, dressed(env, 'keyfob'));
  }

  ring(): void | Promise<void> {
    return this.alarm?.();
  }

  bytes(): number {
    return this.ctx.storage.sql.databaseSize;
  }
}

export class Application extends ItsApplication {
  constructor(ctx: DurableObjectState, env: LimitNames) {
    begin(ctx, 'APPLICATION');
    super(ctx, dressed(env, 'keyfob'));
  }

  ring(): void | Promise<void> {
    return this.alarm?.();
  }

  bytes(): number {
    return this.ctx.storage.sql.databaseSize;
  }
}

timeMethods(Garage.prototype, ItsGarage.prototype);
timeMethods(Application.prototype, ItsApplication.prototype);

export class Courier extends ItsCourier {
  constructor(ctx: ExecutionContext, env: LimitNames) {
    super(ctx, dressed(env, 'keyfob'));
  }
}

/** How long the simulated provider takes to answer a call, in milliseconds. */
const PROVIDER_TIME = 1_000;

/** Calls on their way out: to providers and to applications. */
let underWay = 0;

const onItsWay = async <T>(work: () => Promise<T>): Promise<T> => {
  underWay += 1;
  try {
    return await work();
  } finally {
    underWay -= 1;
  }
};

const outside = globalThis.fetch;
globalThis.fetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
  countsOf('keyfob').outbound += 1;
  return onItsWay(() => outside(input, init));
};

/** The simulated provider: its pages are the owner's business, its API is what connectors wait for. */
const atProvider = async (request: Request, env: LimitNames, ctx: ExecutionContext): Promise<Response> => {
  const answer = async () => app.fetch(request, dressed(env, 'provider'), ctx);
  if (request.headers.get('Accept')?.includes('text/html')) return answer();
  countsOf('keyfob').providerCalls += 1;
  return onItsWay(async () => {
    await scheduler.wait(PROVIDER_TIME);
    return answer();
  });
};

interface Controls {
  readonly GARAGE: DurableObjectNamespace<Garage>;
  readonly APPLICATION: DurableObjectNamespace<Application>;
}

const stubOf = (env: Controls, id: string) => {
  const namespace = objects.get(id) === 'GARAGE' ? env.GARAGE : env.APPLICATION;
  return namespace.get(namespace.idFromString(id));
};

const SETTLE = 20;

/** Waits until what is on its way has come back to the object that sent it. */
const settled = async (): Promise<void> => {
  do await scheduler.wait(SETTLE);
  while (underWay > 0);
};

/** Sets the clock forward to a time and rings every alarm that is due by then, each at its own time. */
const advance = async (env: Controls, to: number): Promise<void> => {
  await settled();
  for (;;) {
    const [next] = [...alarms].sort(([, one], [, other]) => one - other);
    if (!next || next[1] > to) break;
    const [id, dueAt] = next;
    setClock(dueAt);
    alarms.delete(id);
    const counts = countsOf(accountOf(id));
    counts.objectRequests += 1;
    counts.alarms += 1;
    await stubOf(env, id).ring();
    await settled();
  }
  setClock(to);
};

const sizes = async (env: Controls): Promise<object[]> =>
  Promise.all(
    [...objects]
      .filter(([id]) => accountOf(id) === 'keyfob')
      .map(async ([id, binding]) => ({ binding, bytes: await stubOf(env, id).bytes() })),
  );

/** What the benchmark does beside asking Keyfob. */
const control = async (url: URL, env: Controls): Promise<Response | null> => {
  switch (url.pathname) {
    case '/bench/counts':
      return Response.json(countsOf('keyfob'));
    case '/bench/reset':
      resetCounts();
      return new Response(null, { status: 204 });
    case '/bench/advance':
      await advance(env, Date.now() + Number(url.searchParams.get('ms')));
      return new Response(null, { status: 204 });
    case '/bench/sizes':
      return Response.json(await sizes(env));
    default:
      return null;
  }
};

export default {
  fetch: async (request: Request, env: LimitNames & Controls, ctx: ExecutionContext): Promise<Response> => {
    const url = new URL(request.url);
    const controlled = await control(url, env);
    if (controlled) return controlled;
    if (url.pathname.startsWith('/simulator/')) return atProvider(request, env, ctx);
    countsOf('keyfob').requests += 1;
    return app.fetch(request, dressed(env, 'keyfob'), ctx);
  },
};
