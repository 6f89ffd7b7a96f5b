/**
 * Breaks the Worker in one way after the other and says whether the tests notice:
 * `node conformance/mutants/run.ts [--only part-of-a-name]…`, with Node 24. All of them take half an hour.
 */
import { parseArgs } from 'node:util';
import { MUTANTS } from './all.ts';
import { WorkerCopy } from './copy.ts';
import { runInside } from './from-inside.ts';
import { FromOutside } from './from-outside.ts';
import type { Mutant } from './mutant.ts';
import { type Outcome, outcomeOf, type Ran } from './outcome.ts';

process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false';
process.env['WRANGLER_LOG'] = 'error';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const chosen = MUTANTS.filter(({ name }) => values.only?.some((part) => name.includes(part)) ?? true);

const copy = new WorkerCopy();
const outside = new FromOutside(copy.worker);
const isOutside = (file: string): boolean => file.startsWith('conformance/');

const run = async (files: readonly string[], promises: readonly string[]): Promise<Ran> => {
  copy.build();
  const [outer, inner] = [files.filter(isOutside), files.filter((file) => !isOutside(file))];
  const ran: Ran[] = [];
  if (outer.length > 0) ran.push(await outside.run(outer, promises));
  if (inner.length > 0) ran.push(runInside(copy.worker, inner, promises));
  return { passed: ran.flatMap(({ passed }) => passed), failed: ran.flatMap(({ failed }) => failed) };
};

const judge = async (mutant: Mutant): Promise<Outcome> => {
  const undo = copy.apply(mutant.edits);
  try {
    return outcomeOf(mutant, await run(mutant.tests, mutant.promises));
  } finally {
    undo();
  }
};

// Also where the run is cut off: the server ends with this process.
process.once('exit', () => copy.remove());

const counts = { killed: 0, survived: 0, untested: 0, broken: 0 };
try {
  // What fails without a mutant says nothing of one.
  const all = <T>(of: (mutant: Mutant) => readonly T[]): T[] => [...new Set(chosen.flatMap(of))];
  const sound = await run(
    all(({ tests }) => tests),
    all(({ promises }) => promises),
  );
  if (sound.failed.length > 0) throw new Error(`Fails as it is: ${sound.failed.join('; ')}`);
  console.log(`${sound.passed.length} tests pass as it is; ${chosen.length} mutants.`);
  for (const mutant of chosen) {
    const began = performance.now();
    let said: string;
    try {
      const { result, promises } = await judge(mutant);
      counts[result] += 1;
      said = `${result.padEnd(9)}${mutant.name}${promises.map((each) => `\n    ${each}`).join('')}`;
    } catch (error) {
      counts.broken += 1;
      said = `broken   ${mutant.name}: ${error instanceof Error ? error.message : error}`;
    }
    console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${said}`);
  }
} finally {
  await outside.close();
  copy.remove();
}
console.log(
  Object.entries(counts)
    .map(([result, count]) => `${count} ${result}`)
    .join(', '),
);
process.exit(counts.killed === chosen.length ? 0 : 1);
