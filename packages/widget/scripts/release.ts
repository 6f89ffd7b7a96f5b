/** Files what this build serves under releases/, so that every later build keeps serving it. Run when it is released. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { current } from './build-served.ts';
import { RELEASES } from './releases.ts';
import { VERSION } from './version.ts';

const folder = join(RELEASES, VERSION);
for (const [name, bytes] of current) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
console.log(`${current.size} files of version ${VERSION} are in ${folder}. Commit them with the release.`);
