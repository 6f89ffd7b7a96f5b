import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { row } from '../catalogue/row.ts';
import { deployed, type Ended, typeKeyfob } from './deployed.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

const keyfob = deployed();
const folder = mkdtempSync(join(tmpdir(), 'keyfob-catalogue-'));

afterAll(() => rmSync(folder, { recursive: true }));

const catalogue = (...args: string[]): Promise<Ended> =>
  typeKeyfob(['catalogue', ...args, '--url', keyfob.url().href]);

const said = async (...args: string[]): Promise<string> => {
  const { code, out, error } = await catalogue(...args);
  if (code !== 0) throw new Error(`${code}: ${error}`);
  return out;
};

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const ID = 'c0ffee'.repeat(4);
const OTHER = 'facade'.repeat(4);

const jsonFile = (name: string, ...rows: unknown[]): string => file(name, JSON.stringify(rows, null, 2));

const HEADER = 'id,make,model,version,yearFrom,yearTo,batteryKwh,rangeKm,rangeCycle,plugs,countries';

const imported = async (): Promise<{ id: string; version: string }[]> => JSON.parse(await said('export'));

describe('an import by command line', () => {
  test('shows how far it is, and is found', async () => {
    const { code, out, error } = await catalogue('import', jsonFile('one.json', row({ id: ID })));
    expect(error).toBe('Checking 1 row\nPage 1 of 1\n');
    expect([code, out]).toEqual([
      0,
      'Imported 1 profile in the place of 0. Applications find it within two minutes.\n',
    ]);
    expect(await said('list')).toMatch(/^1 profile imported on 20\S+Z; \d{3} come with Keyfob\.\nc0ffee/);
    expect(await said('list', '--search', 'model 2 example')).toContain(ID);
    expect(await said('list', '--search', 'nothing such')).toBe('Nothing is found.\n');
  });

  test('of many profiles comes in pages, and all of it is there', async () => {
    const rows = Array.from({ length: 450 }, (_, index) => row({ version: `Number ${index}` }));
    const { error } = await catalogue('import', jsonFile('many.json', ...rows));
    expect(error).toContain('Page 5 of 5');
    expect((await imported()).map(({ version }) => version)).toEqual(rows.map(({ version }) => version));
  });

  test('of CSV is the same, with a byte order mark, quotes and lines within them', async () => {
    const cells = [
      `\uFEFF${HEADER}`,
      `${ID},tesla,Model 2,"Example, ""large""",2027,,50.5,400,WLTP,IEC_62196_T2 CHADEMO,NO;SE`,
      '',
      `,acme,Model Z,Example,2027,2028,50,400,EPA,SAE_J3400,`,
    ];
    const path = file('some.csv', `${cells.join('\r\n').replace(HEADER, `${HEADER},makeName`)}Acme\r\n`);
    // The last cell of the second row is missing, which is an empty one.
    const text = readFileSync(path, 'utf8').replace(',SAE_J3400,Acme', ',SAE_J3400,,Acme');
    expect((await catalogue('import', file('some.csv', text))).code).toBe(0);
    const [first, second] = JSON.parse(await said('export'));
    expect(first).toMatchObject({
      version: 'Example, "large"',
      years: { from: 2027, to: null },
      batteryKwh: 50.5,
      plugs: ['IEC_62196_T2', 'CHADEMO'],
      countries: ['NO', 'SE'],
    });
    expect(second).toMatchObject({ makeName: 'Acme', providers: [], years: { from: 2027, to: 2028 } });
  });

  test.each(['json', 'csv'])('takes what was exported as %s, as it was', async (format) => {
    await said(
      'import',
      jsonFile('a.json', row({ id: ID, version: 'A, "b"' }), row({ id: OTHER, countries: ['NO'] })),
    );
    const before = await said('export');
    await said('import', file(`back.${format}`, await said('export', '--format', format)));
    expect(await said('export')).toBe(before);
  });

  test('names each bad row with its line, and does nothing', async () => {
    await said('import', jsonFile('good.json', row({ id: ID })));
    const bad = file(
      'bad.csv',
      [
        HEADER,
        `${OTHER},tesla,Model 2,"Two`,
        `lines",2027,,50,400,WLTP,CHADEMO,`,
        `zz,tesla,Model 2,Example,2027,2026,abc,400,WLTP,FOO,`,
        `${OTHER},tesla,Model 2,Good,2027,,50,400,WLTP,CHADEMO,`,
        `${OTHER},tesla,Model 2,Again,2027,,50,400,WLTP,CHADEMO,`,
        'a,b,c,d,e,f,g,h,i,j,k,l',
      ].join('\n'),
    );
    const { code, out, error } = await catalogue('import', bad);
    expect([code, out]).toEqual([1, '']);
    expect(error.split('\n')).toEqual([
      'Checking 5 rows',
      'line 2: version: Control characters are not allowed.',
      'line 4: id: Expected 24 hexadecimal digits, in lower case.',
      'line 4: years: Expected the last year not before the first.',
      'line 4: batteryKwh: Invalid type: Expected number but received "abc"',
      expect.stringMatching(/^line 4: plugs\.0: .*received "FOO"$/),
      `line 6: id: ${OTHER} is that of line 5 too.`,
      'line 7: There are 12 cells in 11 columns.',
      '4 of 5 rows are wrong: nothing was imported.',
      '',
    ]);
    expect((await imported()).map(({ id }) => id)).toEqual([ID]);
  });

  test('of what is no file of profiles is one sentence', async () => {
    for (const path of [join(folder, 'nowhere.json'), file('x.csv', 'id,colour\n'), file('x.json', '[]')]) {
      const { code, error } = await catalogue('import', path);
      expect([code, error.trim().split('\n')]).toEqual([1, [expect.stringContaining(path)]]);
    }
  });

  test('has a bound', async () => {
    const rows = Array.from({ length: 5001 }, (_, index) => row({ version: `Number ${index}` }));
    const { code, error } = await catalogue('import', jsonFile('large.json', ...rows));
    expect([code, error]).toEqual([
      1,
      'Checking 5001 rows\n5001 profiles are more than 5000: nothing was imported.\n',
    ]);
  });

  test('that is tried first changes nothing', async () => {
    await said('import', jsonFile('good.json', row({ id: ID })));
    expect(await said('import', jsonFile('dry.json', row({ id: OTHER })), '--dry-run')).toBe(
      'All rows are right: 1 profile in the place of 1. Nothing was imported.\n',
    );
    expect((await imported()).map(({ id }) => id)).toEqual([ID]);
  });

  test('can be added to what is there, and one of it removed, and all of it', async () => {
    await said('import', jsonFile('good.json', row({ id: ID })));
    await said('import', jsonFile('more.json', row({ id: OTHER })), '--add');
    expect((await imported()).map(({ id }) => id)).toEqual([ID, OTHER]);
    await said('import', jsonFile('same.json', row({ id: ID, version: 'Anew' })), '--add');
    expect((await imported()).map(({ version }) => version)).toEqual(['Example', 'Anew']);
    await said('remove', OTHER);
    expect((await imported()).map(({ id }) => id)).toEqual([ID]);
    expect((await catalogue('remove', OTHER)).error).toBe(`No profile ${OTHER} was imported.\n`);
    expect((await catalogue('reset')).code).toBe(2);
    expect(await said('reset', '--confirm')).toMatch(
      /^Nothing is imported; \d{3} profiles come with Keyfob\.$/m,
    );
    expect(await imported()).toEqual([]);
  });

  test('at the same time as another: one wins, and the other is told to look', async () => {
    const files = ['a', 'b', 'c'].map((name) => jsonFile(`${name}.json`, row({ id: ID, version: name })));
    const ended = await Promise.all(files.map((path) => catalogue('import', path)));
    const [won] = await imported();
    const winners = ended.flatMap(({ code }, index) => (code === 0 ? ['abc'.charAt(index)] : []));
    // Those that began after another had ended simply follow it.
    expect(winners).toContain(won?.version);
    for (const { code, error } of ended.filter((each) => each.code !== 0))
      expect([code, error]).toEqual([1, expect.stringContaining('Another import came first')]);
  });
});
