import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  budgetsReport,
  type Figures,
  judge,
  playwrightReport,
  type ReportReader,
  vitestReport,
} from './reports.ts';

interface Suite {
  readonly name: string;
  /** Folder it runs in, from the root. */
  readonly folder: string;
  readonly command: readonly string[];
  readonly env?: Record<string, string>;
  /** Where the runner writes its report, and who reads it. Without one the suite is one test: it ends well or not. */
  readonly report?: readonly [path: string, read: ReportReader];
}

const root = join(import.meta.dirname, '..');
const reports = join(root, 'reports');

const command = (name: string, folder: string, line: string): Suite => ({
  name,
  folder,
  command: line.split(' '),
});

const vitest = (name: string, folder: string): Suite => {
  const report = join(reports, `${name}.json`);
  return {
    name,
    folder,
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    report: [report, vitestReport],
  };
};

const playwright = (name: string, folder: string): Suite => {
  const report = join(reports, `${name}.json`);
  return {
    name,
    folder,
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    report: [report, playwrightReport],
  };
};

const budgets = (name: string): Suite => {
  const report = join(reports, `${name}.json`);
  return {
    name,
    folder: '.',
    command: ['node', 'scripts/budgets.ts', report],
    report: [report, budgetsReport],
  };
};

/** Everything there is, in the order it runs: what is quick and says most comes first. */
const SUITES: readonly Suite[] = [
  command('build', '.', 'turbo run build --output-logs=errors-only'),
  command('lint', '.', 'biome check --error-on-warnings .'),
  command('types of scripts', '.', 'tsc -p .'),
  command('types', '.', 'turbo run typecheck --output-logs=errors-only'),
  vitest('lint-rules', 'lint'),
  vitest('scripts', 'scripts'),
  vitest('shared', 'packages/shared'),
  vitest('widget', 'packages/widget'),
  vitest('worker', 'packages/worker'),
  vitest('conformance', 'conformance'),
  vitest('bench', 'bench'),
  budgets('budgets'),
  command('engines', '.', 'node scripts/engines.ts'),
  playwright('e2e', 'e2e'),
];

/** Programs of the suite's own package go first, as with pnpm. */
const run = ({ folder, command: [program = '', ...args], env }: Suite): number => {
  const cwd = join(root, folder);
  const PATH = [join(cwd, 'node_modules/.bin'), join(root, 'node_modules/.bin'), process.env['PATH']].join(
    delimiter,
  );
  return (
    spawnSync(program, args, { cwd, env: { ...process.env, PATH, ...env }, stdio: 'inherit' }).status ?? 1
  );
};

const figuresOf = (suite: Suite): Figures => {
  const exitCode = run(suite);
  const { report } = suite;
  return judge(exitCode, () =>
    report
      ? report[1](report[0])
      : { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 },
  );
};

process.env['TURBO_TELEMETRY_DISABLED'] = '1';

const only = process.argv.slice(2);
const chosen = SUITES.filter(({ name }) => only.length === 0 || only.includes(name));

// Yesterday's report must not pass for today's.
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const lines: string[] = [];
const total = { passed: 0, failed: 0 };
for (const suite of chosen) {
  console.log(`\n── ${suite.name}`);
  const began = Date.now();
  const { passed, failed, skipped } = figuresOf(suite);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  lines.push(
    `${suite.name.padEnd(18)} ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`,
  );
}

const summary = `${total.passed} passed, ${total.failed} failed`;
writeFileSync(join(reports, 'summary.txt'), `${summary}\n`);
console.log(`\n${lines.join('\n')}\n\n${summary}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
