import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import { type WidgetError, widgetError } from './errors.ts';
import { requestIdOf } from './session-source.ts';
import { isId, type LinkTicket } from './ticket.ts';

/** Milliseconds between two looks while there is no socket: an owner moves often at first. The last one goes on. */
const PAUSES = [2_000, 3_000, 5_000, 8_000, 10_000];
/** The same once the session should be over and the server has not said so. */
const AFTERWARDS = 60_000;
/** No two looks are closer together, whatever asks for them. */
const SHORTEST = 2_000;
const PATIENCE = 10_000;
/** Sockets that did not last in a row, after which only looking is left: something on the way refuses them. */
const TRIES = 3;
const LONGEST_MESSAGE = 4_096;
/** Milliseconds between two signs of life: what lies between cuts a connection on which nothing moves. */
const PULSE = 45_000;
const LONGEST_REST = 60_000;

/** How long a server wants to be left alone: seconds, for a date is of no use to a clock that may be wrong. */
const restOf = ({ headers }: Response): number =>
  Math.min(Math.max(Number(headers.get('Retry-After')) * 1_000 || 0, SHORTEST), LONGEST_REST);

const STATUSES = /^(created|open|returned|completed|denied|cancelled|expired|failed)$/;

/** A snapshot as far as this widget knows it, or `null`. */
const readSnapshot = (text: unknown): SessionSnapshot | null => {
  if (typeof text !== 'string' || text.length > LONGEST_MESSAGE) return null;
  try {
    const snapshot: SessionSnapshot | null = JSON.parse(text);
    if (typeof snapshot?.id !== 'string' || !STATUSES.test(snapshot.status)) return null;
    const ids: unknown = snapshot.connectedVehicleIds ?? [];
    return Array.isArray(ids) && ids.every(isId) ? snapshot : null;
  } catch {
    return null;
  }
};

export const sessionAddress = ({ id, url }: LinkTicket, verb: string): URL =>
  new URL(`/v1/link-sessions/${encodeURIComponent(id)}/${verb}`, url);

export interface WatchListener {
  readonly onSnapshot: (snapshot: SessionSnapshot) => void;
  readonly onRefused: (error: WidgetError) => void;
}

/**
 * The live status of one session: a WebSocket, and looking now and then where there is none. The server's word alone
 * moves the widget, for it is the only channel that no browser policy cuts.
 */
export class Watch {
  readonly #ticket: LinkTicket;
  readonly #listener: WatchListener;
  #socket: WebSocket | null = null;
  #tries = 0;
  #timer = 0;
  #pulse: ReturnType<typeof setInterval> | undefined;
  #looks = 0;
  /** No look before this, by the clock that nobody sets (`performance.now()`). */
  #earliest = 0;
  /** How often the server has spoken: what was asked before it last spoke is old news. */
  #heard = 0;
  #closed = false;
  /** Whether the socket has let something through. */
  #live = false;

  constructor(ticket: LinkTicket, listener: WatchListener) {
    this.#ticket = ticket;
    this.#listener = listener;
    this.#connect();
  }

  /** The network is another one now: what failed before may work. */
  revive(): void {
    this.#tries = 0;
    this.refresh();
  }

  /** Looks now, or as soon as a look is due again. */
  refresh(): void {
    this.#lookIn(0);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#pulse);
    this.#socket?.close();
    this.#socket = null;
  }

  #connect(): void {
    this.#tries += 1;
    const address = sessionAddress(this.#ticket, 'watch');
    address.protocol = address.protocol.replace('http', 'ws');
    // Should the socket hang on its way, looking has begun already.
    this.#lookIn(SHORTEST);
    try {
      const socket = new WebSocket(address, ['keyfob.status.v1', this.#ticket.statusToken]);
      this.#socket = socket;
      socket.onopen = () => {
        this.#pulse = setInterval(() => {
          // One that has lasted so long is no sign of something that cuts them.
          this.#tries = 0;
          socket.send('ping');
        }, PULSE);
      };
      socket.onmessage = ({ data }) => {
        if (this.#socket !== socket || data === 'pong') return;
        // Not as soon as it is open: what lies between may take a socket and let nothing through.
        this.#live = true;
        clearTimeout(this.#timer);
        this.#looks = 0;
        this.#tell(data);
      };
      socket.onclose = () => {
        if (this.#socket !== socket) return;
        clearInterval(this.#pulse);
        this.#socket = null;
        this.#live = false;
        this.refresh();
      };
    } catch {
      this.#tries = TRIES;
    }
  }

  #lookIn(pause: number): void {
    clearTimeout(this.#timer);
    if (this.#closed) return;
    const due = Math.max(pause, this.#earliest - performance.now());
    this.#timer = setTimeout(() => this.#look(), due);
  }

  async #look(): Promise<void> {
    this.#earliest = performance.now() + SHORTEST;
    const heard = this.#heard;
    const over = Date.parse(this.#ticket.expiresAt) < Date.now();
    const pause = over ? AFTERWARDS : (PAUSES[Math.min(this.#looks, PAUSES.length - 1)] ?? SHORTEST);
    this.#looks += 1;
    try {
      const response = await fetch(sessionAddress(this.#ticket, 'watch'), {
        headers: { Authorization: `Bearer ${this.#ticket.statusToken}` },
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (response.status === 403) return this.#refuse('origin_not_allowed', response);
      if ([401, 404, 410].includes(response.status)) return this.#refuse('session_expired', response);
      if (response.status === 429) this.#earliest = performance.now() + restOf(response);
      if (response.ok) {
        const text = await response.text();
        if (heard === this.#heard) this.#tell(text);
      }
    } catch {
      // Not reachable now; it is asked again.
    }
    if (this.#closed || this.#live) return;
    if (!this.#socket && this.#tries < TRIES) this.#connect();
    else this.#lookIn(pause);
  }

  #tell(text: unknown): void {
    const snapshot = readSnapshot(text);
    if (!snapshot || this.#closed) return;
    this.#heard += 1;
    this.#listener.onSnapshot(snapshot);
  }

  #refuse(code: 'origin_not_allowed' | 'session_expired', response: Response): void {
    if (this.#closed) return;
    this.close();
    this.#listener.onRefused(widgetError(code, requestIdOf(response)));
  }
}
