import { createExecutionContext, evictDurableObject, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import previous from 'previous-release';
import { app } from '../../src/app.ts';
import { applicationPlace } from '../../src/application/application-of.ts';
import type { Place } from '../../src/crypto/handle.ts';
import type { Env } from '../../src/env.ts';
import type { GarageState } from '../../src/garage/state/state.ts';
import { readRecord, writeRecord } from '../../src/storage/record.ts';
import { basicOf, config, type Partner, registrationOf } from '../support/applications.ts';

const SECRET = 'a-secret-of-the-tests-of-two-releases';

/** What the bindings of this project hold besides the Worker's own (vitest.config.ts). */
interface PreviousEnv {
  readonly PREVIOUS_GARAGE: Env['GARAGE'];
  readonly PREVIOUS_APPLICATION: Env['APPLICATION'];
}

const all = env as unknown as Env & PreviousEnv;

export const WORKERS = { 'this release': app, 'the release before': previous } as const;
export type Release = keyof typeof WORKERS;

type Objects = Pick<Env, 'GARAGE' | 'APPLICATION'>;

const OBJECTS: Readonly<Record<Release, Objects>> = {
  'this release': { GARAGE: env.GARAGE, APPLICATION: env.APPLICATION },
  'the release before': { GARAGE: all.PREVIOUS_GARAGE, APPLICATION: all.PREVIOUS_APPLICATION },
};

export type Ask = (request: Request) => Promise<Response>;

/** Keyfob while it is rolled out: the Worker is of one release, the objects it reaches are of another. */
export const keyfobOf =
  (worker: Release, objects: Release): Ask =>
  async (request) => {
    // The simulated provider is nobody's release: it is somebody else's site.
    const provider = new URL(request.url).pathname.startsWith('/simulator/');
    return provider
      ? app.fetch(request, env, createExecutionContext())
      : WORKERS[worker].fetch(request, { ...env, ...OBJECTS[objects] }, createExecutionContext());
  };

/** Registers a web application with the objects of a release, in the same form. */
export const registerAt = async (release: Release): Promise<Partner> => {
  const id = `partner-${crypto.randomUUID()}`;
  const registration = await registrationOf(id, SECRET);
  const { APPLICATION } = OBJECTS[release];
  const place = await applicationPlace(await config(), id, registration.jurisdiction);
  const application = APPLICATION.get(APPLICATION.idFromName(place.name));
  await application.register(registration);
  return { id, secret: SECRET, basic: basicOf(id, SECRET) };
};

type Stub = DurableObjectStub<never>;
type Row = Record<string, SqlStorageValue>;

const stubOf = (release: Release, kind: keyof Objects, { name }: Place): Stub => {
  const namespace = OBJECTS[release][kind];
  return namespace.get(namespace.idFromName(name)) as unknown as Stub;
};

/** All that an object has stored: its record, and every table with the statements that made it. */
const readAll = (stub: Stub) =>
  runInDurableObject(stub, (_, { storage, storage: { sql } }) => ({
    record: readRecord<GarageState>(storage),
    made: sql
      .exec<{ sql: string }>(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY type DESC",
      )
      .toArray(),
    rows: sql
      .exec<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
      )
      .toArray()
      .map(({ name }) => ({ name, rows: sql.exec<Row>(`SELECT * FROM "${name}"`).toArray() })),
  }));

/** Has one release's object find what the other's has written, as a deployment or its undoing does. */
export const handOver = async (
  kind: keyof Objects,
  place: Place,
  from: Release,
  to: Release,
): Promise<void> => {
  const { record, made, rows } = await readAll(stubOf(from, kind, place));
  const stub = stubOf(to, kind, place);
  await runInDurableObject(stub, async (_, { storage }) => {
    await storage.deleteAll();
    if (record) writeRecord(storage, record);
    for (const { sql } of made) storage.sql.exec(sql);
    for (const { name, rows: all } of rows)
      for (const row of all) {
        const values = Object.values<SqlStorageValue>(row);
        storage.sql.exec(`INSERT INTO "${name}" VALUES (${values.map(() => '?').join(', ')})`, ...values);
      }
  });
  // The next to reach it makes a new object, which looks at what it finds.
  await evictDurableObject(stub);
};

export const recordOf = async (release: Release, garage: Place): Promise<GarageState | undefined> =>
  (await readAll(stubOf(release, 'GARAGE', garage))).record;

export const rowsOf = async (
  release: Release,
  application: Place,
  table: string,
): Promise<readonly Row[]> => {
  const { rows } = await readAll(stubOf(release, 'APPLICATION', application));
  return rows.find(({ name }) => name === table)?.rows ?? [];
};

/** How many migrations the tables of an Application have seen. */
export const versionOf = async (release: Release, application: Place): Promise<number> =>
  Number((await rowsOf(release, application, 'schema_version'))[0]?.['version'] ?? 0);
