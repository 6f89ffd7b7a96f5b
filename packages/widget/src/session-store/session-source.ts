import { type WidgetError, widgetError } from './errors.ts';
import type { Purpose } from './state.ts';
import { type LinkTicket, readTicket } from './ticket.ts';

/** What the site's backend is asked for: the fields of `POST /v1/link-sessions` that a page may choose. */
export interface SessionRequest extends Purpose {
  readonly country: string | null;
  readonly selection: 'multiple' | 'single';
  readonly returnUrl: string | null;
  /** The language of the widget (BCP 47), so that the Link page goes on in it. */
  readonly language: string;
}

/** Makes a link session at the site's backend. Answers what `POST /v1/link-sessions` answered. */
export type FetchSession = (request: SessionRequest & { readonly signal: AbortSignal }) => Promise<unknown>;

export type Prepared =
  | { readonly ticket: LinkTicket; readonly error: null }
  | { readonly ticket: null; readonly error: WidgetError };

/** Longer than this, in milliseconds, and an owner takes the button for broken. */
const PATIENCE = 15_000;

const failed = (code: Parameters<typeof widgetError>[0], requestId: string | null = null): Prepared => ({
  ticket: null,
  error: widgetError(code, requestId),
});

/** A request id is for support, so it has to be short and plain to be shown. */
export const requestIdOf = (response: Response): string | null => {
  const id = response.headers.get('X-Request-Id') ?? '';
  return /^[\w.:-]{1,64}$/.test(id) ? id : null;
};

const read = (answer: unknown, requestId: string | null = null): Prepared => {
  const ticket = readTicket(answer);
  return ticket ? { ticket, error: null } : failed('session_invalid', requestId);
};

const askEndpoint = async (
  endpoint: string,
  request: SessionRequest,
  signal: AbortSignal,
): Promise<Prepared> => {
  const response = await fetch(endpoint, {
    method: 'POST',
    credentials: 'same-origin',
    // The extra field makes a browser ask first when the endpoint is on another origin.
    headers: { 'Content-Type': 'application/json', 'X-Keyfob-Connect': '1' },
    body: JSON.stringify(request),
    signal,
  });
  const id = requestIdOf(response);
  if (response.status === 401 || response.status === 403) return failed('session_endpoint_refused', id);
  if (!response.ok) return failed('session_endpoint_failed', id);
  const json = response.headers.get('Content-Type')?.includes('json');
  // A sign-in page, most likely.
  if (response.redirected && !json) return failed('session_endpoint_refused', id);
  return read(await response.json().catch(() => null), id);
};

/** Gets a ticket from the site. Never throws: whatever happens is a ticket or an error. */
export const prepareSession = async (
  source: FetchSession | string | null,
  request: SessionRequest,
): Promise<Prepared> => {
  if (!source) return failed('session_endpoint_missing');
  const stop = new AbortController();
  let timer = 0;
  const late = new Promise<Prepared>((resolve) => {
    timer = setTimeout(() => {
      resolve(failed('session_endpoint_timeout'));
      stop.abort();
    }, PATIENCE);
  });
  const asked = async (): Promise<Prepared> =>
    typeof source === 'string'
      ? askEndpoint(source, request, stop.signal)
      : read(await source({ ...request, signal: stop.signal }));
  const unreachable = typeof source === 'string' ? 'session_endpoint_unreachable' : 'session_endpoint_failed';
  try {
    return await Promise.race([asked(), late]);
  } catch {
    return failed(unreachable);
  } finally {
    clearTimeout(timer);
  }
};
