import type { Application } from './application/application.ts';
import type { Garage } from './garage/garage.ts';

/** The Worker's bindings, as wrangler.jsonc declares them, and its settings, which may be missing. */
export interface Env {
  readonly GARAGE: DurableObjectNamespace<Garage>;
  readonly APPLICATION: DurableObjectNamespace<Application>;
  /** Published copies of registrations. Never personal data. */
  readonly PUBLISHED: KVNamespace;
  /** Rate limiters by size (guards/rate-limits.ts). Without them nothing is counted, and the log says so. */
  readonly RATE_WIDE?: RateLimit;
  readonly RATE_MIDDLE?: RateLimit;
  readonly RATE_NARROW?: RateLimit;
  /** The key ring, newest first: `id:base64url,id:base64url`. */
  readonly KEYFOB_KEYS?: string;
  /** Names objects and proves ids: base64url, 32 bytes. Never changes. */
  readonly KEYFOB_ROUTING_SECRET?: string;
  /** Opens the operator's API (`/v1/applications`, `/v1/keys`): base64url, 32 bytes or more. Without it there is none. */
  readonly KEYFOB_OPERATOR_KEY?: string;
  /** The public origin, when it is not the one requests come in on. */
  readonly KEYFOB_ORIGIN?: string;
  /** `development` on a loopback host opens the demo application and /dev; anything else is production. */
  readonly KEYFOB_ENV?: string;
  /** The lowest level of log lines that are written: `info`, `warn` or `error`. All of them where it is not set. */
  readonly KEYFOB_LOG_LEVEL?: string;
  /** `off`: the schema of the GraphQL face may not be asked for. */
  readonly KEYFOB_GRAPHQL_INTROSPECTION?: string;
  /** Development only: more origins the demo application's partner site may run on, separated by commas. */
  readonly KEYFOB_DEMO_ORIGINS?: string;
}
