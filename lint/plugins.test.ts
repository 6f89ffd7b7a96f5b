import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'keyfob-lint-'));
for (const part of ['biome.json', 'lint']) cpSync(join(ROOT, part), join(copy, part), { recursive: true });
afterAll(() => rmSync(copy, { recursive: true }));

interface Report {
  readonly diagnostics: readonly { readonly category: string; readonly message: string }[];
}

/** What Biome says, under the project's own configuration, about a file of this text at this path. */
const messages = (path: string, text: string, category: string): string[] => {
  const file = join(copy, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const run = spawnSync(biome, ['lint', '--vcs-enabled=false', '--reporter=json', path], {
    cwd: copy,
    encoding: 'utf8',
  });
  rmSync(file);
  const report: Report = JSON.parse(run.stdout);
  return report.diagnostics.filter((each) => each.category === category).map((each) => each.message);
};

const GARAGE = 'packages/worker/src/garage/fixture.ts';

describe('a transaction', () => {
  test.each([
    'transact(storage, async () => 1);',
    'transact<number>(storage, async () => 1);',
    'storage.transactionSync(async () => { await later(); });',
    'this.verb(null, async function () { return 1; });',
    'this.createVerb(async (db) => db.first("SELECT 1"));',
    'class G { #do = run; f() { return this.#do(async (desk) => read(desk)); } }',
    'class G { #create = run; f() { return this.#create<number>(async () => 1); } }',
    'this.do(async (desk) => read(desk));',
    'this.create<number>(async () => 1);',
    'this.createCoreVerb(async (db) => claim(db));',
  ])('is synchronous: %s', (text) => {
    expect(messages(GARAGE, text, 'plugin')).toEqual([expect.stringMatching(/is synchronous/)]);
  });

  test.each([
    'function f() { const a = transact(s, g); transact(s, () => a); }',
    'const f = async () => { const a = this.verb(null, g); await a; if (a) { this.createVerb(g); } };',
    'class G { #do = run; async f() { const a = this.#do(g); await later(a); return this.#do((desk) => write(desk, a)); } }',
    'class G { async f() { const a = this.do(g); await later(a); return this.do((desk) => write(desk, a)); } }',
    'class G { async f() { const a = this.do(g); await later(a); return a ? this.create(g) : a; } }',
    'class G { #do = run; #create = run; async f() { const a = this.#do(g); await later(a); return a ? this.#create(g) : a; } }',
  ])('is one: %s', (text) => {
    expect(messages(GARAGE, text, 'plugin')).toEqual([expect.stringMatching(/one transaction/)]);
  });

  test.each([
    'transact(storage, (db) => db.first("SELECT 1"));',
    'function f() { const a = () => { transact(s, g); }; const b = () => { transact(s, g); }; return [a, b]; }',
    'const f = async () => { const a = await later(); transact(s, () => a); };',
    'class G { #do = run; #create = run; f(first) { return first ? this.#create(g) : this.#do(g); } }',
    'class G { #do = run; f() { return this.#do((desk) => read(desk)); } h() { return this.#do(g); } }',
  ])('may look like this: %s', (text) => {
    expect(messages(GARAGE, text, 'plugin')).toEqual([]);
  });
});

describe('the storage', () => {
  test.each([
    ['ctx.storage.sql.exec("SELECT 1");', 'packages/worker/src/storage/transact.ts'],
    ['ctx.storage.kv.put("record", 1);', 'packages/worker/src/storage/record.ts'],
  ])('is reached in its own file and nowhere else in the Worker: %s', (text, home) => {
    expect(messages(GARAGE, text, 'plugin')).toEqual([expect.stringMatching(/storage\/record\.ts/)]);
    expect(messages(home, text, 'plugin')).toEqual([]);
    expect(messages('packages/worker/test/fixture.ts', text, 'plugin')).toEqual([]);
  });
});

describe('a promise', () => {
  test.each([
    'let asking: Promise<number> | null = null; export const f = () => (asking ??= read());',
    'let asking: Promise<number> | undefined; export const f = () => asking;',
    'const keys = new Map<string, Promise<CryptoKey>>(); export const f = () => keys;',
    'const keys: Map<string, Promise<CryptoKey>> = new Map(); export const f = () => keys;',
  ])('does not outlive its request: %s', (text) => {
    expect(messages(GARAGE, text, 'plugin')).toEqual([expect.stringMatching(/never promises/)]);
    expect(messages('packages/worker/test/fixture.ts', text, 'plugin')).toEqual([]);
  });

  test.each([
    'export const f = async (): Promise<number> => { const going: Promise<number> = read(); return going; };',
    'export const f = (read: () => Promise<number>): Promise<number> => read();',
    'export const f: () => Promise<number> = async () => 1;',
    'const actions: Record<string, () => Promise<number>> = {}; export const f = () => actions;',
    'export function f() { let going: Promise<number> | null = null; going = read(); return going; }',
    'const actions = new Map<string, () => Promise<number>>(); export const f = () => actions;',
  ])('may be held like this: %s', (text) => {
    expect(messages(GARAGE, text, 'plugin')).toEqual([]);
  });
});

describe('a secret', () => {
  test.each([
    'if (row.request_hash !== key.requestHash) stop();',
    'const known = secret === given;',
    'if (given == clientSecret) go();',
    'if (await sha256(text) != each.hash) stop();',
    'return signature === expected ? go() : stop();',
    'found = tokens.find(({ token }) => token === shown);',
    'ok = sent.mac === mac;',
  ])('is compared in constant time: %s', (text) => {
    expect(messages(GARAGE, text, 'plugin')).toEqual([expect.stringMatching(/equalText or equalBytes/)]);
    expect(messages('packages/worker/src/crypto/fixture.ts', text, 'plugin')).toEqual([]);
    expect(messages('packages/worker/test/fixture.ts', text, 'plugin')).toEqual([]);
  });

  test.each([
    'if (token === undefined) stop();',
    'if (null !== secret) go();',
    "if (secret === '') stop();",
    "if (typeof token !== 'string') stop();",
    "if (scheme === 'Bearer') go();",
    "if (hint === 'refresh_token') go();",
    'if (secret.length === 32) go();',
    "if (form.get('refresh_token') === undefined) stop();",
    'if (equalText(hash, given)) go();',
    'if (tokens.size === 0) stop();',
  ])('may be looked at like this: %s', (text) => {
    expect(messages(GARAGE, text, 'plugin')).toEqual([]);
  });
});

test('a source file ends before line 300', () => {
  const rule = 'lint/style/noExcessiveLinesPerFile';
  expect(messages(GARAGE, 'x();\n'.repeat(301), rule)).toHaveLength(1);
  expect(messages(GARAGE, 'x();\n'.repeat(300), rule)).toEqual([]);
});
