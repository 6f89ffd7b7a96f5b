/**
 * Every line Keyfob writes: one JSON object, its event from this table. A line can only hold {@link LogFields}: codes,
 * patterns and ids of ours, never what a caller or a provider sent.
 */
const EVENTS = {
  /** Each request, once it is answered. */
  request: 'info',
  /** A request that met a fault of ours: what the request's own line cannot say. */
  request_failed: 'error',
  /** A timer of an object failed and comes back. */
  timer_failed: 'error',
  /** What a courier took from an object was not done, or the object not told: it is leased again. */
  courier_failed: 'error',
  /** A registration was changed and its copy could not be published yet; it is tried again. */
  publishing_failed: 'error',
  /** A deleted application still has something somewhere; it is tried again. */
  departure_failed: 'error',
  /** A garage could not be asked for what it keeps sealed; the next round of sealing anew asks it again. */
  reseal_failed: 'error',
  /** The rate limiters are not bound, or do not answer: nothing is counted. */
  rate_limits_off: 'warn',
  /** The keys that an application publishes cannot be had: it may not be known by them. */
  client_keys_unavailable: 'warn',
  /** An imported catalogue has not come to this place whole: the one before is answered from. */
  catalogue_incomplete: 'warn',
  /** KV does not say whether the catalogue has changed: what was read before is answered from. */
  catalogue_unread: 'warn',
} as const satisfies Record<string, Level>;

export type Level = 'info' | 'warn' | 'error';
export type LogEvent = keyof typeof EVENTS;

export interface LogFields {
  readonly requestId?: string;
  readonly method?: string;
  /** The pattern of the route, with the names of its parameters in place of their values. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly clientId?: string;
  /** A code of the error registry. */
  readonly code?: string;
  /** What was wrong, in a sentence of ours that quotes nothing. */
  readonly detail?: string;
  /** Which timer. */
  readonly kind?: string;
  /** Name of the class of an error, and where in our code it came from. */
  readonly error?: string;
  readonly stack?: readonly string[];
}

const RANK: Readonly<Record<Level, number>> = { info: 0, warn: 1, error: 2 };

const isLevel = (text: string | undefined): text is Level => text !== undefined && Object.hasOwn(RANK, text);

/** Writes a line. `least` is the setting of the lowest level that is written: all, where it is none of them. */
export const log = (
  event: LogEvent,
  fields: LogFields,
  { level = EVENTS[event], least }: { readonly level?: Level; readonly least?: string | undefined } = {},
): void => {
  if (isLevel(least) && RANK[level] < RANK[least]) return;
  console[level](JSON.stringify({ level, event, ...fields }));
};

/** Where an error came from: its stack without the message, which V8 writes before it; nothing where it is not there. */
const framesOf = ({ name, message, stack = '' }: Error): readonly string[] => {
  const head = message === '' ? name : `${name}: ${message}`;
  if (!stack.startsWith(head)) return [];
  return stack
    .slice(head.length)
    .trim()
    .split(/\s*\n\s*/);
};

/**
 * What a line may say of an error: its class and its way through our code. Its message may quote what somebody sent, as
 * a parser's does.
 */
export const faultOf = (error: unknown): Pick<LogFields, 'error' | 'stack'> =>
  error instanceof Error ? { error: error.name, stack: framesOf(error) } : { error: typeof error };
