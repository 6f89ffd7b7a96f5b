import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
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

const gzipped = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

interface Metafile {
  readonly outputs: Record<string, { readonly imports: readonly { readonly path: string; readonly kind: string }[] }>;
}

/** A module and all it imports at once, by the bundler's own account. */
const startUp = (entry: string): string[] => {
  const { outputs }: Metafile = JSON.parse(readFileSync(join(bundle, 'metafile.json'), 'utf8'));
  const loaded = new Set<string>();
  const load = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && outputs[next]) load(next);
  };
  load(entry);
  return [...loaded];
};

const BUDGETS: readonly Budget[] = [
  {
    // What every cold start loads and parses, as it is uploaded. Chunks that are imported later do not count.
    name: 'Worker at start-up, minified and gzipped',
    limit: 60_000,
    measure: () => startUp('dist/index.js').reduce((sum, path) => sum + gzipped(join(worker, path)), 0),
  },
];

execFileSync(
  join(worker, 'node_modules/.bin/wrangler'),
  ['deploy', '--dry-run', '--outdir', join(worker, '.wrangler/dry-run')],
  { cwd: worker, stdio: ['ignore', 'inherit', 'inherit'] },
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
