import type { WidgetError } from './session-store/errors.ts';
import { remembersAny } from './session-store/memory-key.ts';
import type { OpenOptions, Outcome, SessionStore, StoreHost } from './session-store/session-store.ts';
import { FIRST_STATE, restingStatus, type ShownVehicle, type WidgetState } from './session-store/state.ts';

export type LinkPart = typeof import('./link-part.ts');

const UNREACHABLE: WidgetError = {
  code: 'script_unreachable',
  explanation: 'unavailable',
  message: 'A part of the widget cannot be loaded.',
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
  #vehicles: readonly ShownVehicle[] = [];

  /** `onLoaded`: the looks of what only shows from then on. */
  constructor(host: StoreHost, onLoaded: (part: LinkPart) => void) {
    this.#host = host;
    this.#onLoaded = onLoaded;
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

  tell(vehicles: readonly ShownVehicle[]): void {
    this.#vehicles = vehicles;
    if (this.#store) this.#store.tell(vehicles);
    else this.#show({ ...this.#state, vehicles, status: restingStatus({ ...this.#state, vehicles }) });
  }

  prepare(options: OpenOptions): void {
    void this.#load().then((store) => store?.prepare(options));
  }

  open(options: OpenOptions): Promise<Outcome> {
    return this.#store ? this.#store.open(options) : this.#openOnceLoaded(options);
  }

  followLink(): void {
    this.#store?.followLink();
  }

  cancel(): void {
    this.#store?.cancel();
  }

  refresh(): void {
    this.#store?.refresh();
  }

  reset(): void {
    this.#store?.reset();
  }

  async #openOnceLoaded(options: OpenOptions): Promise<Outcome> {
    this.#show({ ...this.#state, status: 'preparing', error: null });
    const store = await this.#load();
    if (store) return store.open(options);
    this.#show({ ...this.#state, status: 'error', error: UNREACHABLE });
    const { code, message, explanation, requestId } = UNREACHABLE;
    const displayMessage = this.#host.explain(explanation);
    this.#host.tell('keyfob-error', { sessionId: null, code, message, displayMessage, requestId });
    return 'error';
  }

  #load(): Promise<SessionStore | null> {
    this.#loading ??= import('./link-part.ts').then(
      (part) => {
        const store = new part.SessionStore({ ...this.#host, onChange: (now) => this.#show(now) });
        this.#store = store;
        this.#onLoaded(part);
        store.tell(this.#vehicles);
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
