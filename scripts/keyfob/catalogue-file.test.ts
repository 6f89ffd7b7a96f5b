import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CSV_HEADER, csvLine, readCatalogueFile } from './catalogue-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'keyfob-catalogue-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('a file of profiles', () => {
  test.each([
    ['x.txt', '[]', 'is neither .json nor .csv.'],
    ['x.json', '{"rows": []}', 'is neither a list nor an object with "profiles".'],
    ['x.json', '', 'line 1: this is not JSON'],
    ['x.json', '[\n1,\n', 'line 3: this is not JSON'],
    ['x.json', '[\n1, // one\n2]', 'line 2: this is not JSON'],
    ['x.csv', 'id,colour\n', 'line 1: there is no column "colour".'],
    ['x.csv', 'id,make,id\n', 'line 1: the column "id" is there twice.'],
    ['x.csv', 'id,make\n"a', 'is not CSV:'],
    ['x.json', `"${'x'.repeat(10_000_001)}"`, 'is larger than 10000000 bytes.'],
    ['x.json', new Uint8Array([0x22, 0xff, 0x22]), 'is not UTF-8.'],
  ])('%s that is none is refused: %#', (name, text, why) => {
    expect(() => readCatalogueFile(file(name, text))).toThrow(why);
  });

  test('that is not there is refused', () => {
    expect(() => readCatalogueFile(join(folder, 'nowhere.json'))).toThrow('cannot be read.');
    expect(() => readCatalogueFile(folder)).toThrow();
  });

  test('of JSON has rows with the lines they begin in', () => {
    const text = '[\n  {"make": "tesla"},\n\n  {\n    "make": "bmw" },\n  7]';
    const rows = [
      { line: 2, value: { make: 'tesla' } },
      { line: 4, value: { make: 'bmw' } },
      { line: 6, value: 7 },
    ];
    expect(readCatalogueFile(file('a.json', text))).toEqual(rows);
    expect(readCatalogueFile(file('a.JSON', `\uFEFF{"profiles": ${text}}`))).toEqual(rows);
  });

  test('of CSV has rows with the lines they begin in, whatever ends a line', () => {
    const lines = [
      '\uFEFFmake, model,yearFrom,yearTo,batteryKwh,plugs,countries',
      'tesla,"Model ""3""",2020,,75,CHADEMO; IEC_62196_T2,NO SE',
      '',
      'bmw,"i',
      '3",2020,2021,abc,,',
      'kia',
    ];
    for (const end of ['\n', '\r\n']) {
      const [first, second, third] = readCatalogueFile(file('a.csv', lines.join(end)));
      expect(first).toEqual({
        line: 2,
        value: {
          make: 'tesla',
          model: 'Model "3"',
          years: { from: 2020, to: null },
          batteryKwh: 75,
          plugs: ['CHADEMO', 'IEC_62196_T2'],
          countries: ['NO', 'SE'],
        },
      });
      expect(second).toMatchObject({ line: 4, value: { make: 'bmw', batteryKwh: 'abc' } });
      expect(third).toMatchObject({ line: 6, value: { make: 'kia', years: { from: undefined, to: null } } });
    }
  });

  test('of CSV has no row with more cells than columns', () => {
    const [row] = readCatalogueFile(file('a.csv', 'make,model\ntesla,Model 3,oops\n'));
    expect(row).toMatchObject({ line: 2, problem: 'There are 3 cells in 2 columns.' });
  });

  test('of numbers has only those that are written as such', () => {
    const [row] = readCatalogueFile(file('a.csv', 'batteryKwh,rangeKm,yearFrom\n1e3,0x10,-1\n'));
    expect(row?.value).toEqual({ batteryKwh: '1e3', rangeKm: '0x10', years: { from: '-1', to: null } });
  });

  test('of CSV is written as it is read', () => {
    const cells = { make: 'tesla', model: 'A, "b"', version: 'c\nd', plugs: ['CHADEMO', 'SAE_J3400'] };
    const text = `${CSV_HEADER}\n${csvLine({ ...cells, yearFrom: 2020, yearTo: null })}\n`;
    const [row] = readCatalogueFile(file('a.csv', text));
    expect(row?.value).toEqual({ ...cells, years: { from: 2020, to: null } });
  });
});
