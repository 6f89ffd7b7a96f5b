import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './served.ts';

/** A folder a release, named by its version, with the files it served under addresses that never change. */
export const RELEASES = fileURLToPath(new URL('../releases', import.meta.url));

/** Every file below a folder, by its path from there. */
export const filesBelow = (folder: string): Map<string, Uint8Array> => {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true, recursive: true }) : [];
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path)]),
  );
};

/** The files of every release, by version. */
export const readReleases = (folder = RELEASES): Map<string, Files> => {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return new Map(
    entries.filter((entry) => entry.isDirectory()).map(({ name }) => [name, filesBelow(join(folder, name))]),
  );
};

const same = (left: Uint8Array | undefined, right: Uint8Array | undefined): boolean =>
  left !== undefined && right !== undefined && Buffer.compare(left, right) === 0;

/** The names under which two sets of files differ. */
const differences = (left: Files, right: Files): string[] =>
  [...new Set([...left.keys(), ...right.keys()])].filter((name) => !same(left.get(name), right.get(name)));

/**
 * Lays what earlier releases served beside what this build serves, so that a page with a pinned address keeps working.
 * Throws where this build would put other bytes under an address that was released: browsers keep those for a year and
 * compare them with the hash their page names.
 */
export const besideReleases = (
  version: string,
  current: Files,
  releases: ReadonlyMap<string, Files>,
): Files => {
  const released = releases.get(version);
  const changed = released ? differences(released, current) : [];
  if (changed.length > 0)
    throw new Error(
      `Version ${version} of the widget is released, and this build would change ${changed.join(', ')}. ` +
        'Give it a version of its own: "pnpm changeset", then "pnpm changeset version".',
    );
  const all = new Map(current);
  for (const [other, files] of releases)
    for (const [name, bytes] of files) {
      if (all.has(name) && !same(all.get(name), bytes))
        throw new Error(`Version ${other} was released with another ${name}.`);
      all.set(name, bytes);
    }
  return all;
};
