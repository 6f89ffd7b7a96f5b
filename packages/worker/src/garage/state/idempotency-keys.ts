import type { IdempotencyRecord } from '../records.ts';
import type { Draft } from './state.ts';

/** What a key stands for; `null` for one that is unknown, or whose time is up. */
export const readIdempotencyKey = (draft: Draft, hash: string, now: number): IdempotencyRecord | null => {
  const known = draft.get('idempotencyKeys', hash);
  return known && known.expiresAt > now ? known : null;
};

/** Those whose time is up leave with the next one. */
export const writeIdempotencyKey = (draft: Draft, key: IdempotencyRecord, now: number): void => {
  for (const { hash, expiresAt } of draft.all('idempotencyKeys'))
    if (expiresAt <= now) draft.delete('idempotencyKeys', hash);
  draft.set('idempotencyKeys', key.hash, key);
};

export const deleteIdempotencyKeysOf = (draft: Draft, id: string): void => {
  for (const { hash, sessionId } of draft.all('idempotencyKeys'))
    if (sessionId === id) draft.delete('idempotencyKeys', hash);
};
