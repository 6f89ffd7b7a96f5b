import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { joined, patternOf, type Ran } from './outcome.ts';

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

/** The Worker's own tests, in workerd, for what cannot be seen from outside: time, storage and logs. */
export const runInside = (worker: string, files: readonly string[], promises: readonly string[]): Ran => {
  const path = join(worker, 'report.json');
  rmSync(path, { force: true });
  const named = files.map((file) => relative('packages/worker', file));
  const args = ['run', ...named, '-t', patternOf(promises).source, '--reporter=json', `--outputFile=${path}`];
  const { stderr } = spawnSync(join(worker, 'node_modules/.bin/vitest'), args, {
    cwd: worker,
    encoding: 'utf8',
  });
  let report: Report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`The tests did not run: ${stderr.slice(-500)}`);
  }
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const all = (status: string) =>
    tests.filter((test) => test.status === status).map(({ fullName }) => joined(fullName));
  return { passed: all('passed'), failed: all('failed') };
};
