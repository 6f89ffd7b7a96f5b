const MINUTE = 60_000;

/** Counts what comes within a minute, and says when that is more than there may be. */
export class Pace {
  readonly #limit: number;
  #from = Number.NEGATIVE_INFINITY;
  #count = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** `now`: milliseconds since the epoch. */
  isTooFast(now: number): boolean {
    if (now - this.#from >= MINUTE) {
      this.#from = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count > this.#limit;
  }
}
