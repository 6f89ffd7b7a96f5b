import { patiently } from './patiently.ts';
import type { WidgetError } from './session-store/errors.ts';
import { remembersAny } from './session-store/memory-key.ts';
import type { SessionStore } from './session-store/session-store.ts';
import { FIRST_STATE, type WidgetState } from './session-store/state.ts';
import type { OpenOptions, Outcome, StoreHost } from './session-store/store-host.ts';

export type LinkPart = typeof import('./link-part.ts');

const UNREACHABLE: WidgetError = {
  code: 'script_unreachable',
  explanation: 'unavailable',
  message: 'A part of the widget was not loaded.',
  requestId: null,
};

/**
 * The session store, loaded when somebody means to connect: a page whose visitors do not is spared two thirds of the
 * widget's own code. It comes while the link session is made, which takes longer.
 */
export class LazyStore {
  readonly #host: StoreHost;
  readonly #onLoaded: (part: LinkPart) => void;
  #state: WidgetState = FIRST_STATE;
  #store: SessionStore | null = null;
  #loading: Promise<SessionStore | null> | null = null;
  #connected = false;
  #told: Parameters<SessionStore['tell']> = [[], null];
  /** Settles once the page's vehicles can be shown; `null` where there are none. */
  arriving: Promise<unknown> | null = null;

  /** `onLoaded`: the looks of what only shows from then on. */
  constructor(host: StoreHost, onLoaded: (part: LinkPart) => void) {
    this.#host = host;
    this.#onLoaded = onLoaded;
  }

  /** Once it is there; before, there is nothing to cancel, refresh or reset. */
  get loaded(): SessionStore | null {
    return this.#store;
  }

  get state(): WidgetState {
    return this.#state;
  }

  connect(): void {
    this.#connected = true;
    this.#store?.connect();
    // A link that was under way when this page was left is known to this tab.
    if (remembersAny()) void this.#load();
  }

  disconnect(): void {
    this.#connected = false;
    this.#store?.disconnect();
  }

  /**
   * What the page says of its vehicles, as it says it, and the one this is about, if it is about one. Where there are
   * none, nothing has to be loaded for them.
   */
  tell(vehicles: unknown, only: string | null): void {
    this.#told = [vehicles, only];
    if (this.#store) this.#store.tell(vehicles, only);
    else if (!Array.isArray(vehicles) || vehicles.length > 0) this.arriving = patiently(this.#load());
  }

  prepare(options: OpenOptions): void {
    void this.#load().then((store) => store?.prepare(options));
  }

  open(options: OpenOptions): Promise<Outcome> {
    return this.#store ? this.#store.open(options) : this.#openOnceLoaded(options);
  }

  /** Also a link that this tab remembers and that was not taken up yet. */
  async cancel(): Promise<void> {
    const store = this.#store ?? (remembersAny() ? await this.#load() : null);
    await store?.cancel();
  }

  async #openOnceLoaded(options: OpenOptions): Promise<Outcome> {
    this.#show({ ...this.#state, status: 'preparing', error: null });
    const store = await this.#load();
    if (store) {
      const outcome = store.open(options);
      // The page may have said no.
      this.#show(store.state);
      return outcome;
    }
    this.#show({ ...this.#state, status: 'error', error: UNREACHABLE });
    const { code, message, explanation, requestId } = UNREACHABLE;
    const displayMessage = this.#host.explain(explanation);
    this.#host.tell('keyfob-error', { sessionId: null, code, message, displayMessage, requestId });
    return 'error';
  }

  #load(): Promise<SessionStore | null> {
    this.#loading ??= import('./link-part.ts').then(
      (part) => {
        const onChange = (now: WidgetState): void => {
          if (this.#store) this.#show(now);
        };
        const store = new part.SessionStore({ ...this.#host, onChange });
        // Before anybody listens: how it begins is no change.
        store.tell(...this.#told);
        this.#store = store;
        this.#onLoaded(part);
        if (this.#state.status !== 'preparing') this.#show(store.state);
        if (this.#connected) store.connect();
        return store;
      },
      () => {
        this.#loading = null;
        return null;
      },
    );
    return this.#loading;
  }

  #show(now: WidgetState): void {
    this.#state = now;
    this.#host.onChange(now);
  }
}
