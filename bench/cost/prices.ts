/** Cloudflare's list prices in US dollars. */
const PER_MILLION = {
  request: 0.3,
  /** Of processor time of the Worker. */
  millisecond: 0.02,
  kvRead: 0.5,
  kvWrite: 5,
  objectRequest: 0.15,
  /** While an object is busy; 128 MB each. */
  gigabyteSecond: 12.5,
  rowRead: 0.001,
  rowWritten: 1,
} as const;

const STORAGE_GB_MONTH = 0.2;
const OBJECT_GB = 0.128;

/** What is billed, as the metered Worker counts it. */
export interface Usage {
  readonly requests: number;
  readonly objectRequests: number;
  readonly alarms: number;
  /** Milliseconds objects were busy. */
  readonly objectMs: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
  /** The same by statement. */
  readonly written: Readonly<Record<string, number>>;
  readonly kv: {
    readonly read: number;
    readonly write: number;
    readonly delete: number;
    readonly list: number;
  };
  readonly providerCalls: number;
  readonly outbound: number;
  readonly created: number;
  /** Milliseconds of processor time, of Worker and objects together: more than is billed as the Worker's. */
  readonly cpuMs: number;
  /** Messages that came in by WebSocket. Twenty count as one request of the object. */
  readonly messages: number;
}

const MESSAGES_A_REQUEST = 20;

/**
 * A call keeps its object busy for as long as what it wrote takes to reach the replicas, which a machine alone does not
 * show. Milliseconds; what was measured counts where it is more.
 */
const SHORTEST_CALL = 10;

/** Dollars for a million times a usage, by what they are for. */
export const priceOfMillion = (usage: Usage): Readonly<Record<string, number>> => {
  const { kv } = usage;
  const objectRequests = usage.objectRequests + usage.messages / MESSAGES_A_REQUEST;
  const busySeconds = Math.max(usage.objectMs, usage.objectRequests * SHORTEST_CALL) / 1000;
  return {
    requests: usage.requests * PER_MILLION.request,
    'processor time': usage.cpuMs * PER_MILLION.millisecond,
    KV: kv.read * PER_MILLION.kvRead + (kv.write + kv.delete + kv.list) * PER_MILLION.kvWrite,
    'object requests': objectRequests * PER_MILLION.objectRequest,
    'object duration': busySeconds * OBJECT_GB * PER_MILLION.gigabyteSecond,
    'rows read': usage.rowsRead * PER_MILLION.rowRead,
    'rows written': usage.rowsWritten * PER_MILLION.rowWritten,
  };
};

export const totalOf = (prices: Readonly<Record<string, number>>): number =>
  Object.values(prices).reduce((sum, price) => sum + price, 0);

/** Dollars a month for so many bytes. */
export const priceOfStorage = (bytes: number): number => (bytes / 1e9) * STORAGE_GB_MONTH;

type Numbers = Readonly<Record<string, number>>;

const combined = (
  one: Numbers,
  other: Numbers,
  by: (a: number, b: number) => number,
): Record<string, number> =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [
      name,
      by(one[name] ?? 0, other[name] ?? 0),
    ]),
  );

const combinedUsage = (one: Usage, other: Usage, by: (a: number, b: number) => number): Usage => {
  const { written, kv, ...numbers } = one;
  const { written: otherWritten, kv: otherKv, ...otherNumbers } = other;
  return {
    ...combined(numbers, otherNumbers, by),
    written: combined(written, otherWritten, by),
    kv: combined(kv, otherKv, by),
  } as unknown as Usage;
};

export const sumOf = (usages: readonly [Usage, ...Usage[]]): Usage =>
  usages.reduce((sum, usage) => combinedUsage(sum, usage, (a, b) => a + b));

export const dividedBy = (usage: Usage, count: number): Usage =>
  combinedUsage(usage, usage, (a) => a / count);
