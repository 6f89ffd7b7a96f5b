import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');

/** Rows of the table of promises: what is promised, where it is kept, where it is tested. */
const promises = (
  readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')
    .split('\n## ')
    .find((part) => part.startsWith('What Keyfob promises')) ?? ''
)
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter((cells) => cells.length === 5 && cells[3]?.startsWith('`'));

const named = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

/** A test file, or a folder with some, beside the Worker or from the root. */
const tests = (name: string): string[] =>
  ['packages/worker/test/', ''].flatMap((base) =>
    globSync([`${base}${name}.test.{ts,tsx}`, `${base}${name}/**/*.test.{ts,tsx}`], { cwd: ROOT }),
  );

const sources = (name: string): string[] => globSync(`packages/*/src/**/${name}`, { cwd: ROOT });

describe('each promise of SECURITY.md', () => {
  test('there are some', () => {
    expect(promises.length).toBeGreaterThan(15);
  });

  test.each(promises)('%s %s', (_, __, kept, tested) => {
    const files = named(kept).filter((name) => /[./]/.test(name) && !name.startsWith('packages/'));
    expect(files.filter((name) => sources(name.replace(/\/$/, '')).length === 0)).toEqual([]);
    expect(named(tested).length).toBeGreaterThan(0);
    expect(named(tested).filter((name) => tests(name).length === 0)).toEqual([]);
  });
});
