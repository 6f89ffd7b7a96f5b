import { readFileSync } from 'node:fs';

const manifest: { version: string } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

/** The version this build is, from package.json. */
export const VERSION = manifest.version;

/** Gives the sources their `__KEYFOB_VERSION__`. */
export const versionConstant = { __KEYFOB_VERSION__: JSON.stringify(VERSION) };
