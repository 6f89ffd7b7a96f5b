import { afterEach, beforeEach } from 'vitest';
import { random } from '../support/random.ts';

declare global {
  /** Read by what pause-at-awaits.ts puts into the Worker's source. */
  var chaos: { at<T>(place: string, run: () => T): Promise<T> | T } | undefined;
  /** How many awaits of the modules loaded so far were changed. */
  var chaosPlaces: number | undefined;
}

let pauses = 0;

/** How often anything paused in this test. */
export const pausesSoFar = (): number => pauses;

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Lets every await of the Worker take up to five milliseconds more, before or after what it waits for. */
export const unleash = (seed: number): void => {
  const next = random(seed);
  globalThis.chaos = {
    async at(_, run) {
      pauses += 1;
      const awaited = run();
      const [before, after] = [next.below(4), next.below(3)];
      if (before > 0) await sleep(before);
      const value = await awaited;
      if (after > 0) await sleep(after);
      return value;
    },
  };
};

/** Chaos in every test of the file, the same for the same seed. */
export const unleashForEach = (seed: number): void => {
  beforeEach(() => {
    pauses = 0;
    unleash(seed);
  });
  afterEach(() => {
    globalThis.chaos = undefined;
  });
};
