import { changedViews, type ShownView } from './shown-views.ts';
import { Draft, type GarageState } from './state/state.ts';

/** A user with more open subscribers than this has left the oldest behind. */
const WATCHERS_LIMIT = 20;

/** RFC 6455 §7.4.1 */
const TRY_AGAIN_LATER = 1013;

const send = (socket: WebSocket, views: readonly ShownView[]): void => {
  if (socket.readyState !== WebSocket.OPEN) return;
  try {
    socket.send(JSON.stringify(views));
  } catch {
    // It went away between the look and the word.
  }
};

/** Tells who watches the views of a garage what a verb changed of them, whatever verb it was. */
export const tellViewWatchers = (
  sockets: readonly WebSocket[],
  before: GarageState,
  after: GarageState,
  now: number,
): void => {
  const changed = changedViews(new Draft(before), new Draft(after), now);
  if (changed.length > 0) for (const socket of sockets) send(socket, changed);
};

/**
 * Takes a Worker in on a hibernating socket, which costs nothing while nothing happens. It hears of every change of
 * every view of the garage and keeps what its client asked about itself, so nothing about it has to be remembered here.
 */
export const acceptViewWatcher = (ctx: DurableObjectState, tag: string): Response => {
  const watching = ctx.getWebSockets(tag).filter(({ readyState }) => readyState === WebSocket.OPEN);
  for (const socket of watching.slice(0, Math.max(0, watching.length - WATCHERS_LIMIT + 1)))
    socket.close(TRY_AGAIN_LATER, 'too many watchers');
  const { 0: client, 1: server } = new WebSocketPair();
  ctx.acceptWebSocket(server, [tag]);
  return new Response(null, { status: 101, webSocket: client });
};
