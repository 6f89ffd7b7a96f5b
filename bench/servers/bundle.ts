import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const BENCH = join(import.meta.dirname, '..');
const WORKER = join(BENCH, '../packages/worker');
/** Where the entries under workers/ import Keyfob from. */
const KEYFOB = './keyfob/';

/** Bundles one of the entries under workers/ as its package would have it deployed. */
export const bundleWorker = async (entry: string): Promise<ReadonlyMap<string, string>> => {
  const { outputFiles } = await build({
    absWorkingDir: BENCH,
    entryPoints: [`workers/${entry}.ts`],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2024',
    conditions: ['workerd', 'worker', 'import'],
    external: ['cloudflare:*', 'node:*', `${KEYFOB}*`],
  });
  return new Map(outputFiles.map(({ text }) => ['entry.js', text]));
};

/** Keyfob's modules exactly as they are deployed, built now. */
const keyfobModules = (): ReadonlyMap<string, string> => {
  execFileSync('node', ['scripts/build.ts'], { cwd: WORKER, stdio: ['ignore', 'ignore', 'inherit'] });
  const dist = join(WORKER, 'dist');
  const files = readdirSync(dist).filter((file) => file.endsWith('.js'));
  return new Map(files.map((file) => [`keyfob/${file}`, readFileSync(join(dist, file), 'utf8')]));
};

let built: ReadonlyMap<string, string> | undefined;

/** An entry of ours round Keyfob. */
export const bundleKeyfob = async (entry: string): Promise<ReadonlyMap<string, string>> => {
  built ??= keyfobModules();
  return new Map([...(await bundleWorker(entry)), ...built]);
};
