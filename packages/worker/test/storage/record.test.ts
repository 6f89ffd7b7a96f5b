import { evictAllDurableObjects, evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { Draft, emptyState } from '../../src/garage/state/state.ts';
import { garageAt } from '../link/inside.ts';
import { connectUser, newSession, readData, sessionStatus } from '../support/linking.ts';
import { breakWrites, mendWrites, stateIn, writeState } from '../support/objects.ts';

type Stub = Parameters<typeof stateIn>[0];

const garageWith = async (id: string): Promise<Stub> => (await garageAt(id)) as unknown as Stub;

/** How often a garage reads and writes its record from here on. */
const counted = (stub: Stub): Promise<Record<'get' | 'put', number>> =>
  runInDurableObject(stub, (_, { storage }) => {
    const counts = { get: 0, put: 0 };
    for (const name of ['get', 'put'] as const) {
      const original: (...args: never[]) => unknown = storage.kv[name].bind(storage.kv);
      const counting = (...args: never[]): unknown => {
        counts[name] += 1;
        return original(...args);
      };
      Object.defineProperty(storage.kv, name, { value: counting, configurable: true });
    }
    return counts;
  });

describe('the record of a garage', () => {
  it('of the next version still works with this Worker, which leaves what it does not know', async () => {
    const { vehicleIds, tokens, session } = await connectUser();
    const garage = await garageWith(session.id);
    const state = await stateIn(garage);
    if (!state) throw new Error('It holds something.');
    const later = {
      ...state,
      version: 2,
      colour: 'red',
      parts: { ...state.parts, keys: new Map([['a', 1]]) },
    };
    await writeState(garage, later as never);
    expect((await readData(vehicleIds[0], tokens.access_token)).status).toBe(200);
    await (await garageAt(session.id)).loseAccess([...state.parts.providerGrants.keys()][0] ?? '');
    const after = await stateIn(garage);
    expect([...(after?.parts.vehicles.values() ?? [])].map(({ status }) => status)).toContain(
      'reauthorization_required',
    );
    expect(after).toMatchObject({ version: 2, colour: 'red', parts: { keys: new Map([['a', 1]]) } });
  });

  it('of a version that lacked a part works too', async () => {
    const { id } = await newSession();
    const garage = await garageWith(id);
    const state = await stateIn(garage);
    if (!state) throw new Error('It holds something.');
    const { outbox: _, idempotencyKeys: __, ...parts } = state.parts;
    await writeState(garage, { ...state, parts } as never);
    expect(await sessionStatus(id)).toBe('created');
    expect((await (await garageAt(id)).cancelSession('demo', id)).ok).toBe(true);
  });

  it('is not there where nobody made a garage, however often it is asked', async () => {
    const stub = env.GARAGE.get(env.GARAGE.idFromName('nobody'));
    expect(await stub.listVehicles('demo')).toMatchObject({ code: 'not_found' });
    expect(await stub.beginErasure('demo')).toMatchObject({ code: 'not_found' });
    expect(await stub.snapshot('les_x')).toMatchObject({ code: 'not_found' });
    const stored = await runInDurableObject(stub, async (_, { storage }) => [
      [...(await storage.list())],
      await storage.getAlarm(),
      storage.sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'").toArray(),
    ]);
    expect(stored).toEqual([[], null, []]);
  });

  it('is read once after a wake, and written only by a verb that changed something', async () => {
    const { id } = await newSession();
    const garage = await garageWith(id);
    await evictDurableObject(garage);
    const counts = await counted(garage);
    const own = await garageAt(id);
    for (let times = 0; times < 3; times += 1) expect((await own.snapshot(id)).ok).toBe(true);
    expect((await own.cancelSession('another', id)).ok).toBe(false);
    expect(counts).toEqual({ get: 1, put: 0 });
    expect((await own.cancelSession('demo', id)).ok).toBe(true);
    expect((await own.cancelSession('demo', id)).ok).toBe(true);
    expect(counts).toEqual({ get: 1, put: 1 });
  });

  it('that cannot be written stays as it was, in memory too', async () => {
    const { id } = await newSession();
    const garage = await garageWith(id);
    const before = await stateIn(garage);
    const own = await garageAt(id);
    await breakWrites(garage);
    const refused = await runInDurableObject(own, (object) => {
      try {
        return object.cancelSession('demo', id);
      } catch (error) {
        return error;
      }
    });
    expect(refused).toMatchObject({ message: 'The disk is full.' });
    expect(await sessionStatus(id)).toBe('created');
    await mendWrites(garage);
    expect(await stateIn(garage)).toEqual(before);
    await evictAllDurableObjects();
    expect(await sessionStatus(id)).toBe('created');
  });
});

describe('a draft', () => {
  it('leaves the state it was made from as it was', () => {
    const state = emptyState();
    const draft = new Draft(state);
    draft.set('revokedTokens', 'a', 1);
    draft.nextSequence();
    expect(state).toEqual(emptyState());
    expect(draft.get('revokedTokens', 'a')).toBe(1);
    expect(draft.state.posted).toBe(1);
  });

  it('is not changed by what is taken out that was not there', () => {
    const draft = new Draft(emptyState());
    draft.delete('sessions', 'les_x');
    draft.clear('outbox');
    expect(draft.isChanged).toBe(false);
  });

  it('takes a piece of work in whole or not at all', () => {
    const draft = new Draft(emptyState());
    draft.set('revokedTokens', 'before', 1);
    const torn = new Error('torn');
    const half = draft.attempt((own) => {
      own.set('revokedTokens', 'half', 2);
      throw torn;
    });
    expect(half).toBe(torn);
    expect(draft.attempt((own) => own.set('revokedTokens', 'whole', 3))).toBeNull();
    draft.set('revokedTokens', 'after', 4);
    expect([...draft.state.parts.revokedTokens.keys()]).toEqual(['before', 'whole', 'after']);
  });
});
