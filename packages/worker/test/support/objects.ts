import {
  evictDurableObject,
  listDurableObjectIds,
  runDurableObjectAlarm,
  runInDurableObject,
} from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { nextDue } from '../../src/garage/due.ts';
import type { OutboxItem } from '../../src/garage/state/outbox.ts';
import {
  completeState,
  Draft,
  type GarageState,
  type Part,
  type Parts,
} from '../../src/garage/state/state.ts';
import { readRecord, writeRecord } from '../../src/storage/record.ts';

type Stub = DurableObjectStub<never>;

/** Every object of both classes that was ever reached. */
export const allObjects = async (): Promise<Stub[]> => {
  const [garages, applications] = await Promise.all([
    listDurableObjectIds(env.GARAGE),
    listDurableObjectIds(env.APPLICATION),
  ]);
  return [
    ...garages.map((id) => env.GARAGE.get(id)),
    ...applications.map((id) => env.APPLICATION.get(id)),
  ] as unknown as Stub[];
};

export const allGarages = async (): Promise<Stub[]> =>
  (await listDurableObjectIds(env.GARAGE)).map((id) => env.GARAGE.get(id)) as unknown as Stub[];

export const countObjects = async (): Promise<number> => (await allObjects()).length;

type Row = Record<string, SqlStorageValue>;

/** Reads or writes an application's tables behind its back. */
export const sqlIn = (stub: Stub, query: string, ...bindings: SqlStorageValue[]): Promise<Row[]> =>
  runInDurableObject(stub, (_, state) => state.storage.sql.exec<Row>(query, ...bindings).toArray());

/** A garage's record, read behind its back; `null` where none was ever written, or it was forgotten. */
export const stateIn = (stub: Stub): Promise<GarageState | null> =>
  runInDurableObject(stub, (_, { storage }) => readRecord<GarageState>(storage) ?? null);

/** What a garage holds of a kind, in order. */
export const recordsIn = async <P extends Part>(stub: Stub, part: P): Promise<Parts[P][]> => {
  const records: ReadonlyMap<string, Parts[P]> | undefined = (await stateIn(stub))?.parts[part];
  return records ? [...records.values()] : [];
};

/**
 * Writes a garage's record behind its back, and the alarm to it. It is forgotten in memory first, by an object that no
 * alarm wakes meanwhile, and read anew with the next verb.
 */
export const writeState = async (stub: Stub, state: GarageState): Promise<void> => {
  await runInDurableObject(stub, (_, { storage }) => storage.deleteAlarm());
  await evictDurableObject(stub);
  await runInDurableObject(stub, async (_, { storage }) => {
    writeRecord(storage, state);
    const due = nextDue(new Draft(completeState(state)));
    if (due !== null) await storage.setAlarm(Math.max(due, Date.now()));
  });
};

/** Changes each record of a kind behind a garage's back. */
export const changeRecords = async <P extends Part>(
  stub: Stub,
  part: P,
  change: (record: Parts[P]) => Parts[P],
): Promise<void> => {
  const state = await stateIn(stub);
  if (!state) throw new Error('The garage holds nothing.');
  const before: ReadonlyMap<string, Parts[P]> = state.parts[part];
  const after = new Map([...before].map(([key, record]) => [key, change(record)]));
  await writeState(stub, { ...state, parts: { ...state.parts, [part]: after } });
};

/** The storage under a garage takes a record only if it may be written, until it is mended. */
export const breakWrites = (
  stub: Stub,
  mayBeWritten: (after: GarageState, before: GarageState | null) => boolean = () => false,
): Promise<void> =>
  runInDurableObject(stub, (_, { storage }) => {
    const put = storage.kv.put.bind(storage.kv);
    const guarded = (key: string, value: unknown): void => {
      if (!mayBeWritten(value as GarageState, readRecord<GarageState>(storage) ?? null))
        throw new Error('The disk is full.');
      put(key, value);
    };
    Object.defineProperty(storage.kv, 'put', { value: guarded, configurable: true });
  });

export const mendWrites = (stub: Stub): Promise<void> =>
  runInDurableObject(stub, (_, { storage }) => {
    Reflect.deleteProperty(storage.kv, 'put');
  });

/** For JSON, which knows no maps. */
export const spelledOut = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);

const dumpOf = (stub: Stub): Promise<string> =>
  runInDurableObject(stub, async (_, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      )
      .toArray();
    const rows = tables.map(({ name }) => [name, storage.sql.exec(`SELECT * FROM "${name}"`).toArray()]);
    return JSON.stringify([rows, [...(await storage.list())]], spelledOut);
  });

/** Everything stored anywhere: each record and table of each object, and KV. JSON within JSON is spelled out. */
export const dumpEverything = async (): Promise<string> => {
  const objects = await Promise.all((await allObjects()).map(dumpOf));
  const { keys } = await env.PUBLISHED.list();
  const published = await Promise.all(
    keys.map(async ({ name }) => `${name} ${await env.PUBLISHED.get(name)}`),
  );
  return [...objects, ...published].join('\n').replaceAll('\\"', '"');
};

/** What a verb posts is on its way by itself, and a courier works on: waits until both are done with what they could. */
const handedOut = async (stub: Stub): Promise<void> => {
  const isOut = ({ leasedUntil }: OutboxItem): boolean => leasedUntil > Date.now();
  for (let polls = 0; polls < 40; polls += 1) {
    if (!(await recordsIn(stub, 'outbox')).some(isOut)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** Rings every garage until none has anything left to do now. */
export const runGarageAlarms = async (): Promise<void> => {
  for (const stub of await allGarages()) {
    await handedOut(stub);
    for (let rounds = 0; rounds < 5; rounds += 1) {
      const next = await runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
      if (next === null || next > Date.now()) break;
      await runDurableObjectAlarm(stub);
      await handedOut(stub);
    }
  }
};
