import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { type Migration, migrate, schemaVersion } from '../../src/storage/migrate.ts';
import { type Db, transact } from '../../src/storage/transact.ts';

let objects = 0;

/** Work on the tables of an object nobody else has. */
const onFreshObject = <T>(work: (run: <R>(act: (db: Db) => R) => R) => T): Promise<T> => {
  objects += 1;
  const stub = env.APPLICATION.get(env.APPLICATION.idFromName(`fresh-${objects}`));
  return runInDurableObject(stub, (_, { storage }) =>
    work(<R>(act: (db: Db) => R): R => transact<unknown>(storage, act) as R),
  );
};

const first: Migration = (db) => db.run('CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)');
const second: Migration = (db) => {
  db.run('ALTER TABLE notes ADD COLUMN author TEXT');
  db.run("UPDATE notes SET author = 'before'");
};
const broken: Migration = (db) => {
  db.run('CREATE TABLE half (id INTEGER)');
  db.run('CREATE TABLE notes (id INTEGER)');
};

const tablesOf = (db: Db) =>
  db
    .all<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'",
    )
    .map(({ name }) => name)
    .toSorted();

describe('migrations', () => {
  it('run in order, each once', async () => {
    await onFreshObject((run) => {
      expect(run(schemaVersion)).toBe(0);
      run((db) => migrate(db, [first]));
      run((db) => db.run("INSERT INTO notes (text) VALUES ('kept')"));
      run((db) => migrate(db, [first, second]));
      run((db) => migrate(db, [first, second]));
      expect(run(schemaVersion)).toBe(2);
      expect(run((db) => db.all('SELECT text, author FROM notes'))).toEqual([
        { text: 'kept', author: 'before' },
      ]);
    });
  });

  it('start from nothing as well as from the version before', async () => {
    await onFreshObject((run) => {
      run((db) => migrate(db, [first, second]));
      expect(run(schemaVersion)).toBe(2);
      run((db) => db.run("INSERT INTO notes (text, author) VALUES ('a', 'b')"));
    });
  });

  it('leave an object of a newer version as it is', async () => {
    await onFreshObject((run) => {
      run((db) => migrate(db, [first, second]));
      run((db) => migrate(db, [first]));
      expect(run(schemaVersion)).toBe(2);
    });
  });

  it('that fail leave nothing behind', async () => {
    await onFreshObject((run) => {
      run((db) => migrate(db, [first]));
      expect(() => run((db) => migrate(db, [first, broken]))).toThrow(/notes/);
      expect(run(tablesOf)).toEqual(['notes', 'schema_version']);
      expect(run(schemaVersion)).toBe(1);
      run((db) => migrate(db, [first, second]));
      expect(run(schemaVersion)).toBe(2);
    });
  });
});
