import { runInDurableObject } from 'cloudflare:test';

/**
 * How a place can fail: what is awaited there is never begun, or its answer never comes; or the whole machine is gone
 * right after it: nothing goes on, nothing is caught or cleaned up, and every object loses what it held in memory.
 */
export const WAYS = ['fails before', 'fails after', 'dies after'] as const;
export type Way = (typeof WAYS)[number];

export interface Crash {
  readonly place: string;
  readonly way: Way;
}

/** Cuts off whatever an object is doing; what it wrote stays. */
const abort = (stub: DurableObjectStub<never>): Promise<void> =>
  runInDurableObject(stub, (_, state) => state.abort('The machine died.')).catch(() => {});

const soon = (): Promise<'not yet'> => new Promise((resolve) => setTimeout(() => resolve('not yet'), 5));

/** Injects one crash at a time into the Worker, and writes down which places it passes. */
export class Crasher {
  /** Places passed since the last {@link begin}. */
  readonly passed = new Set<string>();
  #armed: Crash | null = null;
  #died = false;

  readonly #error = console.error;

  constructor() {
    globalThis.chaos = { at: (place, run) => this.#at(place, run) };
    // Each crash is a fault to the log; a thousand of them say nothing to whoever reads the report.
    console.error = () => {};
  }

  end(): void {
    globalThis.chaos = undefined;
    console.error = this.#error;
  }

  /** Waits for the first passage of a place; `null`: only looks on. */
  begin(crash: Crash | null): void {
    this.passed.clear();
    this.#armed = crash;
  }

  /** Whether the crash is still to come. */
  get waits(): boolean {
    return this.#armed !== null;
  }

  disarm(): void {
    this.#armed = null;
  }

  /**
   * Runs something that may be cut off, as its caller sees it: done, or failed in whatever way. `objects`: at work for it.
   * What went on by itself after the act before may have died since.
   */
  async survive(
    act: () => Promise<void>,
    objects: () => Promise<DurableObjectStub<never>[]>,
  ): Promise<Error | null> {
    if (this.#died) await this.#abortAll(objects);
    const acted = act().then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
    // Looked at now and then: a promise that is kept in one object's context is not heard in another's.
    let ended: Error | null | 'not yet' = 'not yet';
    while (ended === 'not yet' && !this.#died) ended = await Promise.race([acted, soon()]);
    if (ended !== 'not yet') return ended;
    await this.#abortAll(objects);
    return new Error('The machine died.');
  }

  async #abortAll(objects: () => Promise<DurableObjectStub<never>[]>): Promise<void> {
    this.#died = false;
    for (const stub of await objects()) await abort(stub);
  }

  #at<T>(place: string, run: () => T): T | Promise<T> {
    this.passed.add(place);
    if (this.#armed?.place !== place) return run();
    const { way } = this.#armed;
    this.#armed = null;
    return this.#crash(way, run);
  }

  async #crash<T>(way: Way, run: () => T): Promise<T> {
    if (way !== 'fails before') await run();
    if (way !== 'dies after') throw new Error('A crash.');
    this.#died = true;
    return new Promise<never>(() => {});
  }
}
