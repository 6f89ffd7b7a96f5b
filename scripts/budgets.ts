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

/** What the build says of each file it wrote (esbuild's metafile). */
interface Metafile {
  readonly outputs: Readonly<
    Record<string, { readonly imports: readonly { readonly path: string; readonly kind: string }[] }>
  >;
}

const worker = join(import.meta.dirname, '../packages/worker');
const ENTRY = 'dist/index.js';

/** The files a cold start loads: the entry, and what is imported by statement from it on. */
const startUpFiles = ({ outputs }: Metafile): string[] => {
  const found = new Set([ENTRY]);
  for (const file of found)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && path in outputs) found.add(path);
  return [...found];
};

const gzipped = (file: string): number => gzipSync(readFileSync(join(worker, file)), { level: 9 }).length;

const BUDGETS: readonly Budget[] = [
  {
    // Chunks that are loaded later do not count.
    name: 'Worker at start-up, minified and gzipped',
    limit: 60_000,
    measure: () => {
      const metafile: Metafile = JSON.parse(readFileSync(join(worker, 'dist/metafile.json'), 'utf8'));
      return startUpFiles(metafile).reduce((sum, file) => sum + gzipped(file), 0);
    },
  },
];

// Builds it, and proves that it would be taken as it is.
execFileSync(join(worker, 'node_modules/.bin/wrangler'), ['deploy', '--dry-run'], {
  cwd: worker,
  stdio: ['ignore', 'ignore', 'inherit'],
});

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
