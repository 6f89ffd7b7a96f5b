import type { Explanation } from './errors.ts';
import { HandOver, RETURN_HINT } from './hand-over.ts';
import { forget, letGo, remember, takeUp } from './memory.ts';
import { type Preparation, Preparations } from './preparations.ts';
import { type AskedPresentation, openWindow, pickPresentation } from './presentation.ts';
import { reduce, type StoreEvent } from './reducer.ts';
import type { FetchSession, SessionRequest } from './session-source.ts';
import {
  FIRST_PURPOSE,
  FIRST_STATE,
  type Presentation,
  type Purpose,
  type ShownVehicle,
  type WidgetState,
} from './state.ts';
import type { LinkTicket } from './ticket.ts';
import { sessionAddress, Watch } from './watch.ts';
import { eventsOf, type KeyfobEventDetails, type KeyfobEventType } from './widget-events.ts';
import { WindowCheck } from './window-check.ts';

/** What the page wants, read at each press. */
export interface StoreOptions extends Omit<SessionRequest, 'action' | 'connectedVehicleId'> {
  readonly source: FetchSession | string | null;
  readonly presentation: AskedPresentation;
  readonly connectedVehicleId: string | null;
  /** Which widget of the page this is, so that the same one goes on after a reload. */
  readonly place: string;
}

/** Whoever shows the state: an element, or a page's own code. */
export interface StoreHost {
  readonly options: () => StoreOptions;
  readonly onChange: (now: WidgetState) => void;
  /** Tells the page. `false`: it said no to what was about to happen. */
  readonly tell: <Type extends KeyfobEventType>(type: Type, detail: KeyfobEventDetails[Type]) => boolean;
  /** The sentence an owner is given for an error. */
  readonly explain: (explanation: Explanation) => string;
}

/** How a press of the button ended. It never fails: what went wrong is in the state. */
export type Outcome = 'connected' | 'cancelled' | 'error' | 'redirected' | 'blocked' | 'prevented';

export interface OpenOptions {
  readonly presentation?: AskedPresentation;
  readonly brand?: string;
  readonly connectedVehicleId?: string;
}

/** Milliseconds without news after which the widget says that this is normal. */
const QUIET = 60_000;

/** One widget without its looks: gets sessions, opens the Link page, hears how it goes. Framework-free. */
export class SessionStore {
  readonly #host: StoreHost;
  #state: WidgetState = FIRST_STATE;
  readonly #preparations = new Preparations();
  #watch: Watch | null = null;
  #window: Window | null = null;
  #windowCheck: WindowCheck | null = null;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #listening: AbortController | null = null;
  #pending: Promise<Outcome> | null = null;
  #waiters: ((outcome: Outcome) => void)[] = [];
  readonly #handOver = new HandOver(() => this.refresh());

  constructor(host: StoreHost) {
    this.#host = host;
  }

  get state(): WidgetState {
    return this.#state;
  }

