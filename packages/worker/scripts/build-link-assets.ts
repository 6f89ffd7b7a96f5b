/** Bundles the Link page's script and styles into a module, so that the page sends them inline in its first answer. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const LINK = fileURLToPath(new URL('../src/link/', import.meta.url));

/** Browsers with `light-dark()` and nesting; older ones get the page in its light colours. */
const TARGET = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

const bundle = async (entry: string): Promise<string> => {
  const result = await build({
    entryPoints: [`${LINK}${entry}`],
    bundle: true,
    minify: true,
    format: 'iife',
    target: TARGET,
    charset: 'utf8',
    write: false,
  });
  const text = result.outputFiles[0]?.text.trim() ?? '';
  // Inline text ends at the first closing tag, wherever it stands.
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${entry} cannot stand inline.`);
  return text;
};

const [script, styles] = await Promise.all([bundle('browser/link.ts'), bundle('styles.css')]);

const path = `${LINK}assets.generated.ts`;
const text = [
  '/** Made by scripts/build-link-assets.ts. */',
  `export const LINK_SCRIPT = ${JSON.stringify(script)};`,
  `export const LINK_STYLES = ${JSON.stringify(styles)};`,
  '',
].join('\n');

// Written only when it changed: wrangler watches the folder it stands in, and would build again for ever.
if ((await readFile(path, 'utf8').catch(() => '')) !== text) await writeFile(path, text);
