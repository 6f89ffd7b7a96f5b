import { giveUp } from './give-up.ts';
import { HandOver, RETURN_HINT } from './hand-over.ts';
import { forget, letGo, remember, takeUp } from './memory.ts';
import { listenToPage, onceLoaded } from './page-signals.ts';
import { type Preparation, Preparations } from './preparations.ts';
import { openWindow, pickPresentation } from './presentation.ts';
import { reduce, type StoreEvent } from './reducer.ts';
import { FIRST_PURPOSE, FIRST_STATE, type Presentation, type Purpose, type WidgetState } from './state.ts';
import type { OpenOptions, Outcome, StoreHost } from './store-host.ts';
import type { LinkTicket } from './ticket.ts';
import { readVehicles } from './vehicles.ts';
import { Watch } from './watch.ts';
import { eventsOf } from './widget-events.ts';
import { WindowCheck } from './window-check.ts';

/** Milliseconds without news after which the widget says that this is normal. */
const QUIET = 60_000;

/** One widget without its looks: gets sessions, opens the Link page, hears how it goes. Framework-free. */
export class SessionStore {
  readonly #host: StoreHost;
  #state: WidgetState = FIRST_STATE;
  readonly #preparations = new Preparations();
  #watch: Watch | null = null;
  #window: Window | null = null;
  #givingUp: LinkTicket | null = null;
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
    listenToPage(
      {
        offline: () => this.#dispatch({ type: 'went_offline' }),
        online: () => {
          this.#dispatch({ type: 'came_online' });
          this.#watch?.revive();
        },
        looked: () => this.refresh(),
        // A page with an open socket is not kept for the way back.
        left: () => this.#pause(),
        broughtBack: () => this.#resume(),
        message: (event) => this.#onMessage(event),
      },
      this.#listening.signal,
    );
    if (!this.#state.ticket) onceLoaded(() => this.#takeUp(), this.#listening.signal);
    else this.#resume();
  }

  /** The page lets it go. Nothing of it stays behind; the link itself goes on. */
  disconnect(): void {
    this.#listening?.abort();
    this.#pause();
    if (this.#state.ticket) letGo(this.#state.ticket.id);
  }

  /** The vehicles as the page says them; `only`: the one that this is about. */
  tell(told: unknown, only: string | null): void {
    const vehicles = readVehicles(told).filter(({ id }) => id === (only ?? id));
    this.#dispatch({ type: 'vehicles_told', vehicles });
  }

  /** Gets a session before it is needed, so that a click can open its address at once. */
  prepare(asked: OpenOptions = {}): void {
    if (!this.#state.ticket && !this.#preparations.resting) void this.#prepare(this.#purpose(asked)).answer;
  }

  /** A press of the button. Call it straight from the event of the press: browsers open windows for nothing else. */
  open(asked: OpenOptions = {}): Promise<Outcome> {
    const { ticket, purpose } = this.#state;
    const presentation = pickPresentation(asked.presentation ?? this.#host.options().presentation);
    if (ticket) return this.#showAgain(ticket, purpose, presentation);
    // The other press of a double click.
    if (this.#pending && this.#state.status === 'preparing') return this.#pending;
    const wanted = this.#purpose(asked);
    const preparation = this.#prepare(wanted);
    if (!this.#mayOpen(preparation.ticket, wanted, presentation)) return Promise.resolve('prevented');
    if (preparation.ticket) return this.#show(preparation.ticket, wanted, presentation);
    this.#dispatch({ type: 'asked', purpose: wanted });
    this.#pending = this.#showPrepared(preparation, wanted, presentation);
    return this.#pending;
  }

  /** The owner follows the real link that stands where no window opened. `false`: the page said no. */
  followLink(): boolean {
    const { ticket, purpose } = this.#state;
    const may = ticket !== null && this.#mayOpen(ticket, purpose, 'tab');
    if (may) this.#opened(ticket, purpose, 'tab');
    return may;
  }

  /** The owner, or the page, gives up; so does the other window, if Keyfob agrees that nothing was shared yet. */
  async cancel(): Promise<void> {
    const { ticket } = this.#state;
    const opened = this.#window;
    this.#givingUp = ticket;
    const agreed = !ticket || (await giveUp(ticket));
    if (agreed) opened?.close();
    if (this.#state.ticket !== ticket) return;
    this.#givingUp = null;
    if (agreed) this.#dispatch({ type: 'given_up' });
    else this.refresh();
  }

  refresh(): void {
    this.#watch?.refresh();
  }

  /** Forgets what is over, and what was made ready for the visitor. A link under way goes on. */
  reset(): void {
    this.#preparations.forget();
    this.#dispatch({ type: 'reset' });
  }

  #mayOpen(ticket: LinkTicket | null, { action }: Purpose, presentation: Presentation): boolean {
    return this.#host.tell('keyfob-open', { sessionId: ticket?.id ?? null, action, presentation });
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

  /** A window that is still there is only brought to the front. */
  #showAgain(ticket: LinkTicket, purpose: Purpose, presentation: Presentation): Promise<Outcome> {
    if (this.#window && !this.#window.closed) {
      this.#window.focus();
      return this.#outcome();
    }
    return this.#mayOpen(ticket, purpose, presentation)
      ? this.#show(ticket, purpose, presentation)
      : Promise.resolve('prevented');
  }

  #show(ticket: LinkTicket, purpose: Purpose, presentation: Presentation): Promise<Outcome> {
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
    const found = this.#state.ticket ? null : takeUp(this.#host.options().place);
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
        // The live status may be faster than the answer to our own request.
        const own = snapshot.status === 'cancelled' && snapshot.id === this.#givingUp?.id;
        this.#dispatch(own ? { type: 'given_up' } : { type: 'snapshot', snapshot });
      },
      onRefused: (error) => this.#dispatch({ type: 'watch_refused', error }),
    });
    this.#windowCheck ??= new WindowCheck(
      () => this.#window,
      (gone) => {
        if (gone && !this.#state.windowGone) this.refresh();
        this.#dispatch({ type: 'window_seemed', gone });
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
