/** Milliseconds the Worker's clock is ahead of the machine's. */
let ahead = 0;

const Real = Date;

/** The Worker's clock. It runs, and it can be set forward. */
class Shifted extends Real {
  constructor(...args: [] | [number | string | Date]) {
    if (args.length === 0) super(Real.now() + ahead);
    else super(args[0]);
  }

  static override now(): number {
    return Real.now() + ahead;
  }
}

export const installClock = (): void => {
  globalThis.Date = Shifted as DateConstructor;
};

/** Sets the clock to a time, never back. */
export const setClock = (time: number): void => {
  ahead = Math.max(ahead, time - Real.now());
};
