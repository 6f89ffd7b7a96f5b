import { runInDurableObject } from 'cloudflare:test';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { claimOnce, pruneSingleUse } from '../../src/application/authentication/single-use.ts';
import {
  type ListedSession,
  listSessions,
  pruneListedSessions,
  readListedSessions,
} from '../../src/application/listed-sessions.ts';
import { keepPushedRequest, prunePushedRequests } from '../../src/application/pushed-requests.ts';
import { type Db, transact } from '../../src/storage/transact.ts';
import { register } from '../support/applications.ts';
import { stubOf } from '../webhooks/endpoint.ts';

const NOW = Date.UTC(2027, 0, 1);
const DAY = 24 * 60 * 60 * 1000;

/** The tables of an application of its own. `do`: what it answers; `costs`: how many rows of its tables were read. */
const tables = async () => {
  const stub = await stubOf(await register());
  const run = <T>(work: (db: Db) => T) =>
    runInDurableObject(stub, (_, { storage }) => {
      const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
      const exec = storage.sql.exec.bind(storage.sql);
      const counting = (query: string, ...bindings: SqlStorageValue[]) => {
        const cursor = exec(query, ...bindings);
        cursors.push(cursor);
        return cursor;
      };
      Object.defineProperty(storage.sql, 'exec', { value: counting, configurable: true });
      const answer = transact<unknown>(storage, work) as T;
      Reflect.deleteProperty(storage.sql, 'exec');
      return { answer, read: cursors.reduce((sum, { rowsRead }) => sum + rowsRead, 0) };
    });
  return {
    do: async <T>(work: (db: Db) => T): Promise<T> => (await run(work)).answer,
    costs: async (work: (db: Db) => unknown): Promise<number> => (await run(work)).read,
  };
};

const MANY = 3000;

/** What it costs to write one more, beside nothing and beside many. */
const costs = async (
  write: (db: Db, count: number) => unknown,
  prune: (db: Db) => unknown,
): Promise<{ first: number; next: number; pruned: number }> => {
  const own = await tables();
  const first = await own.costs((db) => write(db, 0));
  await own.do((db) => {
    for (let count = 1; count <= MANY; count += 1) write(db, count);
  });
  const next = await own.costs((db) => write(db, MANY + 1));
  return { first, next, pruned: await own.costs(prune) };
};

const session = (count: number, changes: Partial<ListedSession> = {}): ListedSession => ({
  id: `les_${String(count).padStart(6, '0')}`,
  user: `owner-${count}`,
  status: 'open',
  createdAt: NOW + count,
  expiresAt: NOW + DAY,
  updatedAt: NOW + count,
  history: [],
  ...changes,
});

describe('what one more costs to write', () => {
  it.each([
    [
      'a value that is used up',
      (db: Db, count: number) => claimOnce(db, `jti ${count}`, NOW + count),
      (db: Db) => pruneSingleUse(db, NOW),
    ],
    [
      'a pushed request',
      (db: Db, count: number) => keepPushedRequest(db, `hash ${count}`, [], NOW + count),
      (db: Db) => prunePushedRequests(db, NOW),
    ],
    [
      'a session under a label of its own',
      (db: Db, count: number) => listSessions(db, 'garage', [session(count)], NOW),
      (db: Db) => pruneListedSessions(db, NOW),
    ],
  ])('%s', async (_, write, prune) => {
    const { first, next, pruned } = await costs(write, prune);
    expect([first, next].map((rows) => rows < 10)).toEqual([true, true]);
    // The whole is read here, and here alone.
    expect(pruned).toBeGreaterThan(MANY / 2);
  });

  it('a session under one label, as to all that stand under it', async () => {
    const write = (db: Db, count: number) =>
      listSessions(db, 'garage', [session(count, { user: 'owner' })], NOW);
    expect((await costs(write, () => 0)).next).toBeLessThan(1000);
  });
});

describe('what strangers have listed', () => {
  const idsOf = (sessions: readonly ListedSession[]) => sessions.map(({ id }) => id);

  it('under somebody’s label pushes out nothing that came to an end', async () => {
    const own = await tables();
    const good = session(0, { user: 'owner', status: 'completed' });
    const all = await own.do((db) => {
      listSessions(db, 'garage', [good], NOW);
      for (let count = 1; count <= 500; count += 1)
        listSessions(db, 'garage', [session(count, { user: 'owner' })], NOW + count);
      return readListedSessions(db, 'owner', null, 1000);
    });
    expect(all).toHaveLength(200);
    expect(idsOf(all)).toContain(good.id);
    expect(idsOf(all)[0]).toBe(session(500).id);
  });

  it('under many labels is cut down within a day, the oldest that came to nothing first', async () => {
    const own = await tables();
    const due = await own.do((db) => {
      for (let count = 0; count < 30; count += 1)
        listSessions(db, 'garage', [session(count, { status: count < 5 ? 'completed' : 'open' })], NOW);
      return db.first<{ due_at: number }>("SELECT due_at FROM timers WHERE kind = 'prune-listed-sessions'");
    });
    expect(due?.due_at).toBe(NOW + LIFETIMES.sessionListPruned * 1000);
    const left = await own.do((db) => {
      pruneListedSessions(db, NOW + DAY, 10);
      return db.all<{ id: string }>('SELECT id FROM listed_sessions ORDER BY id').map(({ id }) => id);
    });
    expect(left).toEqual([0, 1, 2, 3, 4, 25, 26, 27, 28, 29].map((count) => session(count).id));
  });
});
