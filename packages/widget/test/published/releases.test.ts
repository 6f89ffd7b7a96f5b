import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { besideReleases, readReleases } from '../../scripts/releases.ts';
import type { Files } from '../../scripts/served.ts';

const files = (contents: Record<string, string>): Files =>
  new Map(Object.entries(contents).map(([name, text]) => [name, new TextEncoder().encode(text)]));

const texts = (all: Files): Record<string, string> =>
  Object.fromEntries([...all].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));

const folder = mkdtempSync(join(tmpdir(), 'keyfob-releases-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('releases', () => {
  const first = { 'keyfob@1.0.0.js': 'one', 'keyfob/de-aaaaaaaa.js': 'eins', 'keyfob/fr-bbbbbbbb.js': 'un' };
  const second = { 'keyfob@1.1.0.js': 'two', 'keyfob/de-aaaaaaaa.js': 'eins' };

  test('are read from their folders, with what lies deeper', () => {
    for (const [name, text] of Object.entries(first)) {
      const path = join(folder, '1.0.0', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    writeFileSync(join(folder, '.gitkeep'), '');
    const releases = readReleases(folder);
    expect([...releases.keys()]).toEqual(['1.0.0']);
    expect(texts(releases.get('1.0.0') ?? new Map())).toEqual(first);
  });

  test('are none where there is no folder', () => {
    expect(readReleases(join(folder, 'missing')).size).toBe(0);
  });

  test('stay reachable beside a newer version, with languages the newer one no longer has', () => {
    const all = besideReleases('1.1.0', files(second), new Map([['1.0.0', files(first)]]));
    expect(texts(all)).toEqual({ ...first, ...second });
  });

  test('may be built again, to the same bytes', () => {
    expect(texts(besideReleases('1.0.0', files(first), new Map([['1.0.0', files(first)]])))).toEqual(first);
  });

  test.each([
    ['another script', { ...first, 'keyfob@1.0.0.js': 'other' }, 'keyfob@1.0.0.js'],
    ['a file more', { ...first, 'return@1.0.0.js': 'new' }, 'return@1.0.0.js'],
    ['a file less', { 'keyfob@1.0.0.js': 'one', 'keyfob/de-aaaaaaaa.js': 'eins' }, 'keyfob/fr-bbbbbbbb.js'],
  ])('cannot be built again with %s', (_, current, changed) => {
    const build = () => besideReleases('1.0.0', files(current), new Map([['1.0.0', files(first)]]));
    expect(build).toThrow(`Version 1.0.0 of the widget is released, and this build would change ${changed}.`);
  });

  test('cannot have a file of theirs replaced by another version', () => {
    const clash = files({ ...second, 'keyfob/de-aaaaaaaa.js': 'zwei' });
    expect(() => besideReleases('1.1.0', clash, new Map([['1.0.0', files(first)]]))).toThrow(
      'Version 1.0.0 was released with another keyfob/de-aaaaaaaa.js.',
    );
  });
});
