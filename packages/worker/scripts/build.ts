/**
 * Bundles the Worker into dist/: index.js and core.js with what every cold start loads, and chunks that are loaded when
 * first imported. Wrangler uploads them as they are; its own bundling would fold the chunks back into one file.
 */
import { rm, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OutputChunk, type Plugin, type PluginContext, rolldown } from 'rolldown';
import './build-link-assets.ts';

const WORKER = fileURLToPath(new URL('..', import.meta.url));
const DIST = `${WORKER}dist`;

/** The modules a cold start loads: the entry, and what is imported by statement from it on. */
const startUp = new Set<string>();

const follow = (context: PluginContext, id: string): void => {
  if (startUp.has(id)) return;
  startUp.add(id);
  for (const imported of context.getModuleInfo(id)?.importedIds ?? []) follow(context, imported);
};

const findStartUp: Plugin = {
  name: 'find-start-up',
  buildEnd() {
    for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) follow(this, id);
  },
};

await rm(DIST, { recursive: true, force: true });

const bundle = await rolldown({
  cwd: WORKER,
  input: { index: 'src/index.ts' },
  platform: 'browser',
  external: /^cloudflare:/,
  resolve: { conditionNames: ['workerd', 'worker', 'import'] },
  transform: { target: 'es2024' },
  plugins: [findStartUp],
});
const { output } = await bundle.write({
  dir: DIST,
  format: 'esm',
  minify: true,
  sourcemap: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  // Without it, whatever a lazy chunk shares with the start is a file of its own: some forty small ones, and each is
  // compressed and linked by itself.
  codeSplitting: { groups: [{ name: 'core', test: (id) => startUp.has(id) }] },
});
await bundle.close();

const chunks = output.filter((file): file is OutputChunk => file.type === 'chunk');

/** What each file is made of, for the budgets. */
const composition = Object.fromEntries(
  chunks.map(({ fileName, imports, modules }) => [
    fileName,
    {
      imports: imports.filter((path) => chunks.some((chunk) => chunk.fileName === path)),
      parts: Object.fromEntries(
        Object.entries(modules).map(([path, { renderedLength }]) => [relative(WORKER, path), renderedLength]),
      ),
    },
  ]),
);

await writeFile(`${DIST}/composition.json`, JSON.stringify(composition));
