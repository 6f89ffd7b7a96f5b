import { type EngineWindow, PATIENCE, type Visit } from './engine.ts';

/**
 * How long a driver has for one thing, its own waiting for elements and pages included, in milliseconds. What takes
 * longer than these three times is not slow.
 */
const LONGEST = 3 * PATIENCE;

/** How long an engine has to begin a visit, a whole browser where it takes one, in milliseconds. */
export const LONGEST_START = 2 * LONGEST;

/** The driver gave no answer: nothing is known of the page, and the browser is lost. */
export class DriverHung extends Error {
  override readonly name = 'DriverHung';

  constructor(what: string, limit: number) {
    super(`No answer within ${limit / 1000} s: ${what}.`);
  }
}

/** Waits for an answer. Throws when it is not there within `limit` milliseconds. */
export const inTime = async <T>(what: string, answer: Promise<T>, limit = LONGEST): Promise<T> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new DriverHung(what, limit)), limit);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** Acts, and once more where the driver hung: then nothing was found out. It says so. What has failed has failed. */
export const onceMoreIfHung = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof DriverHung)) throw error;
    console.error(`DONE AGAIN: ${what}. ${error.message}`);
    return act();
  }
};

type Ask = <T>(what: string, ask: () => Promise<T>) => Promise<T>;

const limitWindow = (window: EngineWindow, ask: Ask): EngineWindow => ({
  goto: (url) => ask(`going to ${url}`, () => window.goto(url)),
  url: () => ask('the address', () => window.url()),
  click: (target) => ask(`pressing ${target}`, () => window.click(target)),
  fill: (target, text) => ask(`filling in ${target}`, () => window.fill(target, text)),
  isVisible: (target) => ask(`whether ${target} can be seen`, () => window.isVisible(target)),
  text: (target) => ask(`the text of ${target}`, () => window.text(target)),
  evaluate: (script, argument) => ask('a function in the page', () => window.evaluate(script, argument)),
  screenshot: (path) => ask('a picture', () => window.screenshot(path)),
  close: () => ask('closing a window', () => window.close()),
});

/**
 * The same visit, where nothing waits for a driver for ever. Once it has hung, it is asked nothing more, and `onHang` is
 * called.
 */
export const limitVisit = (visit: Visit, onHang: () => void, limit = LONGEST): Visit => {
  let hung: DriverHung | null = null;
  const inTimeOrHung: Ask = async (what, act) => {
    try {
      return await inTime(what, act(), limit);
    } catch (error) {
      if (error instanceof DriverHung && !hung) {
        hung = error;
        onHang();
      }
      throw error;
    }
  };
  const ask: Ask = async (what, act) => {
    if (hung) throw hung;
    return inTimeOrHung(what, act);
  };
  const limited = new Map<EngineWindow, EngineWindow>();
  const known = (window: EngineWindow): EngineWindow => {
    const found = limited.get(window) ?? limitWindow(window, ask);
    limited.set(window, found);
    return found;
  };
  return {
    first: known(visit.first),
    windows: async () => (await ask('which windows there are', () => visit.windows())).map(known),
    // Asked for also where it has hung: some browsers are ended without their driver.
    close: () => inTimeOrHung('ending the visit', () => visit.close()),
  };
};
