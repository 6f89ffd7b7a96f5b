import { accountOf, countsOf, countWritten } from './meter.ts';

/** Alarms that are set, by object: they are rung by hand, at a time that is ours to choose. */
export const alarms = new Map<string, number>();

/** Whose storage an API object belongs to. */
const owners = new WeakMap<object, string>();
/** Rows of each cursor that are counted already. */
const seen = new WeakMap<object, { read: number; written: number }>();

/** The statement of each cursor. */
const statements = new WeakMap<object, string>();

/** What a statement does, and to which table. */
const nameOf = (query: string): string =>
  /^\s*(?:CREATE (?:UNIQUE )?(?:TABLE|INDEX)|INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+\w+/i
    .exec(query)?.[0]
    .replaceAll(/\s+/g, ' ')
    .trim() ?? query.slice(0, 40);

interface Cursor {
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

const countRows = (cursor: Cursor, owner: string, statement: string): void => {
  const before = seen.get(cursor) ?? { read: 0, written: 0 };
  const counts = countsOf(accountOf(owner));
  counts.rowsRead += cursor.rowsRead - before.read;
  countWritten(accountOf(owner), statement, cursor.rowsWritten - before.written);
  seen.set(cursor, { read: cursor.rowsRead, written: cursor.rowsWritten });
};

type Method = (this: object, ...args: unknown[]) => unknown;

const replace = (prototype: object, name: string, wrap: (original: Method) => Method): void => {
  const original: unknown = Reflect.get(prototype, name);
  if (typeof original === 'function') Reflect.set(prototype, name, wrap(original as Method));
};

/** A way into storage that nothing here counts must not be used unnoticed. */
const UNCOUNTED = ['get', 'put', 'delete', 'list', 'transaction'];

/** What an object runs once in its life. */
const FIRST_STATEMENT = 'CREATE TABLE schema_version';

let cursorsMetered = false;

/** Rows come as they are asked for, so each way of asking is counted. */
const meterCursors = (cursor: object, owner: string): void => {
  if (cursorsMetered) return;
  cursorsMetered = true;
  for (const name of ['toArray', 'one', 'next'])
    replace(
      Object.getPrototypeOf(cursor),
      name,
      (original) =>
        function (this: object, ...args) {
          const result = original.apply(this, args);
          countRows(this as Cursor, owners.get(this) ?? owner, statements.get(this) ?? '');
          return result;
        },
    );
};

const meterSql = (sql: object): void =>
  replace(
    Object.getPrototypeOf(sql),
    'exec',
    (original) =>
      function (this: object, ...args) {
        const owner = owners.get(this) ?? '';
        const statement = nameOf(String(args[0]));
        if (statement.startsWith(FIRST_STATEMENT)) countsOf(accountOf(owner)).created += 1;
        const cursor = original.apply(this, args) as Cursor;
        owners.set(cursor, owner);
        meterCursors(cursor, owner);
        statements.set(cursor, statement);
        countRows(cursor, owner, statement);
        return cursor;
      },
  );

const meterAlarms = (storage: object): void => {
  const prototype: object = Object.getPrototypeOf(storage);
  const ownerOf = (self: object): string => owners.get(self) ?? '';
  replace(
    prototype,
    'setAlarm',
    () =>
      async function (this: object, time) {
        countWritten(accountOf(ownerOf(this)), 'setAlarm', 1);
        alarms.set(ownerOf(this), Number(time));
      },
  );
  replace(
    prototype,
    'deleteAlarm',
    () =>
      async function (this: object) {
        countWritten(accountOf(ownerOf(this)), 'deleteAlarm', 1);
        alarms.delete(ownerOf(this));
      },
  );
  replace(
    prototype,
    'getAlarm',
    () =>
      async function (this: object) {
        return alarms.get(ownerOf(this)) ?? null;
      },
  );
  for (const name of UNCOUNTED)
    replace(prototype, name, () => () => {
      throw new Error(`storage.${name} is not counted`);
    });
};

/** Each key is a row of a table that nobody sees. */
const meterRecords = (kv: object): void => {
  const prototype: object = Object.getPrototypeOf(kv);
  replace(
    prototype,
    'get',
    (original) =>
      function (this: object, ...args) {
        countsOf(accountOf(owners.get(this) ?? '')).rowsRead += 1;
        return original.apply(this, args);
      },
  );
  for (const name of ['put', 'delete'])
    replace(
      prototype,
      name,
      (original) =>
        function (this: object, ...args) {
          countWritten(accountOf(owners.get(this) ?? ''), `kv.${name}`, 1);
          return original.apply(this, args);
        },
    );
  replace(prototype, 'list', () => () => {
    throw new Error('storage.kv.list is not counted');
  });
};

/** What deletes everything takes the alarm along. */
const meterDeletion = (storage: object): void =>
  replace(
    Object.getPrototypeOf(storage),
    'deleteAll',
    (original) =>
      function (this: object, ...args) {
        const owner = owners.get(this) ?? '';
        countWritten(accountOf(owner), 'deleteAll', 1);
        alarms.delete(owner);
        return original.apply(this, args);
      },
  );

let metered = false;

/** Counts what an object reads and writes from here on. The first object makes it so for all of the isolate. */
export const meterStorage = (ctx: DurableObjectState): void => {
  const { storage } = ctx;
  const { kv, sql } = storage;
  for (const api of [storage, kv, sql]) owners.set(api, ctx.id.toString());
  if (metered) return;
  metered = true;
  meterSql(sql);
  meterRecords(kv);
  meterDeletion(storage);
  meterAlarms(storage);
};
