import { fail } from '@keyfob/shared/result';
import type { AppContext } from '../../context.ts';
import type { Place } from '../../crypto/handle.ts';
import { garageOf } from '../../garage/garage-of.ts';
import type { ShownView } from '../../garage/shown-views.ts';
import { FaceError } from './face-error.ts';

const TOO_MANY = 'This user has as many subscribers as there is room for. Close one first.';

type Listener = (view: ShownView) => void;

/** What is told of a view. It can be ended before anybody has asked for the first of it. */
export interface Followed<T> extends AsyncGenerator<T, void> {
  /** Puts the state that a view has now before those that came meanwhile. */
  begin(view: ShownView): void;
}

/**
 * What happens to the views of one user, heard over the one hibernating socket that a Worker holds to their garage: the
 * garage sleeps while nothing happens, and remembers nothing of who asked for what.
 */
export class ViewUpdates {
  readonly #listeners = new Set<Listener>();
  readonly #lost: () => void;
  #opening: Promise<WebSocket | null> | null = null;
  #closed = false;

  /** `lost`: the garage is out of reach, and what somebody waits for there is not heard any more. */
  constructor(lost: () => void) {
    this.#lost = lost;
  }

  /** Opens the socket, once; `false` where the user has no garage. Throws where they have too many subscribers. */
  async open(c: AppContext, place: Place, clientId: string): Promise<boolean> {
    this.#opening ??= this.#connect(c, place, clientId);
    const opening = this.#opening;
    const socket = await opening.catch((error: unknown) => {
      this.#forget(opening);
      throw error;
    });
    if (!socket) this.#forget(opening);
    return socket !== null;
  }

  /** One that came to nothing is tried anew by whoever asks next. */
  #forget(opening: Promise<WebSocket | null>): void {
    if (this.#opening === opening) this.#opening = null;
  }

  async #connect(c: AppContext, place: Place, clientId: string): Promise<WebSocket | null> {
    const address = `https://garage/views?application=${encodeURIComponent(clientId)}`;
    const answer = await garageOf(c.env, place).fetch(address, { headers: { Upgrade: 'websocket' } });
    if (answer.status === 429) throw new FaceError(fail('rate_limited', TOO_MANY));
    const socket = answer.webSocket;
    if (!socket) return null;
    socket.accept();
    socket.addEventListener('message', ({ data }) => this.#hear(String(data)));
    const over = (): void => {
      // All that was followed was removed: who follows something later opens another.
      if (this.#listeners.size === 0) this.#opening = null;
      else if (!this.#closed) this.#lost();
    };
    socket.addEventListener('close', over);
    socket.addEventListener('error', over);
    if (this.#closed) socket.close(1000);
    return socket;
  }

  #hear(message: string): void {
    const views: readonly ShownView[] = JSON.parse(message);
    for (const view of views) for (const listener of this.#listeners) listener(view);
  }

  /**
   * Each state of a view from now on, its last one when it is removed. Nothing that comes while one is used is lost.
   * `tell`: what is made of a state when it is its turn; `null` ends it. `over` is called once, when it has ended.
   */
  follow<T>(id: string, tell: (view: ShownView) => Promise<T | null>, over: () => void): Followed<T> {
    const waiting: ShownView[] = [];
    let ended = false;
    let wake = (): void => {};
    const listener: Listener = (view) => {
      if (view.id !== id) return;
      if (view.status === 'removed') this.#listeners.delete(listener);
      waiting.push(view);
      wake();
    };
    this.#listeners.add(listener);
    const stop = (): void => {
      if (ended) return;
      ended = true;
      this.#listeners.delete(listener);
      wake();
      over();
    };
    const finish = async (): Promise<IteratorResult<T, void>> => {
      waiting.length = 0;
      stop();
      return { done: true, value: undefined };
    };
    const next = async (): Promise<IteratorResult<T, void>> => {
      while (!ended && waiting.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const view = waiting.shift();
      const value = view ? await tell(view) : null;
      if (!view || value === null) return finish();
      if (view.status === 'removed') stop();
      return { done: false, value };
    };
    return {
      begin: (view) => waiting.unshift(view),
      next,
      return: finish,
      throw: finish,
      [Symbol.asyncIterator]() {
        return this;
      },
      async [Symbol.asyncDispose]() {
        await finish();
      },
    };
  }

  close(): void {
    this.#closed = true;
    this.#opening?.then(
      (socket) => socket?.close(1000),
      () => {},
    );
  }
}
