import { evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import type { GarageState } from '../../src/garage/state/state.ts';
import { readRecord, writeRecord } from '../../src/storage/record.ts';
import { allObjects, spelledOut } from '../support/objects.ts';

type Stub = DurableObjectStub<never>;
type Row = Record<string, SqlStorageValue>;

interface Stored {
  readonly id: string;
  readonly stub: Stub;
  /** Of a garage; `null` of any other object, and of a garage that holds nothing. */
  readonly record: GarageState | null;
  readonly tables: readonly (readonly [name: string, rows: readonly Row[]])[];
}

/** Everything stored anywhere, so that it can be compared and put back. */
export interface State {
  readonly objects: ReadonlyMap<string, Stored>;
  readonly published: readonly (readonly [name: string, value: string | null])[];
}

/**
 * The one thing a refused request may leave: a proof or an assertion is good once, also where what came with it was
 * wrong. It is claimed in a table of its own, with a timer of its own.
 */
const CLAIMS = ['single_use'];
const CLAIM_TIMER = 'prune-single-use';

const TABLES =
  "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

const readObject = (stub: Stub): Promise<Stored> =>
  runInDurableObject(stub, (_, { id, storage }) => ({
    id: String(id),
    stub,
    record: readRecord<GarageState>(storage) ?? null,
    tables: storage.sql
      .exec<{ name: string }>(TABLES)
      .toArray()
      .map(({ name }) => [name, storage.sql.exec<Row>(`SELECT * FROM "${name}"`).toArray()] as const),
  }));

export const readState = async (): Promise<State> => {
  const objects = await Promise.all((await allObjects()).map(readObject));
  const { keys } = await env.PUBLISHED.list();
  const published = keys.map(async ({ name }) => [name, await env.PUBLISHED.get(name)] as const);
  return {
    objects: new Map(objects.map((stored) => [stored.id, stored])),
    published: await Promise.all(published),
  };
};

const compared = ([name, rows]: Stored['tables'][number]): unknown => [
  name,
  rows.filter(({ kind }) => kind !== CLAIM_TIMER),
];

const isEmpty = ({ record, tables }: Pick<Stored, 'record' | 'tables'>): boolean =>
  record === null && tables.length === 0;

/** A state as text, without what a refusal may leave and without objects that hold nothing. */
export const textOf = ({ objects, published }: State): string =>
  JSON.stringify(
    [
      published,
      [...objects.entries()]
        .filter(([, stored]) => !isEmpty(stored))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, { record, tables }]) => [
          id,
          record,
          tables.filter(([name]) => !CLAIMS.includes(name)).map(compared),
        ]),
    ],
    spelledOut,
  );

const fill = async (stub: Stub, { record, tables }: Stored): Promise<void> => {
  await runInDurableObject(stub, (_, { storage }) =>
    storage.transactionSync(() => {
      if (record) writeRecord(storage, record);
      for (const [table, rows] of tables) {
        storage.sql.exec(`DELETE FROM "${table}"`);
        for (const row of rows) {
          const values = Object.values<SqlStorageValue>(row);
          storage.sql.exec(`INSERT INTO "${table}" VALUES (${values.map(() => '?').join(', ')})`, ...values);
        }
      }
    }),
  );
  // It would go on from the record it holds in memory.
  if (record) await evictDurableObject(stub);
};

const empty = async (stub: Stub): Promise<void> => {
  await runInDurableObject(stub, async (_, { storage }) => {
    await storage.deleteAlarm();
    await storage.deleteAll();
  });
  // What it holds in memory would say that everything is there.
  await evictDurableObject(stub);
};

/** Puts everything that has changed back as it was; what was not there yet is emptied. */
export const restore = async (state: State, now: State): Promise<void> => {
  const text = ({ record, tables }: Stored) => JSON.stringify([record, tables], spelledOut);
  for (const [id, stored] of now.objects) {
    const before = state.objects.get(id);
    if (before && text(before) === text(stored)) continue;
    await (before && !isEmpty(before) ? fill(stored.stub, before) : empty(stored.stub));
  }
};

/** Takes every object its alarm. */
export const silence = async ({ objects }: State): Promise<void> => {
  for (const { stub } of objects.values())
    await runInDurableObject(stub, (_, { storage }) => storage.deleteAlarm());
};

const isOut = ({ objects }: State): boolean =>
  [...objects.values()].some(({ record }) => (record?.parts.outbox.size ?? 0) > 0);

/** Waits until nothing moves any more: an alarm that is due rings by itself, and a courier works on after it. */
export const settled = async (): Promise<State> => {
  let [last, text] = [await readState(), ''];
  for (let rounds = 0; textOf(last) !== text || (isOut(last) && rounds < 200); rounds += 1) {
    text = textOf(last);
    await new Promise((resolve) => setTimeout(resolve, 25));
    last = await readState();
  }
  return last;
};
