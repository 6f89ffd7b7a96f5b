import { accountOf, countsOf } from './meter.ts';

/** How many calls an object is in, and since when it is in any. */
interface Busy {
  calls: number;
  since: number;
}

const busy = new WeakMap<object, Busy>();

/** The clock of the machine: the Worker's own is set by hand. */
const now: () => number = Date.now.bind(Date);

const enter = (object: object): void => {
  const state = busy.get(object) ?? { calls: 0, since: 0 };
  if (state.calls === 0) state.since = now();
  state.calls += 1;
  busy.set(object, state);
};

const leave = (object: object, id: string): void => {
  const state = busy.get(object);
  if (!state) return;
  state.calls -= 1;
  if (state.calls === 0) countsOf(accountOf(id)).objectMs += now() - state.since;
};

type Method = (this: object, ...args: unknown[]) => unknown;

const timed = (original: Method): Method =>
  function (this: object, ...args) {
    const { id } = (this as { readonly ctx: DurableObjectState }).ctx;
    enter(this);
    let result: unknown;
    try {
      result = original.apply(this, args);
    } catch (error) {
      leave(this, id.toString());
      throw error;
    }
    if (result instanceof Promise) {
      const left = (): void => leave(this, id.toString());
      result.then(left, left);
    } else leave(this, id.toString());
    return result;
  };

/** Measures how long objects of a class are busy, whichever of its methods they are in. */
export const timeMethods = (target: object, source: object): void => {
  for (let prototype = source; prototype !== Object.prototype; prototype = Object.getPrototypeOf(prototype))
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
      if (name !== 'constructor' && typeof value === 'function' && !Object.hasOwn(target, name))
        Object.defineProperty(target, name, { value: timed(value), configurable: true, writable: true });
};
