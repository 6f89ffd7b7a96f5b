import { beforeAll, describe, expect, test } from 'vitest';
import { MUTANTS } from './mutants/all.ts';
import { joined } from './mutants/outcome.ts';
import { NOT_TESTED } from './not-tested.ts';
import { conformanceReadme, currentReadme, type Promised, promises } from './promises.ts';

/** RFC 9700, each section that says what to do. */
const CHECKLIST = [
  ...['2.1', '2.1.1', '2.1.2', '2.2.1', '2.2.2', '2.3', '2.4', '2.5', '2.6'],
  ...['4.1', '4.2', '4.3', '4.4', '4.5', '4.6', '4.7', '4.8', '4.9', '4.10.1', '4.10.2'],
  ...['4.11.1', '4.11.2', '4.12', '4.13', '4.14', '4.15', '4.16', '4.17'],
];

describe('the table of promises', () => {
  let all: Promised[];

  beforeAll(() => {
    all = promises();
  });

  test('is that of the tests', () => {
    expect(currentReadme(), 'run: node promises.ts').toBe(conformanceReadme(all));
  });

  test('names each promise’s section, once', () => {
    const ofRfcs = all.filter(({ group }) => group.startsWith('RFC '));
    expect(ofRfcs.length).toBeGreaterThan(100);
    expect(ofRfcs.filter(({ section }) => section === '')).toEqual([]);
    const names = ofRfcs.map(({ group, section, promise }) => `${group} ${section} ${promise}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('has every promise that a mutant is to break', () => {
    const names = all.flatMap(({ group, section, promise, rows }) => {
      const name = [group, section === '' ? promise : `${section} · ${promise}`].join(' ');
      return rows.length === 0 ? [name] : rows.map((row) => joined(`${name} ${row}`));
    });
    const untested = MUTANTS.filter(({ tests }) => tests.every((file) => file.startsWith('conformance/')))
      .flatMap(({ promises }) => promises)
      .filter((promise) => !names.some((name) => name.includes(promise)));
    expect(untested).toEqual([]);
  });

  test('covers the whole of RFC 9700', () => {
    const tested = all
      .filter(({ group }) => group === 'RFC 9700')
      .map(({ section, promise }) => section + promise);
    const told = [...tested, ...(NOT_TESTED['9700'] ?? []).map(([section]) => section)].join(' ');
    const sections = new Set([...told.matchAll(/§(\d+(?:\.\d+)*)/g)].map(([, section]) => section));
    expect(CHECKLIST.filter((section) => !sections.has(section))).toEqual([]);
  });
});
