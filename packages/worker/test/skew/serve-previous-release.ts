import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const ID = '\0previous-release';

/** Lets tests import the release before as `previous-release`: the very code, as scripts/previous-release.ts packed it. */
export const servePreviousRelease = (): Plugin => ({
  name: 'previous-release',
  enforce: 'pre',
  resolveId: (id) => (id === 'previous-release' ? ID : null),
  load: (id) =>
    id === ID
      ? gunzipSync(readFileSync(join(import.meta.dirname, 'previous-release.js.gz'))).toString()
      : null,
});
