import { listDurableObjectIds, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

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

/** Reads or writes an object's tables behind its back. */
export const sqlIn = (stub: Stub, query: string, ...bindings: SqlStorageValue[]): Promise<Row[]> =>
  runInDurableObject(stub, (_, state) => state.storage.sql.exec<Row>(query, ...bindings).toArray());

const dumpOf = (stub: Stub): Promise<string> =>
  runInDurableObject(stub, async (_, { storage }) => {
    const tables = storage.sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      )
      .toArray();
    const rows = tables.map(({ name }) => [name, storage.sql.exec(`SELECT * FROM "${name}"`).toArray()]);
    return JSON.stringify([rows, [...(await storage.list())]]);
  });

/** Everything stored anywhere: each table of each object, and KV. JSON within JSON is spelled out. */
export const dumpEverything = async (): Promise<string> => {
  const objects = await Promise.all((await allObjects()).map(dumpOf));
  const { keys } = await env.PUBLISHED.list();
  const published = await Promise.all(
    keys.map(async ({ name }) => `${name} ${await env.PUBLISHED.get(name)}`),
  );
  return [...objects, ...published].join('\n').replaceAll('\\"', '"');
};

/** A courier works on after the alarm that called it: waits until it gave back what it could. */
const courierBack = async (stub: Stub): Promise<void> => {
  const out = "SELECT 1 FROM outbox WHERE kind = 'revocation' AND leased_until > ?";
  for (let polls = 0; polls < 40; polls += 1) {
    if ((await sqlIn(stub, out, Date.now()).catch(() => [])).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** Rings every garage until none has anything left to do now. */
export const runGarageAlarms = async (): Promise<void> => {
  for (const stub of await allGarages()) {
    for (let rounds = 0; rounds < 5; rounds += 1) {
      const next = await runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
      if (next === null || next > Date.now()) break;
      await runDurableObjectAlarm(stub);
      await courierBack(stub);
    }
  }
};
