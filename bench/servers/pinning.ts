import { execFileSync, spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The server has a core for itself, and whoever asks it has the other. */
const SERVER_CORE = '0';
const GENERATOR_CORE = '1';

const hasTaskset = (): boolean => spawnSync('taskset', ['--version']).status === 0;

/** Without two cores and taskset figures still are processor time, only less steady. */
export const canPin = availableParallelism() > 1 && hasTaskset();

/** A command line that runs on the server's core. */
export const onServerCore = (command: readonly string[]): readonly string[] =>
  canPin ? ['taskset', '-c', SERVER_CORE, ...command] : command;

/** Moves this process, which asks the servers, away from them. */
export const moveToGeneratorCore = (): void => {
  if (canPin) execFileSync('taskset', ['-a', '-c', '-p', GENERATOR_CORE, String(process.pid)]);
};
