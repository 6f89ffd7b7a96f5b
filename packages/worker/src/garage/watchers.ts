import { isTerminal, snapshotOf } from '@keyfob/shared/link-session/reducer';
import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import { readSession } from './state/sessions.ts';
import type { Draft } from './state/state.ts';

/** More watchers of one session than this and the oldest is let go: a page that reloads leaves sockets behind. */
const WATCHERS_LIMIT = 10;

/** WebSocket close codes (RFC 6455 §7.4.1): the session ended; too many watch it. */
const DONE = 1000;
const TRY_AGAIN_LATER = 1013;

/**
 * Tells one watcher. A peer that never answered a close is still among the sockets, and sending to it throws: what a
 * verb has committed must not become an error because of who watches.
 */
const tell = (socket: WebSocket, snapshot: SessionSnapshot): void => {
  if (socket.readyState !== WebSocket.OPEN) return;
  try {
    socket.send(JSON.stringify(snapshot));
    if (isTerminal(snapshot.status)) socket.close(DONE, snapshot.status);
  } catch {
    // It went away between the look and the word.
  }
};

const letGo = (socket: WebSocket, code: number, reason: string): void => {
  if (socket.readyState === WebSocket.OPEN) socket.close(code, reason);
};

/** The user is forgotten: nobody has anything left to watch. */
export const dismissWatchers = (ctx: DurableObjectState): void => {
  for (const socket of ctx.getWebSockets()) letGo(socket, DONE, 'erased');
};

/** Sends everyone who watches one of these sessions where it stands now; says good-bye when nothing more can come. */
export const tellWatchers = (
  ctx: DurableObjectState,
  draft: Draft,
  moved: ReadonlySet<string>,
  now: number,
): void => {
  for (const sessionId of moved) {
    const sockets = ctx.getWebSockets(sessionId);
    if (sockets.length === 0) continue;
    const record = readSession(draft, sessionId);
    for (const socket of sockets) if (record) tell(socket, snapshotOf(record.session, now));
  }
};

/** Takes a watcher in on a hibernating socket, which costs nothing while nothing happens, and tells it where things stand. */
export const acceptWatcher = (
  ctx: DurableObjectState,
  snapshot: SessionSnapshot,
  protocol: string,
): Response => {
  const watching = ctx.getWebSockets(snapshot.id).filter(({ readyState }) => readyState === WebSocket.OPEN);
  for (const socket of watching.slice(0, Math.max(0, watching.length - WATCHERS_LIMIT + 1)))
    letGo(socket, TRY_AGAIN_LATER, 'too many watchers');
  const { 0: client, 1: server } = new WebSocketPair();
  ctx.acceptWebSocket(server, [snapshot.id]);
  ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  tell(server, snapshot);
  return new Response(null, {
    status: 101,
    webSocket: client,
    headers: { 'Sec-WebSocket-Protocol': protocol },
  });
};
