import type { KeyfobConnect } from '../src/keyfob-connect.ts';
import { eventually } from './widget.ts';

type PageWindow = Window & typeof globalThis;

/** A page of the same site in a frame: it has a life of its own, and shares this tab's storage. */
export interface Page {
  readonly go: (url: string) => void;
  readonly window: () => PageWindow;
  readonly widget: (selector?: string) => KeyfobConnect;
  readonly reload: () => Promise<void>;
  readonly close: () => void;
}

const loaded = (frame: HTMLIFrameElement): Promise<void> =>
  new Promise((resolve) => frame.addEventListener('load', () => resolve(), { once: true }));

const pageWindow = (frame: HTMLIFrameElement): PageWindow => {
  if (!frame.contentWindow) throw new Error('The page is closed.');
  return frame.contentWindow as PageWindow;
};

/** Opens a page by its path. `name`: the window's name, which these pages read what they show from. */
export const openPage = async (path: string, name: string): Promise<Page> => {
  const frame = document.createElement('iframe');
  frame.name = name;
  frame.src = path;
  const first = loaded(frame);
  document.body.append(frame);
  await first;
  return {
    go: (url) => {
      frame.src = url;
    },
    window: () => pageWindow(frame),
    widget: (selector = 'keyfob-connect') => {
      const found = pageWindow(frame).document.querySelector<KeyfobConnect>(selector);
      if (!found) throw new Error(`The page has no ${selector}.`);
      return found;
    },
    reload: async () => {
      const again = loaded(frame);
      pageWindow(frame).location.reload();
      await again;
    },
    close: () => frame.remove(),
  };
};

/** Whether the page has arrived at another site: from then on nothing of it can be read. */
export const isAway = (page: Page): boolean => {
  try {
    return page.window().location.href === undefined;
  } catch {
    return true;
  }
};

/** The same as a window of its own: what leaves its page does so only where nothing frames it. */
export const openTopSite = async (body: string): Promise<Page> => {
  const opened = window.open('/test/pages/site.htm', body) as PageWindow | null;
  if (!opened) throw new Error('The browser opened no window.');
  const widget: Page['widget'] = (selector = 'keyfob-connect') => {
    const found = opened.document.querySelector<KeyfobConnect>(selector);
    if (!found) throw new Error(`The page has no ${selector}.`);
    return found;
  };
  await eventually(() => opened.document.querySelector('[status]')).toBeTruthy();
  return {
    go: (url) => {
      opened.location.href = url;
    },
    window: () => opened,
    widget,
    reload: () => Promise.reject(new Error('Load it anew by going to it.')),
    close: () => opened.close(),
  };
};

/** A page of a site, with this in its body; ready once its widgets are. */
export const openSite = async (body: string): Promise<Page> => {
  const page = await openPage('/test/pages/site.htm', body);
  await eventually(() => page.window().customElements.get('keyfob-connect')?.name).toBe('KeyfobConnect');
  return page;
};
