import type { KvOperation } from './map-kv.ts';

/** What Cloudflare bills, counted as it happens. */
export interface Counts {
  /** Requests that came in from outside. Loopbacks and calls between Workers are not billed. */
  requests: number;
  /** Calls of an object: RPC, fetch, alarms. */
  objectRequests: number;
  /** Of those, alarms. */
  alarms: number;
  /** Wall-clock milliseconds objects were busy. */
  objectMs: number;
  rowsRead: number;
  /** An alarm that is set counts as a row. */
  rowsWritten: number;
  /** The same by what wrote them. */
  written: Record<string, number>;
  kv: Record<KvOperation, number>;
  /** Calls of a vehicle provider, which cost waiting and nothing else. */
  providerCalls: number;
  /** Requests sent out to applications. */
  outbound: number;
  /** Objects that made their tables. */
  created: number;
}

const none = (): Counts => ({
  requests: 0,
  objectRequests: 0,
  alarms: 0,
  objectMs: 0,
  rowsRead: 0,
  rowsWritten: 0,
  written: {},
  kv: { read: 0, write: 0, delete: 0, list: 0 },
  providerCalls: 0,
  outbound: 0,
  created: 0,
});

/** Whose bill something is on: Keyfob's, or the simulated provider's, which is a company of its own in truth. */
export type Account = 'keyfob' | 'provider';

const accounts: Record<Account, Counts> = { keyfob: none(), provider: none() };

export const countsOf = (account: Account): Counts => accounts[account];

export const resetCounts = (): void => {
  accounts.keyfob = none();
  accounts.provider = none();
};

/** Rows written, and by which statement. */
export const countWritten = (account: Account, statement: string, rows: number): void => {
  const counts = accounts[account];
  counts.rowsWritten += rows;
  if (rows > 0) counts.written[statement] = (counts.written[statement] ?? 0) + rows;
};

/** Objects the simulated provider keeps its own values in, by id. */
const providerObjects = new Set<string>();

export const accountOf = (objectId: string): Account =>
  providerObjects.has(objectId) ? 'provider' : 'keyfob';

/** Counts the calls of a stub, whatever their names. A property that is read and not called costs nothing. */
const meteredStub = (stub: object, account: Account): object =>
  new Proxy(stub, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function' || typeof name === 'symbol') return value;
      return (...args: unknown[]): unknown => {
        countsOf(account).objectRequests += 1;
        return Reflect.apply(value, target, args);
      };
    },
  });

type Namespace = DurableObjectNamespace;

const meteredNamespace = (namespace: Namespace, account: Account): object => ({
  idFromName: (name: string) => namespace.idFromName(name),
  idFromString: (id: string) => namespace.idFromString(id),
  newUniqueId: () => namespace.newUniqueId(),
  jurisdiction: (name: DurableObjectJurisdiction) => meteredNamespace(namespace.jurisdiction(name), account),
  get: (id: DurableObjectId) => {
    if (account === 'provider') providerObjects.add(id.toString());
    return meteredStub(namespace.get(id), account);
  },
  getByName: (name: string) => {
    const id = namespace.idFromName(name);
    if (account === 'provider') providerObjects.add(id.toString());
    return meteredStub(namespace.get(id), account);
  },
});

const isNamespace = (binding: unknown): binding is Namespace =>
  typeof binding === 'object' && binding !== null && 'idFromName' in binding;

/** Bindings whose use is counted on an account. */
export const meteredBindings = (env: object, account: Account): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(env).map(([name, binding]) => [
      name,
      isNamespace(binding) ? meteredNamespace(binding, account) : binding,
    ]),
  );
