import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { onServerCore } from './pinning.ts';

/** A server under measurement. */
export interface Server {
  /** Its process: it, and all it started, are what is measured. */
  readonly pid: number;
  /** `http://127.0.0.1:…` */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** The file descriptor on which a server says where it listens. */
export const REPORT_FD = 3;

/** Milliseconds a server has to end by itself, and what it started with it. */
const PATIENCE = 2_000;

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  await ended;
  clearTimeout(late);
};

/** The first line of a server's report that names its port; its last words where it ends before. */
const portOf = async (child: ChildProcess, words: () => string): Promise<number> => {
  const report = child.stdio[REPORT_FD] as Readable;
  for await (const line of createInterface({ input: report })) {
    const said: unknown = JSON.parse(line);
    if (typeof said === 'object' && said !== null && 'port' in said && typeof said.port === 'number')
      return said.port;
  }
  throw new Error(`The server ended before it listened: ${words()}`);
};

const WORDS_KEPT = 4_000;

/** Starts a server that writes `{"port": …}` to {@link REPORT_FD} once it listens. */
export const startServer = async (
  command: readonly string[],
  options: { readonly cwd: string; readonly env?: Record<string, string> },
): Promise<Server> => {
  const [program = '', ...args] = onServerCore(command);
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-WORDS_KEPT);
  });
  // A server must not outlive the measurement, however that ends.
  const orphan = (): void => {
    child.kill('SIGTERM');
  };
  process.once('exit', orphan);
  child.once('exit', () => process.removeListener('exit', orphan));
  const port = await portOf(child, () => words);
  if (child.pid === undefined) throw new Error('A server that listens has a process.');
  return { pid: child.pid, address: `http://127.0.0.1:${port}`, stop: () => stop(child) };
};
