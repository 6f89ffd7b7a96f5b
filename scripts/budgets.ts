import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { growth, growthTable, type Parts } from './growth.ts';

interface Measured {
  readonly size: number;
  /** Which of {@link compositions} it is about: what is compared when it is too much. */
  readonly file: string;
}

interface Budget {
  readonly name: string;
  readonly limit: number;
  /** How a size is written. */
  readonly unit: (size: number) => string;
  readonly measure: () => Measured;
}

/** What the Worker's build says of each file it wrote: what it imports by statement, and its modules. */
type Composition = Readonly<Record<string, { readonly imports: readonly string[]; readonly parts: Parts }>>;

const worker = join(import.meta.dirname, '../packages/worker');
const widget = join(import.meta.dirname, '../packages/widget');
const ENTRY = 'index.js';

/** The files a cold start loads: the entry, and what is imported by statement from it on. */
const startUpFiles = (composition: Composition): string[] => {
  const found = new Set([ENTRY]);
  for (const file of found) for (const path of composition[file]?.imports ?? []) found.add(path);
  return [...found];
};

const read = (path: string): string => readFileSync(path, 'utf8');

const gzipped = (file: string): number =>
  gzipSync(readFileSync(join(worker, 'dist', file)), { level: 9 }).length;

const workerComposition = (): Composition => JSON.parse(read(join(worker, 'dist/composition.json')));

/** A module as a reader knows it, whatever the version of the package it came in. */
const moduleName = (path: string): string => path.replace(/^.*\/node_modules\//, '');

const START_UP = 'worker at start-up';

/** The modules of the Worker at start-up before minification, so more than the whole. */
const startUpParts = (): Parts => {
  const composition = workerComposition();
  return Object.fromEntries(
    startUpFiles(composition).flatMap((file) =>
      Object.entries(composition[file]?.parts ?? {}).map(([path, size]) => [moduleName(path), size]),
    ),
  );
};

/** What the widget's build says of each file it serves: its modules, likewise. */
const widgetParts = (): Readonly<Record<string, Parts>> =>
  JSON.parse(read(join(widget, 'dist/composition.json')));

const brotli = (file: string): number =>
  brotliCompressSync(readFileSync(join(widget, 'dist/served', file))).length;

/** A file of the widget's without its hash. */
const lastingName = (file: string): string => file.replace(/^(keyfob\/[\w-]+)-[\w-]{8}\.js$/, '$1.js');

/** The largest of some of the widget's files. */
const largest = (those: (file: string, parts: Parts) => boolean): Measured => {
  const [most] = Object.entries(widgetParts())
    .filter(([file, parts]) => those(file, parts))
    .map(([file]) => ({ size: brotli(file), file: lastingName(file) }))
    .sort((one, other) => other.size - one.size);
  if (!most) throw new Error('The widget was built without what is measured here.');
  return most;
};

const isEntry = (file: string): boolean => !file.includes('/');
/** A language's file has its name. */
const isLanguage = (file: string, parts: Parts): boolean =>
  lastingName(file).replace(/^keyfob\/(.*)\.js$/, 'packages/widget/src/locales/$1.ts') in parts;

/** What a file asks for before it runs. */
const staticImports = (file: string): string[] =>
  [...read(join(widget, 'dist/served', file)).matchAll(/\b(?:import|from)\s*["'`]([^"'`]+)["'`]/g)].map(
    ([, path = '']) => path,
  );

const REQUESTS = 'requests';

const requests = (): string[] => ['keyfob.js', 'return.js'].flatMap(staticImports);

/** What all that has a budget is made of. */
const compositions = (): Readonly<Record<string, Parts>> => ({
  [START_UP]: startUpParts(),
  [REQUESTS]: Object.fromEntries(requests().map((path) => [path, 1])),
  ...Object.fromEntries(Object.entries(widgetParts()).map(([file, parts]) => [lastingName(file), parts])),
});

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const BUDGETS: readonly Budget[] = [
  {
    // Chunks that are loaded later do not count.
    name: 'Worker at start-up, minified and gzipped',
    limit: 70_000,
    unit: kilobytes,
    measure: () => ({
      size: startUpFiles(workerComposition()).reduce((sum, file) => sum + gzipped(file), 0),
      file: START_UP,
    }),
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
    limit: 9_000,
    unit: kilobytes,
    measure: () => largest((file, parts) => !isEntry(file) && !isLanguage(file, parts)),
  },
  {
    name: 'Requests of the widget and the return page beyond their own, before anything is asked for',
    limit: 0,
    unit: String,
    measure: () => ({ size: requests().length, file: REQUESTS }),
  },
];

// Builds both, and proves that they would be taken as they are.
execFileSync(join(worker, 'node_modules/.bin/wrangler'), ['deploy', '--dry-run'], {
  cwd: worker,
  stdio: ['ignore', 'ignore', 'inherit'],
});

/** What everything was made of when somebody last accepted it: only compared with, so that a failure names what grew. */
const ACCEPTED = join(import.meta.dirname, 'budgets.json');

/** In the order of their names, so that a change of it can be read. */
const ordered = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));

const accept = (): void => {
  const parts = Object.entries(compositions()).map(([file, each]) => [file, ordered(each)]);
  writeFileSync(ACCEPTED, `${JSON.stringify(ordered(Object.fromEntries(parts)), null, 2)}\n`);
};

const SHOWN = 12;

const tellGrowth = (file: string): void => {
  const accepted: Readonly<Record<string, Parts>> = JSON.parse(read(ACCEPTED));
  console.log(`    ${file}, bytes:`);
  const changes = growth(compositions()[file] ?? {}, accepted[file] ?? {});
  for (const line of growthTable(changes, SHOWN)) console.log(`  ${line}`);
};

const args = process.argv.slice(2);
if (args.includes('--accept')) accept();

let failed = 0;
for (const { name, limit, unit, measure } of BUDGETS) {
  const { size, file } = measure();
  const kept = size <= limit;
  console.log(`${kept ? '✓' : '✗'} ${name}: ${unit(size)} of ${unit(limit)}`);
  if (kept) continue;
  failed += 1;
  tellGrowth(file);
}

const report = args.find((each) => !each.startsWith('--'));
if (report) writeFileSync(report, JSON.stringify({ passed: BUDGETS.length - failed, failed }));
process.exitCode = failed > 0 ? 1 : 0;
