import { changedViews, type ShownView } from './shown-views.ts';
import { Draft, type GarageState } from './state/state.ts';

/** Of one user at a time: tabs and devices, each of which has one. */
export const WATCHERS_LIMIT = 20;

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
 * Where there are too many the newest is refused (429): one that is let go comes back and would drive out the next.
 */
export const acceptViewWatcher = (ctx: DurableObjectState, tag: string): Response => {
  const watching = ctx.getWebSockets(tag).filter(({ readyState }) => readyState === WebSocket.OPEN);
  if (watching.length >= WATCHERS_LIMIT) return new Response(null, { status: 429 });
  const { 0: client, 1: server } = new WebSocketPair();
  ctx.acceptWebSocket(server, [tag]);
  return new Response(null, { status: 101, webSocket: client });
};
