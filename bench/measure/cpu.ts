import { readdirSync, readFileSync } from 'node:fs';

/** A file of /proc that may be gone by the time it is read: threads and processes end. */
const readOrNothing = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const numbersIn = (folder: string): string[] => readdirSync(folder).filter((name) => /^\d+$/.test(name));

/** The parent is the second field after the command, which is in parentheses and may hold anything. */
const parentOf = (pid: string): string =>
  readOrNothing(`/proc/${pid}/stat`)
    .replace(/^.*\)\s/s, '')
    .split(' ')[1] ?? '';

/** A process and everything it started. */
const treeOf = (root: number): string[] => {
  const parents = new Map(numbersIn('/proc').map((pid) => [pid, parentOf(pid)]));
  const tree = new Set([String(root)]);
  for (const member of tree) for (const [pid, parent] of parents) if (parent === member) tree.add(pid);
  return [...tree];
};

/** First field of a thread's schedstat: nanoseconds it ran. */
const threadTime = (pid: string, thread: string): number =>
  Number(readOrNothing(`/proc/${pid}/task/${thread}/schedstat`).split(' ')[0] ?? 0);

/** Threads of a process; none once it has ended. */
const threadsOf = (pid: string): string[] => {
  try {
    return numbersIn(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

/**
 * The processor time of a process tree. A thread that ends between two looks would take its time with it, so what each
 * was last seen at stays in the sum.
 */
export class CpuMeter {
  readonly #root: number;
  readonly #seen = new Map<string, number>();

  constructor(root: number) {
    this.#root = root;
  }

  /** Microseconds since the tree began. */
  read(): number {
    for (const pid of treeOf(this.#root))
      for (const thread of threadsOf(pid)) {
        const key = `${pid}/${thread}`;
        this.#seen.set(key, Math.max(threadTime(pid, thread), this.#seen.get(key) ?? 0));
      }
    return [...this.#seen.values()].reduce((sum, time) => sum + time, 0) / 1000;
  }
}

const QUIET_FOR_MS = 20;
/** More than a server that only waits uses in that time, in microseconds. */
const QUIET_USE = 600;
const PATIENCE_MS = 2_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a server has done what it does after its last answer, and reads the meter. */
export const readWhenQuiet = async (meter: CpuMeter): Promise<number> => {
  const end = Date.now() + PATIENCE_MS;
  let before = meter.read();
  while (Date.now() < end) {
    await pause(QUIET_FOR_MS);
    const now = meter.read();
    if (now - before < QUIET_USE) return now;
    before = now;
  }
  return before;
};

/** Adds up what the sections of a work that count cost. */
export class Tally {
  readonly #meter: CpuMeter;
  #total = 0;

  constructor(meter: CpuMeter) {
    this.#meter = meter;
  }

  /** Microseconds. */
  get total(): number {
    return this.#total;
  }

  readonly counted = async <T>(section: () => Promise<T>): Promise<T> => {
    const before = await readWhenQuiet(this.#meter);
    const result = await section();
    this.#total += (await readWhenQuiet(this.#meter)) - before;
    return result;
  };
}
