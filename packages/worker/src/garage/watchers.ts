import { isTerminal, snapshotOf } from '@keyfob/shared/link-session/reducer';
import type { Db } from '../storage/transact.ts';
import { readSession } from './tables/sessions.ts';

/** More watchers of one session than this and the oldest is let go: a page that reloads leaves sockets behind. */
const WATCHERS_LIMIT = 10;

/** WebSocket close codes (RFC 6455 §7.4.1): the session ended; too many watch it. */
const DONE = 1000;
const TRY_AGAIN_LATER = 1013;

/** Sends everyone who watches a session where it stands; says good-bye when nothing more can come. */
export const tellWatchers = (ctx: DurableObjectState, db: Db, sessionId: string, now: number): void => {
  const sockets = ctx.getWebSockets(sessionId);
  const record = sockets.length > 0 ? readSession(db, sessionId) : null;
  if (!record) return;
  const snapshot = snapshotOf(record.session, now);
  for (const socket of sockets) {
    socket.send(JSON.stringify(snapshot));
    if (isTerminal(snapshot.status)) socket.close(DONE, snapshot.status);
  }
};

/** Takes a watcher in on a hibernating socket: it costs nothing while nothing happens. */
export const acceptWatcher = (ctx: DurableObjectState, sessionId: string, protocol: string): Response => {
  const watching = ctx.getWebSockets(sessionId);
  for (const socket of watching.slice(0, Math.max(0, watching.length - WATCHERS_LIMIT + 1)))
    socket.close(TRY_AGAIN_LATER, 'too many watchers');
  const { 0: client, 1: server } = new WebSocketPair();
  ctx.acceptWebSocket(server, [sessionId]);
  ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  return new Response(null, {
    status: 101,
    webSocket: client,
    headers: { 'Sec-WebSocket-Protocol': protocol },
  });
};
