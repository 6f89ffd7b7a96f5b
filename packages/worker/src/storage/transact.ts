export type SqlRow = Record<string, SqlStorageValue>;

/** The only way to the tables: handed to the closure of {@link transact}, useless outside it. */
export interface Db {
  all<Row extends SqlRow>(query: string, ...bindings: SqlStorageValue[]): Row[];
  first<Row extends SqlRow>(query: string, ...bindings: SqlStorageValue[]): Row | null;
  run(query: string, ...bindings: SqlStorageValue[]): void;
  /** Whether {@link run} was called at all. */
  hasWritten(): boolean;
}

const dbOf = (sql: SqlStorage): Db => {
  let written = false;
  return {
    all: <Row extends SqlRow>(query: string, ...bindings: SqlStorageValue[]) =>
      sql.exec<Row>(query, ...bindings).toArray(),
    first: <Row extends SqlRow>(query: string, ...bindings: SqlStorageValue[]) =>
      sql.exec<Row>(query, ...bindings).toArray()[0] ?? null,
    run: (query, ...bindings) => {
      written = true;
      sql.exec(query, ...bindings);
    },
    hasWritten: () => written,
  };
};

/** A promise must not leave a transaction: what it awaits would happen after the commit. */
export type Settled<T> = T extends PromiseLike<unknown> ? never : T;

/** Runs reads, rules and writes as one: all of it is kept or none. The closure cannot await. */
export const transact = <T>(storage: DurableObjectStorage, work: (db: Db) => Settled<T>): T =>
  storage.transactionSync(() => work(dbOf(storage.sql)) as T);
