/** Keyfob as its build leaves it; it is put beside the entry, not bundled into it. */
declare module '*/keyfob/index.js' {
  import type { DurableObject, WorkerEntrypoint } from 'cloudflare:workers';

  const app: { fetch(request: Request, env: object, ctx: ExecutionContext): Response | Promise<Response> };
  export default app;
  export class Garage extends DurableObject<object> {}
  export class Application extends DurableObject<object> {}
  export class Courier extends WorkerEntrypoint<object> {}
}
