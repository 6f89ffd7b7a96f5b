import type { ErrorCode } from '@keyfob/shared/errors/registry';
import type { Context } from 'hono';
import type { Config } from './config.ts';
import type { Env } from './env.ts';

/** What every route finds in its context. */
export interface AppEnv {
  Bindings: Env;
  Variables: {
    config: Config;
    /** Shown to people on every error and written to every log line. */
    requestId: string;
    /** The moment the request came in, in milliseconds: one request knows one time. */
    now: number;
    /** Which application called, once it proved itself; for the log. */
    clientId?: string;
    /** Why the answer is a refusal; for the log. */
    failure?: ErrorCode;
  };
}

export type AppContext = Context<AppEnv>;
