import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import type {} from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Origin of the scripted server. */
    scriptedServer: string;
  }
}

/** How the site's session endpoint misbehaves. */
export type EndpointFault =
  | { readonly status: number; readonly requestId?: string }
  | { readonly answer: unknown }
  | { readonly text: string }
  | { readonly redirect: string }
  | { readonly down: true };

/** How the session endpoint, the live status and the cancellation behave, in one scenario. */
export interface Script {
  /** What the session endpoint does in place of giving a session. */
  readonly endpoint?: EndpointFault;
  /** Milliseconds before the session endpoint answers. */
  readonly endpointDelay?: number;
  /** Fields of the session that are other than usual. */
  readonly session?: Readonly<Record<string, unknown>>;
  /** `refused`: no upgrade. `cut`: ends as soon as it is open. `silent`: open, and says nothing. `hanging`: no answer. */
  readonly socket?: 'open' | 'refused' | 'cut' | 'silent' | 'hanging';
  /** HTTP status with which a cancellation is refused. */
  readonly cancel?: number;
  readonly poll?: {
    readonly status?: number;
    readonly retryAfter?: string;
    /** In place of the snapshot. */
    readonly text?: string;
    /** Milliseconds; the snapshot is taken before they pass. */
    readonly delay?: number;
  };
}

/** A request as the server saw it. */
export interface Seen {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly kind: 'session' | 'poll' | 'socket' | 'cancel' | 'page' | 'preflight';
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What has come to pass in a scenario. */
export interface Log {
  readonly seen: readonly Seen[];
  /** Sockets that are open now. */
  readonly sockets: number;
}

/** What a test has the server do. */
export type Order =
  | { readonly do: 'script'; readonly script: Script }
  /** Where the session stands from now on; told to open sockets. */
  | { readonly do: 'tell'; readonly change: Partial<SessionSnapshot> }
  /** Said to open sockets as it is, and to nobody else. */
  | { readonly do: 'say'; readonly text: string }
  | { readonly do: 'cut' };
