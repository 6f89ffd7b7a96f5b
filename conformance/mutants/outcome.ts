import type { Mutant } from './mutant.ts';

/** The tests that were run, by their full names. */
export interface Ran {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
}

/** What became of a mutant: `promises` are those that no test of noticed, or that no test is of. */
export interface Outcome {
  readonly result: 'killed' | 'survived' | 'untested';
  readonly promises: readonly string[];
}

export const outcomeOf = ({ promises }: Mutant, { passed, failed }: Ran): Outcome => {
  const among = (names: readonly string[]) => (promise: string) =>
    names.some((name) => name.includes(promise));
  const unnoticed = promises.filter((promise) => !among(failed)(promise));
  if (unnoticed.length === 0) return { result: 'killed', promises: [] };
  const untested = unnoticed.filter((promise) => !among(passed)(promise));
  return untested.length > 0
    ? { result: 'untested', promises: untested }
    : { result: 'survived', promises: unnoticed };
};

const SPECIAL = /[.*+?^${}()|[\]\\/]/g;

/** What Vitest is to run: tests whose names have one of these promises in them. Parts of a name are joined by `>`. */
export const patternOf = (promises: readonly string[]): RegExp =>
  new RegExp(promises.map((each) => each.replace(SPECIAL, '\\$&').replaceAll(' ', '( | > )')).join('|'));

/** A name as promises are written: its parts one after the other. */
export const joined = (name: string): string => name.replaceAll(' > ', ' ');
