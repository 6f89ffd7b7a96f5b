import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MUTANTS } from '../conformance/mutants/all.ts';
import { placesOf, ROOT } from '../conformance/mutants/copy.ts';

describe('each mutant', () => {
  test('finds what it changes exactly once, and changes it', () => {
    const lost = MUTANTS.flatMap(({ name, edits }) =>
      edits
        .filter((edit) => placesOf(edit) !== 1 || edit.find === edit.replace)
        .map(({ file, find }) => `${name}: ${file}: ${find}`),
    );
    expect(lost).toEqual([]);
  });

  test('has a name of its own, and says which tests notice it', () => {
    const names = MUTANTS.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(300);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const silent = MUTANTS.filter(
      ({ edits, promises, tests }) => edits.length === 0 || promises.length === 0 || tests.length === 0,
    );
    expect(silent).toEqual([]);
    const files = new Set(MUTANTS.flatMap(({ tests }) => tests));
    expect([...files].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });
});
