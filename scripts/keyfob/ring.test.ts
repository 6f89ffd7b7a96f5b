import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseRing, promoted, ringInFile, withNewKey, without, writeRing } from './ring.ts';

const [ONE, TWO] = [`k1:${'A'.repeat(43)}`, `k2:${'E'.repeat(43)}`];
const ring = parseRing(`${ONE}, ${TWO}\n`);

const folder = mkdtempSync(join(tmpdir(), 'keyfob-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a key ring as it is written', () => {
  test('gets a new key last, has one put first, and lets one go', () => {
    const { ring: longer, id } = withNewKey(ring);
    expect(writeRing(longer)).toMatch(new RegExp(`^${ONE},${TWO},${id}:[\\w-]{43}$`));
    expect(id).toMatch(/^k-[a-z2-9]{8}$/);
    expect(writeRing(promoted(ring, 'k2'))).toBe(`${TWO},${ONE}`);
    expect(writeRing(without(ring, 'k1'))).toBe(TWO);
    expect(withNewKey(ring).id).not.toBe(id);
  });

  test('of a developer gets a key that no deployment takes', () => {
    expect(withNewKey(parseRing(`dev-1:${'A'.repeat(43)}`)).id).toMatch(/^dev-k-/);
  });

  test.each(['', 'k1', `k1:${'A'.repeat(42)}`, `${ONE},`, `${ONE},k1:${'B'.repeat(43)}`, `> x\n${ONE}`])(
    'that is none (%j) is refused, and not repeated',
    (text) => {
      expect(() => parseRing(text)).toThrow(/^(What was read is not|The ring has an id twice)(?!.*AAAA)/);
    },
  );

  test('is edited in a file of settings, and nothing else of it', () => {
    const path = join(folder, '.dev.vars');
    writeFileSync(path, `# made here\nKEYFOB_ENV=development\nKEYFOB_KEYS="${ONE}"\nKEYFOB_OPERATOR_KEY=x\n`);
    const place = ringInFile(path);
    const said = place.put([...place.ring, ...parseRing(TWO)]);
    expect(readFileSync(path, 'utf8')).toBe(
      `# made here\nKEYFOB_ENV=development\nKEYFOB_KEYS="${ONE},${TWO}"\nKEYFOB_OPERATOR_KEY=x\n`,
    );
    expect(JSON.stringify(said)).not.toMatch(/AAAA|EEEE/);
    expect(writeRing(ringInFile(path).ring)).toBe(`${ONE},${TWO}`);
    expect(() => ringInFile(join(folder, 'nowhere'))).toThrow('has no KEYFOB_KEYS');
  });

  test('is read from standard input where no setting has it', () => {
    const module = join(import.meta.dirname, 'ring.ts');
    const script = `import { findRing, writeRing } from ${JSON.stringify(module)};
      const place = await findRing(null); console.log(writeRing(place.ring));`;
    const { KEYFOB_KEYS: _, ...env } = process.env;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
      env,
      input: `${ONE}\n`,
      encoding: 'utf8',
    });
    expect(stdout).toBe(`${ONE}\n`);
  });
});
