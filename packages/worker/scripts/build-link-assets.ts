/** Bundles what pages send to browsers into modules, so that the Link page sends its script and styles in its first answer. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url));

/** Browsers with `light-dark()` and nesting; older ones get the page in its light colours. */
const TARGET = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

const bundle = async (entry: string): Promise<string> => {
  const result = await build({
    entryPoints: [`${SOURCE}${entry}`],
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

/** Written only when it changed: wrangler watches the folder it stands in, and would build again for ever. */
const writeModule = async (path: string, constants: Readonly<Record<string, string>>): Promise<void> => {
  const text = [
    '/** Made by scripts/build-link-assets.ts. */',
    ...Object.entries(constants).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`),
    '',
  ].join('\n');
  const written = await readFile(`${SOURCE}${path}`, 'utf8').catch(() => '');
  if (written !== text) await writeFile(`${SOURCE}${path}`, text);
};

const CONNECT = 'dialects/smartcar/connect';

const [script, styles, redirect] = await Promise.all([
  bundle('link/browser/link.ts'),
  bundle('link/styles.css'),
  bundle(`${CONNECT}/browser/redirect.ts`),
]);

await writeModule('link/assets.generated.ts', { LINK_SCRIPT: script, LINK_STYLES: styles });
await writeModule(`${CONNECT}/redirect-script.generated.ts`, { REDIRECT_SCRIPT: redirect });
