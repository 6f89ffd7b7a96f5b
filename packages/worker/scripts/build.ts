/**
 * Bundles the Worker into dist/: index.js with what every cold start loads, and chunks that are loaded when first
 * imported. Wrangler uploads them as they are; its own bundling would fold the chunks back into one file.
 */
import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import './build-link-assets.ts';

const WORKER = fileURLToPath(new URL('..', import.meta.url));

await rm(`${WORKER}dist`, { recursive: true, force: true });

const { metafile } = await build({
  absWorkingDir: WORKER,
  entryPoints: ['src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2024',
  conditions: ['workerd', 'worker', 'import'],
  external: ['cloudflare:*'],
  sourcemap: 'linked',
  metafile: true,
});

await writeFile(`${WORKER}dist/metafile.json`, JSON.stringify(metafile));
