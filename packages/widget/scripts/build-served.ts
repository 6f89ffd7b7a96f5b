/** Makes dist/served, which the Worker serves as static assets, and dist/composition.json, which tells what is in it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { besideReleases, filesBelow, readReleases } from './releases.ts';
import { buildServed, type Files, integrityOf } from './served.ts';
import { VERSION } from './version.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const SERVED = join(DIST, 'served');

/** The address of a script that always is the newest. */
const isEvergreen = (name: string): boolean => !name.includes('/');

/** `keyfob.js` under the address that stays what it is. */
const versioned = (name: string): string => name.replace(/\.js$/, `@${VERSION}.js`);

const FOREVER = 'public, max-age=31536000, immutable';
const FRESH = 'public, max-age=300, stale-while-revalidate=86400';

/** Any site may load these, also one that isolates itself (COEP). A name matches one rule for its caching. */
const headers = (evergreen: readonly string[]): string =>
  [
    '/*',
    '  Access-Control-Allow-Origin: *',
    '  Cross-Origin-Resource-Policy: cross-origin',
    '  X-Content-Type-Options: nosniff',
    ...['/keyfob@*', '/return@*', '/keyfob/*'].flatMap((path) => [path, `  Cache-Control: ${FOREVER}`]),
    ...evergreen.flatMap((name) => [`/${name}`, `  Cache-Control: ${FRESH}`]),
    '',
  ].join('\n');

/** Static assets answer an address with an "@" by a redirect to its encoded form, unless it is rewritten to that. */
const rewrites = (names: Iterable<string>): string =>
  [...names]
    .filter((name) => name.includes('@'))
    .map((name) => `/${name} /${encodeURIComponent(name)} 200\n`)
    .join('');

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Makes a folder hold just these files. What is right already is not touched: a server may watch it. */
const sync = (folder: string, files: Files): void => {
  const before = filesBelow(folder);
  for (const [name, bytes] of files) {
    if (before.has(name) && Buffer.compare(readFileSync(join(folder, name)), bytes) === 0) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  for (const name of before.keys()) if (!files.has(name)) rmSync(join(folder, name));
};

const { files, composition } = await buildServed();

/** What this version serves under addresses that never change. */
export const current: Files = new Map(
  [...files].map(([name, bytes]) => [isEvergreen(name) ? versioned(name) : name, bytes]),
);

const releases = readReleases();
const lasting = besideReleases(VERSION, current, releases);
const evergreen = [...files.keys()].filter(isEvergreen);
const integrity = {
  version: VERSION,
  files: Object.fromEntries([...lasting].sort().map(([name, bytes]) => [`/${name}`, integrityOf(bytes)])),
};

sync(
  SERVED,
  new Map([
    ...files,
    ...lasting,
    ['integrity.json', encode(`${JSON.stringify(integrity, null, 2)}\n`)],
    ['_headers', encode(headers([...evergreen, 'integrity.json']))],
    ['_redirects', encode(rewrites(lasting.keys()))],
  ]),
);
writeFileSync(join(DIST, 'composition.json'), JSON.stringify(composition));

/** What wrangler is about to do (it tells its builds), where browsers out there get to see these files. */
const PUBLISHING = ['deploy', 'versions upload'];

if (PUBLISHING.includes(process.env['WRANGLER_COMMAND'] ?? '') && !releases.has(VERSION))
  console.warn(
    `WARNING: version ${VERSION} of the widget is not filed in packages/widget/releases. Once a later build is ` +
      'deployed, pages that pinned it, and browsers that kept its keyfob.js, lose its files. Run "pnpm exec node ' +
      'packages/widget/scripts/release.ts" in the root of the repository, commit what it writes, and deploy that.',
  );
