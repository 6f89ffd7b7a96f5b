import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** Bytes by the name of a part: a module, a file. */
type Parts = Readonly<Record<string, number>>;

interface Measured {
  readonly size: number;
  /** What it is made of, for when it is too much. Before minification, so larger than the whole. */
  readonly parts: Parts;
}

interface Budget {
  readonly name: string;
  readonly limit: number;
  /** How a size is written. */
  readonly unit: (size: number) => string;
  readonly measure: () => Measured;
}

/** What the build says of each file it wrote (esbuild's metafile). */
interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly imports: readonly { readonly path: string; readonly kind: string }[];
        readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
      }
    >
  >;
}

const worker = join(import.meta.dirname, '../packages/worker');
const widget = join(import.meta.dirname, '../packages/widget');
const ENTRY = 'dist/index.js';

/** The files a cold start loads: the entry, and what is imported by statement from it on. */
const startUpFiles = ({ outputs }: Metafile): string[] => {
  const found = new Set([ENTRY]);
  for (const file of found)
    for (const { path, kind } of outputs[file]?.imports ?? [])
      if (kind === 'import-statement' && path in outputs) found.add(path);
  return [...found];
};

const read = (path: string): string => readFileSync(path, 'utf8');

const gzipped = (file: string): number => gzipSync(readFileSync(join(worker, file)), { level: 9 }).length;

/** What the widget's build says of each file it serves. */
const composition = (): Readonly<Record<string, Parts>> =>
  JSON.parse(read(join(widget, 'dist/composition.json')));

const brotli = (file: string): number =>
  brotliCompressSync(readFileSync(join(widget, 'dist/served', file))).length;

/** The largest of some of the widget's files. */
const largest = (those: (file: string, parts: Parts) => boolean): Measured => {
  const [most] = Object.entries(composition())
    .filter(([file, parts]) => those(file, parts))
    .map(([file, parts]) => ({ size: brotli(file), parts: { [file]: brotli(file), ...parts } }))
    .sort((one, other) => other.size - one.size);
  if (!most) throw new Error('The widget was built without what is measured here.');
  return most;
};

const isEntry = (file: string): boolean => !file.includes('/');
/** A language's file has its name, and a hash. */
const isLanguage = (file: string, parts: Parts): boolean => {
  const [, name] = /^keyfob\/([\w-]+)-[\w-]{8}\.js$/.exec(file) ?? [];
  return `packages/widget/src/locales/${name}.ts` in parts;
};

/** What a file asks for before it runs. */
const staticImports = (file: string): string[] =>
  [...read(join(widget, 'dist/served', file)).matchAll(/\b(?:import|from)\s*["'`]([^"'`]+)["'`]/g)].map(
    ([, path = '']) => path,
  );

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const BUDGETS: readonly Budget[] = [
  {
    // Chunks that are loaded later do not count.
    name: 'Worker at start-up, minified and gzipped',
    limit: 60_000,
    unit: kilobytes,
    measure: () => {
      const metafile: Metafile = JSON.parse(read(join(worker, 'dist/metafile.json')));
      const files = startUpFiles(metafile);
      const inputs = files.flatMap((file) => Object.entries(metafile.outputs[file]?.inputs ?? {}));
      return {
        size: files.reduce((sum, file) => sum + gzipped(file), 0),
        parts: Object.fromEntries(inputs.map(([path, { bytesInOutput }]) => [path, bytesInOutput])),
      };
    },
  },
  {
    name: 'Widget with English (keyfob.js), brotli',
    limit: 10_000,
    unit: kilobytes,
    measure: () => largest((file) => file === 'keyfob.js'),
  },
  {
    name: 'Return page (return.js), brotli',
    limit: 1_000,
    unit: kilobytes,
    measure: () => largest((file) => file === 'return.js'),
  },
  { name: 'Largest language, brotli', limit: 1_500, unit: kilobytes, measure: () => largest(isLanguage) },
  {
    name: 'Largest other part of the widget, loaded on intent, brotli',
    limit: 7_000,
    unit: kilobytes,
    measure: () => largest((file, parts) => !isEntry(file) && !isLanguage(file, parts)),
  },
  {
    name: 'Requests of the widget and the return page beyond their own, before anything is asked for',
    limit: 0,
    unit: String,
    measure: () => {
      const imports = ['keyfob.js', 'return.js'].flatMap(staticImports);
      return { size: imports.length, parts: Object.fromEntries(imports.map((path) => [path, 1])) };
    },
  },
];

// Builds both, and proves that they would be taken as they are.
execFileSync(join(worker, 'node_modules/.bin/wrangler'), ['deploy', '--dry-run'], {
  cwd: worker,
  stdio: ['ignore', 'ignore', 'inherit'],
});

const LARGEST_SHOWN = 12;

let failed = 0;
for (const { name, limit, unit, measure } of BUDGETS) {
  const { size, parts } = measure();
  const kept = size <= limit;
  console.log(`${kept ? '✓' : '✗'} ${name}: ${unit(size)} of ${unit(limit)}`);
  if (kept) continue;
  failed += 1;
  const heaviest = Object.entries(parts).sort(([, one], [, other]) => other - one);
  for (const [part, bytes] of heaviest.slice(0, LARGEST_SHOWN)) console.log(`    ${unit(bytes)}  ${part}`);
}

const [, , report] = process.argv;
if (report) writeFileSync(report, JSON.stringify({ passed: BUDGETS.length - failed, failed }));
process.exitCode = failed > 0 ? 1 : 0;
