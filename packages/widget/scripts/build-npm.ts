/**
 * Makes dist/npm, what is published: a module per source, so that a site's bundler takes what it needs and its Lit is
 * ours. Modules of @keyfob/shared, which is not published, come along under shared/.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeElements } from './describe-elements.ts';
import { filesBelow } from './releases.ts';
import { VERSION } from './version.ts';

const WIDGET = fileURLToPath(new URL('..', import.meta.url));
const EMITTED = join(WIDGET, 'dist/emitted');
const NPM = join(WIDGET, 'dist/npm');

const SHARED = '@keyfob/shared/';

/** Where what the compiler emitted for a source goes, from the package's root. */
const placeOf = (emitted: string): string =>
  emitted.replace(/^widget\/src\//, '').replace(/^shared\/src\//, 'shared/');

const relativeTo = (place: string, target: string): string => {
  const path = posix.relative(posix.dirname(place), target);
  return path.startsWith('.') ? path : `./${path}`;
};

/** An import as it must stand in the file at `place`: of a file that is published, by its whole name. */
const published = (place: string, specifier: string): string => {
  if (specifier.startsWith(SHARED)) return relativeTo(place, `shared/${specifier.slice(SHARED.length)}.js`);
  return specifier.startsWith('.') ? specifier.replace(/(?<!\.d)\.ts$/, '.js') : specifier;
};

/** Statements and types alike: `from '…'`, `import '…'`, `import('…')`, `declare module '…'`. */
const SPECIFIER = /(\bfrom\s*|\bimport\s*\(?\s*|\bdeclare module\s*)(['"])([^'"\n]+)\2/g;

const rewrite = (place: string, text: string): string =>
  text
    .replace(
      SPECIFIER,
      (_, before: string, quote: string, specifier: string) =>
        `${before}${quote}${published(place, specifier)}${quote}`,
    )
    .replaceAll('__KEYFOB_VERSION__', JSON.stringify(VERSION));

rmSync(EMITTED, { recursive: true, force: true });
rmSync(NPM, { recursive: true, force: true });
execFileSync(join(WIDGET, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.npm.json'], {
  cwd: WIDGET,
  stdio: 'inherit',
});

for (const [emitted, bytes] of filesBelow(EMITTED)) {
  const place = placeOf(emitted);
  const path = join(NPM, place);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, rewrite(place, Buffer.from(bytes).toString('utf8')));
}
rmSync(EMITTED, { recursive: true });

await describeElements(NPM);
