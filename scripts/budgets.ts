import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Budget {
  readonly name: string;
  /** Bytes. */
  readonly limit: number;
  readonly measure: () => number;
}

const worker = join(import.meta.dirname, '../packages/worker');
const bundle = join(worker, 'dist');

const BUDGETS: readonly Budget[] = [
  {
    // What every cold start loads and parses, as it is uploaded. Chunks that are imported later do not count.
    name: 'Worker at start-up, minified and gzipped',
    limit: 60_000,
    measure: () => gzipSync(readFileSync(join(bundle, 'index.js')), { level: 9 }).length,
  },
];

rmSync(bundle, { recursive: true, force: true });
execFileSync(
  join(worker, 'node_modules/.bin/wrangler'),
  ['deploy', '--dry-run', '--outdir', 'dist', '--minify'],
  { cwd: worker, stdio: ['ignore', 'ignore', 'inherit'] },
);

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

let failed = 0;
for (const { name, limit, measure } of BUDGETS) {
  const size = measure();
  if (size > limit) failed += 1;
  console.log(`${size > limit ? '✗' : '✓'} ${name}: ${kilobytes(size)} of ${kilobytes(limit)}`);
}

const [, , report] = process.argv;
if (report) writeFileSync(report, JSON.stringify({ passed: BUDGETS.length - failed, failed }));
process.exitCode = failed > 0 ? 1 : 0;
