import app, { Application as ItsApplication, Garage as ItsGarage } from './keyfob/index.js';
import { MapKv } from './map-kv.ts';
import { type LimitNames, withoutLimits } from './without-limits.ts';

export { Courier } from './keyfob/index.js';

let environment: object | null = null;

/** Plain workerd has neither KV nor rate limits: published copies go to a Map, and nobody is limited. */
const dressed = (env: LimitNames): object => {
  environment ??= { ...env, PUBLISHED: new MapKv(), ...withoutLimits(env) };
  return environment;
};

export class Garage extends ItsGarage {
  constructor(ctx: DurableObjectState, env: LimitNames) {
    super(ctx, dressed(env));
  }
}

export class Application extends ItsApplication {
  constructor(ctx: DurableObjectState, env: LimitNames) {
    super(ctx, dressed(env));
  }
}

export default {
  fetch: (request: Request, env: LimitNames, ctx: ExecutionContext): Response | Promise<Response> =>
    app.fetch(request, dressed(env), ctx),
};
