import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { clearTimer, setTimer, setTimerBy } from '../storage/timers.ts';
import type { Db } from '../storage/transact.ts';

/** How the handle of a pushed request is written (RFC 9126 §2.2). */
const URN = 'urn:ietf:params:oauth:request_uri:';

export const requestUriOf = (handle: string): string => `${URN}${handle}`;
export const isRequestUri = (text: string): boolean => text.startsWith(URN);
export const handleOf = (requestUri: string): string => requestUri.slice(URN.length);

/** Name and value of each parameter of an authorization request. */
export type Pairs = readonly [name: string, value: string][];

/** The one session that came of a pushed request, and the hash of its browser's cookie. */
export interface Consumer {
  readonly sessionId: string;
  readonly browser: string;
}

/** A pushed request as it stands: still to be acted on, or acted on by one browser. */
export type PushedRequest =
  | { readonly state: 'open'; readonly parameters: Pairs }
  | { readonly state: 'used'; readonly by: Consumer };

interface Row extends Record<string, SqlStorageValue> {
  readonly parameters: string | null;
  readonly expires_at: number;
  readonly session_id: string | null;
  readonly browser: string | null;
}

export const PRUNE_PUSHED_REQUESTS = 'prune-pushed-requests';

/** A page drawn for it in time may be acted on for as long as any first page; so long it is known whether one was. */
const REMEMBERED_MS = (LIFETIMES.pushedRequest + LIFETIMES.sessionKept) * 1000;

export const createPushedRequests = (db: Db): void =>
  db.run(`CREATE TABLE pushed_requests (
    hash TEXT PRIMARY KEY, parameters TEXT, expires_at INTEGER NOT NULL, session_id TEXT, browser TEXT
  ) WITHOUT ROWID`);

const readRow = (db: Db, hash: string): Row | null =>
  db.first<Row>(
    'SELECT parameters, expires_at, session_id, browser FROM pushed_requests WHERE hash = ?',
    hash,
  );

const consumerOf = (row: Row | null): Consumer | null =>
  row?.session_id && row.browser ? { sessionId: row.session_id, browser: row.browser } : null;

/** Keeps a checked request under the hash of its handle, for {@link LIFETIMES.pushedRequest}. */
export const keepPushedRequest = (db: Db, hash: string, parameters: Pairs, now: number): void => {
  const expiresAt = now + LIFETIMES.pushedRequest * 1000;
  db.run(
    'INSERT INTO pushed_requests (hash, parameters, expires_at) VALUES (?, ?, ?)',
    hash,
    JSON.stringify(parameters),
    expiresAt,
  );
  setTimerBy(db, { kind: PRUNE_PUSHED_REQUESTS, key: '', dueAt: expiresAt });
};

export const readPushedRequest = (db: Db, hash: string, now: number): Result<PushedRequest> => {
  const row = readRow(db, hash);
  const by = consumerOf(row);
  if (by) return succeed({ state: 'used', by });
  return row?.parameters && row.expires_at > now
    ? succeed({ state: 'open', parameters: JSON.parse(row.parameters) })
    : fail('request_uri_unknown');
};

/**
 * Consumes a pushed request for a session. Its own browser gets the session it was consumed for again, from whatever
 * tab; any other is refused. It may be over by then: the page that is acted on was drawn in time.
 */
export const consumePushedRequest = (db: Db, hash: string, by: Consumer, now: number): Result<string> => {
  const before = consumerOf(readRow(db, hash));
  if (before) return before.browser === by.browser ? succeed(before.sessionId) : fail('request_uri_used');
  const expiresAt = now + REMEMBERED_MS;
  db.run(
    `INSERT OR REPLACE INTO pushed_requests (hash, parameters, expires_at, session_id, browser)
     VALUES (?, NULL, ?, ?, ?)`,
    hash,
    expiresAt,
    by.sessionId,
    by.browser,
  );
  setTimerBy(db, { kind: PRUNE_PUSHED_REQUESTS, key: '', dueAt: expiresAt });
  return succeed(by.sessionId);
};

/** Only here the table is read as a whole: one more costs the same however many there are. */
export const prunePushedRequests = (db: Db, now: number): void => {
  db.run('DELETE FROM pushed_requests WHERE expires_at <= ?', now);
  const next = db.first<{ at: number | null }>('SELECT MIN(expires_at) AS at FROM pushed_requests')?.at;
  const dueAt = Math.max(next ?? 0, now + LIFETIMES.usedUpPruned * 1000);
  if (next) setTimer(db, { kind: PRUNE_PUSHED_REQUESTS, key: '', dueAt });
  else clearTimer(db, PRUNE_PUSHED_REQUESTS, '');
};
