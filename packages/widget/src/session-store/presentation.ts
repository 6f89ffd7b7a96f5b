import type { Presentation } from './state.ts';

/** What a page may ask for; `auto` takes a window where there is room for one. */
export type AskedPresentation = 'auto' | Presentation;

/** In these a window does not come back to its page, or brands' sign-ins refuse to work; this tab does. */
const IN_APP =
  /\b(FBAN|FBAV|FB_IAB|Instagram|Line|MicroMessenger|Snapchat|GSA|TikTok|musical_ly|BytedanceWebview)\b|; wv\)/;

/** Phones, upright or not, open a "window" as a tab that covers the page, in which people get lost. */
const SMALL = '(pointer: coarse) and (max-width: 599px), (pointer: coarse) and (max-height: 499px)';

/** The Link page is never framed: in a frame "this tab" is no way. */
export const isFramed = (): boolean => window.self !== window.top;

const STANDALONE = '(display-mode: standalone), (display-mode: fullscreen), (display-mode: minimal-ui)';

export const pickPresentation = (asked: AskedPresentation): Presentation => {
  if (isFramed() && asked !== 'popup') return 'tab';
  if (asked === 'popup' || asked === 'tab' || asked === 'redirect') return asked;
  const here = matchMedia(`${STANDALONE}, ${SMALL}`).matches || IN_APP.test(navigator.userAgent);
  return here ? 'redirect' : 'popup';
};

const WIDTH = 480;
const HEIGHT = 760;

/** In the middle of the page's own window, on whichever screen that is. */
const features = (): string => {
  const left = Math.round(screenX + Math.max(0, (outerWidth - WIDTH) / 2));
  const top = Math.round(screenY + Math.max(0, (outerHeight - HEIGHT) / 2));
  return `popup,width=${WIDTH},height=${HEIGHT},left=${left},top=${top}`;
};

/**
 * Opens the Link page, at its final address at once: a window that starts empty is cut off from its page by some
 * browsers (COOP), and one that opens after a wait is blocked by others. `null`: the browser refused.
 *
 * A window of its own keeps its opener: only so can it be brought to the front and closed from here. A site that does
 * not want the pages on the owner's way to have a hold of its own sends COOP `same-origin`, which costs it just that.
 */
export const openWindow = (url: string, sessionId: string, presentation: 'popup' | 'tab'): Window | null => {
  if (presentation === 'popup') return window.open(url, `keyfob-${sessionId}`, features());
  const tab = window.open(url, '_blank');
  // As with rel=noopener, which would not say whether it opened.
  if (tab) tab.opener = null;
  return tab;
};
