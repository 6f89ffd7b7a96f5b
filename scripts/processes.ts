import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

export interface StartOptions {
  readonly cwd: string;
  readonly env?: Record<string, string>;
  /** Where its words go: to the terminal, or nowhere but the file descriptor given. */
  readonly output?: 'inherit' | number;
}

/** Wrangler asks for nothing and tells nothing: a local Worker needs no network. */
export const LOCAL_WRANGLER = { WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false' };

/** Starts a program as the head of a process group of its own, so that it can be ended with all it starts. */
export const start = (command: string, args: readonly string[], options: StartOptions): ChildProcess => {
  const output = options.output ?? 'inherit';
  return spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', output, output],
    detached: true,
  });
};

const signal = (pid: number, name: NodeJS.Signals | 0): boolean => {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
};

/** Ends a program and all it started: politely, then after five seconds not. */
export const stop = async ({ pid }: Pick<ChildProcess, 'pid'>): Promise<void> => {
  if (pid === undefined || !signal(-pid, 'SIGTERM')) return;
  for (let tries = 0; tries < 50; tries += 1) {
    if (!signal(-pid, 0)) return;
    await wait(100);
  }
  signal(-pid, 'SIGKILL');
};

/** Whether a server is there at all, whatever it says; a certificate nobody knows is an answer too. */
export const answers = (url: string): Promise<boolean> =>
  fetch(url, { redirect: 'manual' }).then(
    () => true,
    (error: { cause?: { code?: string } }) => /CERT/.test(error.cause?.code ?? ''),
  );

/** Waits until a server is there. Throws when it is not within a minute, or `gone` says it never will be. */
export const untilAnswers = async (url: string, gone: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 300 && !gone(); tries += 1) {
    if (await answers(url)) return;
    await wait(200);
  }
  throw new Error(`Nothing answers at ${url}.`);
};

const parentOf = (pid: number): { pid: number; command: string } => {
  // The second field, the name, is in brackets and may hold anything; the parent is the second after it.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  return { pid: parent, command: readFileSync(`/proc/${parent}/cmdline`, 'utf8').replaceAll('\0', ' ') };
};

/** The package managers and shells this program was started through (Linux only; elsewhere none). */
const launchers = (): number[] => {
  const found: number[] = [];
  try {
    for (
      let next = parentOf(process.pid);
      /\bp?np[mx]\b|^sh -c /.test(next.command);
      next = parentOf(next.pid)
    )
      found.push(next.pid);
  } catch {
    // No /proc, or its end.
  }
  return found;
};

/** Calls back once when a launcher is gone: npx dies of a signal without handing it on. */
export const onLauncherGone = (callback: () => void): void => {
  const watched = launchers();
  const timer = setInterval(() => {
    if (watched.every((pid) => signal(pid, 0))) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
};
