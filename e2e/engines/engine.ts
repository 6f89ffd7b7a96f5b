import { setTimeout as wait } from 'node:timers/promises';

/**
 * Where an element is: a CSS selector; ` >>> ` goes on in the shadow tree of the element before it. Of several the
 * first counts.
 */
export type Target = string;

/** How long a driver waits for an element or a page, in milliseconds. */
export const PATIENCE = 20_000;

/** Looks again and again until something is so. Throws when it is not within `PATIENCE`, with what was looked for. */
export const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + PATIENCE; !(await isSo()); await wait(100))
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}.`);
};

/** A window or a tab of one visit. */
export interface EngineWindow {
  goto(url: string): Promise<void>;
  url(): Promise<string>;
  /** Waits for the element and presses it as a person does: the browser takes it for a gesture of the owner. */
  click(target: Target): Promise<void>;
  /** Waits for the field and types into it, in place of what stands there. */
  fill(target: Target, text: string): Promise<void>;
  /** Whether the element is there and can be seen now. A page that is just leaving shows nothing. */
  isVisible(target: Target): Promise<boolean>;
  /** The text of an element that is there, whether it can be seen or not. */
  text(target: Target): Promise<string>;
  /** Calls a function in the page; what it answers with is copied, and a promise is waited for. */
  evaluate<T, A extends Argument>(script: (argument: A) => T | Promise<T>, argument: A): Promise<T>;
  screenshot(path: `${string}.png`): Promise<void>;
  /** Closes the window as the owner does, by its frame. */
  close(): Promise<void>;
}

/** What can be handed into a page. */
export type Argument =
  | string
  | number
  | boolean
  | null
  | readonly Argument[]
  | { readonly [name: string]: Argument };

/** An owner's browser: cookies and storage of its own, and all windows that come of it. */
export interface Visit {
  /** The window that was open from the start. */
  readonly first: EngineWindow;
  /** The windows that are open now; the same window is the same object. */
  windows(): Promise<readonly EngineWindow[]>;
  close(): Promise<void>;
}

/** A browser engine, started. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** Whether it opens no window that the owner did not press for, as a browser that nobody automates. */
  readonly blocksPopups: boolean;
  visit(): Promise<Visit>;
  close(): Promise<void>;
}

export const ENGINE_NAMES = ['Chromium', 'Firefox', 'WebKitGTK'] as const;

export type EngineName = (typeof ENGINE_NAMES)[number];

/** Waits for a window of the visit in which something can be seen. */
export const windowWith = async (visit: Visit, target: string): Promise<EngineWindow> => {
  let found: EngineWindow | undefined;
  await until(target, async () => {
    for (const window of await visit.windows()) if (await window.isVisible(target)) found = window;
    return found !== undefined;
  });
  if (!found) throw new Error('It was there, and is not.');
  return found;
};