  /** The page shows it: a link that was under way here goes on. */
  connect(): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const listen = (type: string, listener: (event: Event) => void, on: EventTarget = window): void =>
      on.addEventListener(type, listener, { signal });
    listen('offline', () => this.#dispatch({ type: 'went_offline' }));
    listen('online', () => {
      this.#dispatch({ type: 'came_online' });
      this.refresh();
    });
    listen('focus', () => this.refresh());
    listen('visibilitychange', () => this.refresh(), document);
    listen('message', (event) => this.#onMessage(event as MessageEvent));
    // A page with an open socket is not kept for the way back.
    listen('pagehide', () => this.#pause());
    listen('pageshow', (event) => {
      if ((event as PageTransitionEvent).persisted) this.#resume();
    });
    if (!this.#state.ticket) this.#takeUp();
    else this.#resume();
  }

  /** The page lets it go. Nothing of it stays behind; the link itself goes on. */
  disconnect(): void {
    this.#listening?.abort();
    this.#pause();
    if (this.#state.ticket) letGo(this.#state.ticket.id);
  }

  tell(vehicles: readonly ShownVehicle[]): void {
    this.#dispatch({ type: 'vehicles_told', vehicles });
  }

  /** Gets a session before it is needed, so that a click can open its address at once. */
  prepare(asked: OpenOptions = {}): void {
    if (!this.#state.ticket) void this.#prepare(this.#purpose(asked)).answer;
  }

  /** A press of the button. Call it straight from the event of the press: browsers open windows for nothing else. */
  open(asked: OpenOptions = {}): Promise<Outcome> {
    const { ticket, purpose } = this.#state;
    const presentation = pickPresentation(asked.presentation ?? this.#host.options().presentation);
    if (ticket) return this.#show(ticket, purpose, presentation);
    // The other press of a double click.
    if (this.#pending && this.#state.status === 'preparing') return this.#pending;
    const wanted = this.#purpose(asked);
    const preparation = this.#prepare(wanted);
    const about = { sessionId: preparation.ticket?.id ?? null, action: wanted.action, presentation };
    if (!this.#host.tell('keyfob-open', about)) return Promise.resolve('prevented');
    if (preparation.ticket) return this.#show(preparation.ticket, wanted, presentation);
    this.#dispatch({ type: 'asked', purpose: wanted });
    this.#pending = this.#showPrepared(preparation, wanted, presentation);
    return this.#pending;
  }

  /** The owner follows the real link that stands where no window opened. */
  followLink(): void {
    const { ticket, purpose } = this.#state;
    if (ticket) this.#opened(ticket, purpose, 'tab');
  }

  /** The owner, or the page, gives up. The server is told, so that the other window does not go on for nothing. */
  cancel(): void {
    const { ticket } = this.#state;
    if (ticket) {
      const headers = { Authorization: `Bearer ${ticket.statusToken}` };
      void fetch(sessionAddress(ticket, 'cancel'), { method: 'POST', headers, keepalive: true }).catch(
        () => {},
      );
      this.#window?.close();
    }
    this.#dispatch({ type: 'given_up' });
  }

  refresh(): void {
    this.#watch?.refresh();
  }

  reset(): void {
    this.#preparations.forget();
    this.cancel();
    this.#dispatch({ type: 'reset' });
  }

  #purpose({ connectedVehicleId, brand }: OpenOptions): Purpose {
    const options = this.#host.options();
    const vehicle = connectedVehicleId ?? options.connectedVehicleId;
    return vehicle
      ? { action: 'reconnect', connectedVehicleId: vehicle, brand: null }
      : { ...FIRST_PURPOSE, brand: brand ?? options.brand };
  }

  #prepare(purpose: Purpose): Preparation {
    const { source, country, selection, returnUrl, language } = this.#host.options();
    return this.#preparations.for(source, { ...purpose, country, selection, returnUrl, language });
  }

  async #showPrepared(
    preparation: Preparation,
    purpose: Purpose,
    presentation: Presentation,
  ): Promise<Outcome> {
    const { ticket, error } = await preparation.answer;
    const { status, purpose: newest } = this.#state;
    if ((status !== 'preparing' && status !== 'offline') || newest !== purpose) return 'cancelled';
    if (ticket) return this.#show(ticket, purpose, presentation);
    if (navigator.onLine) this.#dispatch({ type: 'not_prepared', error });
    else this.#dispatch({ type: 'went_offline' });
    return 'error';
  }

  #show(ticket: LinkTicket, purpose: Purpose, presentation: Presentation): Promise<Outcome> {
    if (this.#window && !this.#window.closed) {
      this.#window.focus();
      return this.#outcome();
    }
    // Before the window opens: it gets a copy, by which it can take over if this page is gone when it comes back.
    this.#remember(ticket, purpose, presentation);
    if (presentation === 'redirect') {
      this.#opened(ticket, purpose, presentation);
      location.assign(ticket.url);
      return Promise.resolve('redirected');
    }
    this.#window = openWindow(ticket.url, ticket.id, presentation);
    if (this.#window) {
      this.#opened(ticket, purpose, presentation);
      return this.#outcome();
    }
    forget(ticket.id);
    this.#preparations.forget();
    this.#dispatch({ type: 'window_blocked', ticket, purpose });
    return Promise.resolve('blocked');
  }

  #opened(ticket: LinkTicket, purpose: Purpose, presentation: Presentation): void {
    this.#preparations.forget();
    this.#remember(ticket, purpose, presentation);
    this.#dispatch({ type: 'opened', ticket, purpose, presentation });
  }

  #remember(ticket: LinkTicket, purpose: Purpose, presentation: Presentation): void {
    remember({ ticket, purpose, presentation, place: this.#host.options().place, page: location.href });
  }

  #outcome(): Promise<Outcome> {
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  #takeUp(): void {
    const found = takeUp(this.#host.options().place);
    if (found) this.#opened(found.ticket, found.purpose, found.presentation);
  }

  #dispatch(event: StoreEvent): void {
    const before = this.#state;
    const now = reduce(before, event);
    if (now === before) return;
    this.#state = now;
    if (now.ticket?.id !== before.ticket?.id) {
      this.#pause();
      if (before.ticket) forget(before.ticket.id);
      this.#resume();
    }
    clearTimeout(this.#quiet);
    if (now.status === 'waiting')
      this.#quiet = setTimeout(() => this.#dispatch({ type: 'fell_quiet' }), QUIET);
    this.#host.onChange(now);
    const ended = before.ticket !== null && now.ticket === null;
    const waiters = ended ? this.#waiters.splice(0) : [];
    if (ended) this.#window = null;
    const tell = (): void => {
      for (const { type, detail } of eventsOf(before, now, this.#host.explain)) this.#host.tell(type, detail);
      for (const resolve of waiters) resolve(now.error ? 'error' : now.ending ? 'cancelled' : 'connected');
    };
    // A page that is told of the end may leave, and nobody would answer the return page in the other window.
    const elsewhere = ended && before.presentation !== 'redirect';
    if (elsewhere && event.type === 'snapshot' && !now.error) this.#handOver.whenAnswered(tell);
    else tell();
  }

  /** Listens to everything that tells of the link under way. */
  #resume(): void {
    const { ticket } = this.#state;
    if (!ticket || !this.#listening || this.#listening.signal.aborted) return;
    this.#handOver.expect(ticket.id);
    this.#watch ??= new Watch(ticket, {
      onSnapshot: (snapshot) => {
        this.#handOver.told(snapshot.status);
        this.#dispatch({ type: 'snapshot', snapshot });
      },
      onRefused: (error) => this.#dispatch({ type: 'watch_refused', error }),
    });
    this.#windowCheck ??= new WindowCheck(
      () => this.#window,
      (gone) => {
        this.#dispatch({ type: 'window_seemed', gone });
        if (gone) this.refresh();
      },
    );
  }

  #pause(): void {
    clearTimeout(this.#quiet);
    this.#watch?.close();
    this.#watch = null;
    this.#windowCheck?.stop();
    this.#windowCheck = null;
    if (this.#listening?.signal.aborted) this.#handOver.close();
  }

  /** The return page, in the window this one opened. A hint to look, no more: whatever it says, the server decides. */
  #onMessage({ origin, source, data }: MessageEvent): void {
    const own = origin === location.origin && source !== null && source === this.#window;
    if (own && data === RETURN_HINT) this.refresh();
  }
}
