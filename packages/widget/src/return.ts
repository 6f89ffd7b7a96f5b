/**
 * For the page that a site's return route leads to once it has checked `state` and exchanged the code: tells the widget
 * that waits, and closes itself; or takes the owner back to the page where they started. It reads nothing of the
 * address. `<meta name="keyfob-session" content="les_…">` names the session, where several links may be under way.
 */
import { type HandOverMessage, isHandOver, openChannel, RETURN_HINT } from './session-store/hand-over.ts';
import { remembered } from './session-store/memory.ts';

/** Milliseconds a widget has to answer. One that has to ask the server first needs one way there and back. */
const PATIENCE = 2_000;

const sessionId = document.querySelector<HTMLMetaElement>('meta[name="keyfob-session"]')?.content || null;

/** How far it is, for the page's own styles: `waiting`, `received` (closing), `resuming`, or `alone` (nobody waits here). */
const show = (state: string): void => {
  document.documentElement.dataset['keyfobReturn'] = state;
};

/** The link that was started in this tab, or in the page that opened it. */
const started = remembered()
  .filter(({ ticket }) => sessionId === null || ticket.id === sessionId)
  .at(-1);

const takeBack = (): void => {
  // On the very page that started it, the widget goes on by itself.
  const elsewhere = started && started.page !== location.href;
  show(elsewhere ? 'resuming' : 'alone');
  if (elsewhere) location.replace(started.page);
};

show('waiting');
const channel = started?.presentation === 'redirect' ? null : openChannel();
if (channel) {
  const late = setTimeout(() => {
    channel.close();
    takeBack();
  }, PATIENCE);
  channel.onmessage = ({ data }) => {
    if (!isHandOver(data, 'received') || data.sessionId !== sessionId) return;
    clearTimeout(late);
    channel.close();
    show('received');
    window.close();
  };
  channel.postMessage({ type: 'returned', sessionId } satisfies HandOverMessage);
  (window.opener as Window | null)?.postMessage(RETURN_HINT, location.origin);
} else takeBack();
