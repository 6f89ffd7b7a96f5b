import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { equalText } from '../../crypto/bytes.ts';
import { clearTimer, setTimer } from '../../storage/timers.ts';
import type { Db } from '../../storage/transact.ts';
import { MANAGEMENT_TIMER } from './tables.ts';
import type { ManagementToken } from './token.ts';

interface Row extends Record<string, SqlStorageValue> {
  record: string;
}

/** Newest first: the first one signs. */
export const readManagementTokens = (db: Db): ManagementToken[] =>
  db
    .all<Row>('SELECT record FROM management_tokens')
    .map(({ record }): ManagementToken => JSON.parse(record))
    .toSorted((a, b) => b.createdAt - a.createdAt);

const write = (db: Db, token: ManagementToken): void =>
  db.run(
    'INSERT OR REPLACE INTO management_tokens (id, record) VALUES (?, ?)',
    token.id,
    JSON.stringify(token),
  );

const isLive = ({ expiresAt }: ManagementToken, now: number): boolean =>
  expiresAt === null || expiresAt > now;

/** Forgets those whose time is up. */
export const dropDeadManagementTokens = (db: Db, now: number): void => {
  clearTimer(db, MANAGEMENT_TIMER, '');
  const tokens = readManagementTokens(db);
  for (const token of tokens)
    if (!isLive(token, now)) db.run('DELETE FROM management_tokens WHERE id = ?', token.id);
  const next = tokens.filter((token) => isLive(token, now)).flatMap(({ expiresAt }) => expiresAt ?? []);
  if (next.length > 0) setTimer(db, { kind: MANAGEMENT_TIMER, key: '', dueAt: Math.min(...next) });
};

/** Puts a token in the place of the one there is, which is taken a while longer; one before that is over at once. */
export const replaceManagementToken = (db: Db, token: ManagementToken, now: number): void => {
  const [current, ...older] = readManagementTokens(db);
  for (const { id } of older) db.run('DELETE FROM management_tokens WHERE id = ?', id);
  const expiresAt = now + LIFETIMES.managementTokenOverlap * 1000;
  if (current) write(db, { ...current, expiresAt: current.expiresAt ?? expiresAt });
  write(db, token);
  dropDeadManagementTokens(db, now);
};

/** Whether a text of this hash is a token that is taken. Every one is compared, so that the time says nothing. */
export const isManagementToken = (db: Db, hash: string, now: number): boolean =>
  readManagementTokens(db)
    .map((token) => isLive(token, now) && equalText(token.hash, hash))
    .includes(true);

export const eraseManagementTokens = (db: Db): void => {
  clearTimer(db, MANAGEMENT_TIMER, '');
  db.run('DELETE FROM management_tokens');
};

/** A token under another key. */
export interface ResealedToken {
  readonly id: string;
  /** As it was read … */
  readonly sealed: string;
  /** … and as it is to be. */
  readonly anew: string;
}

/** Writes those whose old value still stands. */
export const resealManagementTokens = (db: Db, all: readonly ResealedToken[]): void => {
  for (const token of readManagementTokens(db)) {
    const resealed = all.find(({ id, sealed }) => id === token.id && sealed === token.sealed);
    if (resealed) write(db, { ...token, sealed: resealed.anew });
  }
};
