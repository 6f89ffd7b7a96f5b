import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import { versionConstant } from './version.ts';

/** Files by their path below the origin, without the leading slash. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Each module of a file, by the bytes it takes there before minification. */
export type Composition = Readonly<Record<string, number>>;

/** What sites load by one script tag, and the source behind each. */
const ENTRIES = { keyfob: 'src/define.ts', return: 'src/return.ts' } as const;

/** Where chunks lie: beside the entry, whichever of its addresses was asked for. */
const CHUNKS = 'keyfob';

const WIDGET = fileURLToPath(new URL('..', import.meta.url));
const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** A module's path as a reader knows it: below the root, or from the package it came in. */
const nameOf = (id: string): string =>
  id
    .replace(/^\0/, '')
    .replace(/^.*\/node_modules\//, '')
    .replace(ROOT, '');

/**
 * A minifier leaves templates as they are: indentation of styles and markup would be served. Only in our own sources,
 * where a line of a template is never anything else.
 */
const unindented: Plugin = {
  name: 'unindented',
  transform: {
    filter: { id: /\/packages\/widget\/src\// },
    handler: (code) => code.replace(/\n +/g, '\n'),
  },
};

/** Bundles a source with everything it imports. */
const bundle = async (
  name: string,
  source: string,
  fileName: string,
  plugins: Plugin[] = [],
): Promise<Rolldown.OutputChunk[]> => {
  const made = await build({
    root: WIDGET,
    configFile: false,
    logLevel: 'warn',
    define: versionConstant,
    plugins: [unindented, ...plugins],
    build: {
      write: false,
      target: 'es2022',
      // A library: what it imports later is asked for by a plain import(), without code of its own that preloads.
      lib: { entry: { [name]: source }, formats: ['es'] },
      rolldownOptions: { output: { minify: true, entryFileNames: fileName } },
    },
  });
  const [bundled] = Array.isArray(made) ? made : [];
  if (!bundled) throw new Error(`${source} was not built.`);
  return bundled.output.filter((each) => each.type === 'chunk');
};

/**
 * Makes a file of its own, with all it needs, of whatever is imported by `import()`. Left to itself the bundler would
 * take what such files have in common with the entry into chunks that the entry cannot begin without, or let them import
 * the entry by its name, which loads the widget a second time beside the version that asked. So code may be there twice;
 * state that both sides must see cannot live in a module.
 */
const apart = (chunks: Rolldown.OutputChunk[]): Plugin => ({
  name: 'apart',
  enforce: 'pre',
  async resolveId(source, importer, { kind }) {
    if (kind !== 'dynamic-import') return null;
    const resolved = await this.resolve(source, importer, { skipSelf: true });
    if (!resolved) return null;
    const [chunk, ...more] = await bundle(basename(source, '.ts'), resolved.id, `${CHUNKS}/[name].js`);
    if (!chunk || more.length > 0) throw new Error(`${source} must be one file.`);
    const foreign = Object.keys(chunk.modules).find((id) => id.includes('/node_modules/'));
    if (foreign)
      throw new Error(`${source} would bring a second ${nameOf(foreign)}: let the entry hand it in.`);
    chunks.push(chunk);
    return { id: `./${chunk.fileName}`, external: 'absolute' };
  },
});

/**
 * The final name of each chunk, by its name before. One hash of all of them: twenty of their own would be a sixtieth of
 * the entry, which nothing compresses.
 */
const finalNames = (chunks: readonly Rolldown.OutputChunk[]): ReadonlyMap<string, string> => {
  const later = chunks.filter(({ fileName }) => fileName.startsWith(`${CHUNKS}/`));
  const hash = createHash('sha256');
  for (const code of later.map((chunk) => chunk.code).sort()) hash.update(code);
  const suffix = `-${hash.digest('base64url').slice(0, 8)}.js`;
  return new Map(later.map(({ fileName }) => [fileName, fileName.replace(/\.js$/, suffix)]));
};

export interface Served {
  /** `keyfob.js`, `return.js`, and under `keyfob/` what is loaded when first needed. */
  readonly files: Files;
  /** What each file is made of. */
  readonly composition: Readonly<Record<string, Composition>>;
}

/**
 * The widget as it is served. Each entry has a build of its own: with a chunk in common a page would ask twice before it
 * shows anything.
 */
export const buildServed = async (): Promise<Served> => {
  const chunks: Rolldown.OutputChunk[] = [];
  for (const [name, source] of Object.entries(ENTRIES))
    chunks.push(...(await bundle(name, source, '[name].js', [apart(chunks)])));
  for (const { fileName, imports } of chunks)
    if (imports.length > 0)
      throw new Error(`${fileName} must stand alone but imports ${imports.join(', ')}.`);
  const names = finalNames(chunks);
  const nameFor = (fileName: string): string => names.get(fileName) ?? fileName;
  const finished = (code: string): Uint8Array =>
    new TextEncoder().encode(
      [...names].reduce((text, [before, after]) => text.replaceAll(`./${before}`, `./${after}`), code),
    );
  return {
    files: new Map(chunks.map(({ fileName, code }) => [nameFor(fileName), finished(code)])),
    composition: Object.fromEntries(
      chunks.map(({ fileName, modules }) => [
        nameFor(fileName),
        Object.fromEntries(
          Object.entries(modules).map(([id, { renderedLength }]) => [nameOf(id), renderedLength]),
        ),
      ]),
    ),
  };
};

/** A file's value for the `integrity` attribute. */
export const integrityOf = (bytes: Uint8Array): string =>
  `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
