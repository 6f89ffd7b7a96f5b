import { afterEach, expect, vi } from 'vitest';
import '../src/define.ts';
import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import type { WidgetStatus } from '../src/session-store/state.ts';
import { witness } from './witness.ts';

/** Any part of a widget, by name. */
export const part = <Type extends HTMLElement = HTMLElement>(
  widget: KeyfobConnect,
  name: string,
): Type | null => widget.shadowRoot?.querySelector<Type>(`[part~="${name}"]`) ?? null;

export const button = (widget: KeyfobConnect): HTMLButtonElement => {
  const found = part<HTMLButtonElement>(widget, 'button');
  if (!found) throw new Error('The widget has no button.');
  return found;
};

/** All text that can be read in the widget's own tree. */
export const textOf = (widget: KeyfobConnect): string =>
  (part(widget, 'base')?.textContent ?? '').replace(/\s+/g, ' ').trim();

export type Wanted = Partial<Omit<KeyfobConnect, 'style'>>;

/** Puts a widget into the page, in English. */
export const mount = async (
  properties: Wanted = {},
  attributes: Readonly<Record<string, string>> = {},
  into: Node = document.body,
): Promise<KeyfobConnect> => {
  const widget = document.createElement('keyfob-connect') as KeyfobConnect;
  for (const [name, value] of Object.entries({ lang: 'en', ...attributes })) widget.setAttribute(name, value);
  Object.assign(widget, properties);
  into.appendChild(widget);
  witness(widget);
  await widget.updateComplete;
  return widget;
};

/** Waits for a value, as long as a busy machine may take. */
export const eventually = <Value>(read: () => Value, timeout = 10_000) =>
  expect.poll(read, { timeout, interval: 20 });

/** The same for tests that run side by side, which have no assertion of their own to wait with. */
export const soon = (holds: () => boolean | Promise<boolean>, timeout = 10_000): Promise<boolean> =>
  vi.waitUntil(holds, { timeout, interval: 20 });

export const until = (widget: KeyfobConnect, status: WidgetStatus, timeout?: number): Promise<void> =>
  eventually(() => widget.status, timeout).toBe(status);

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whatever is on its way in the page has come to rest. */
export const settled = async (widget: KeyfobConnect): Promise<void> => {
  await sleep(0);
  await widget.updateComplete;
  await widget.updateComplete;
};

/** A window as the browser would hand it out; `null` is what it hands out when it opens none. */
export interface Opened {
  readonly url: string;
  readonly window: { closed: boolean; focused: number };
}

/** Stands where the browser opens windows, and opens none. The last call is the newest window. */
export const standAtWindows = (opens = true): Opened[] => {
  const opened: Opened[] = [];
  vi.spyOn(window, 'open').mockImplementation((url) => {
    const handle = {
      closed: false,
      focused: 0,
      // As browsers have it, unless it is taken away.
      opener: window as Window | null,
      close: () => {
        handle.closed = true;
      },
      focus: () => {
        handle.focused += 1;
      },
    };
    // A window that is empty at first is cut off from its page by some browsers.
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/link\/les_/);
    opened.push({ url: String(url), window: handle });
    return opens ? (handle as unknown as Window) : null;
  });
  return opened;
};

/** Has a widget wait for its owner, who is at the Link page. */
export const press = async (widget: KeyfobConnect, status: WidgetStatus = 'waiting'): Promise<void> => {
  button(widget).click();
  await until(widget, status);
};

/** After each test of a file that calls this, the page is as it was. */
export const cleanUp = (): void => {
  afterEach(() => {
    for (const widget of document.querySelectorAll('keyfob-connect')) widget.remove();
    vi.restoreAllMocks();
    vi.useRealTimers();
    sessionStorage.clear();
  });
};
