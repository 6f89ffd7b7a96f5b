import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '../packages/worker/src');

/** What the Worker is made of, from the top. A file imports from its own folder or from a layer below, never beside. */
const LAYERS: readonly (readonly string[])[] = [
  ['index.ts'],
  ['app.ts'],
  ['refusal.ts'],
  ['api', 'dialects', 'dashboard'],
  ['oauth'],
  ['link', 'simulator', 'errors'],
  ['page.ts'],
  ['events'],
  ['garage'],
  ['connectors', 'catalogue'],
  ['application'],
  ['storage'],
  ['guards'],
  ['request-body.ts', 'same-origin.ts'],
  ['context.ts'],
  ['outbound.ts'],
  ['bounded-body.ts'],
  ['config.ts'],
  ['env.ts'],
  ['crypto'],
  ['label.ts', 'log.ts', 'on-demand.ts', 'time-limit.ts'],
];

/** Bindings are typed by the classes behind them; a type is gone before anything runs. */
const TYPES_ALLOWED = ['env.ts → garage', 'env.ts → application'];

const IMPORT =
  /^(?:import|export)\s(type\s)?[^;]*?from '(\.[^']+)'|^import '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm;

/** The part of the Worker a file belongs to: its first folder, or the file itself at the root. */
const partOf = (path: string): string => path.split('/')[0] ?? path;

const layerOf = (part: string): number => LAYERS.findIndex((layer) => layer.includes(part));

/** The imports of a file that go up or sideways, each with the reason. */
const wrongImports = (file: string, text: string): string[] =>
  [...text.matchAll(IMPORT)].flatMap(([, type, from, bare, dynamic]) => {
    const target = join(dirname(file), from ?? bare ?? dynamic ?? '');
    const [own, other] = [partOf(file), partOf(target)];
    if (layerOf(other) < 0) return [`${file}: ${other} has no layer`];
    if (own === other || layerOf(other) > layerOf(own)) return [];
    return type && TYPES_ALLOWED.includes(`${own} → ${other}`) ? [] : [`${file} must not import ${target}`];
  });

describe('imports run one way', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: SOURCE }).filter((file) => !file.endsWith('.d.ts'));

  test('each part of the Worker has a layer', () => {
    expect(files.length).toBeGreaterThan(20);
    expect([...new Set(files.map(partOf))].filter((part) => layerOf(part) < 0)).toEqual([]);
  });

  test('no file imports upwards or sideways', () => {
    const wrong = files.flatMap((file) => wrongImports(file, readFileSync(join(SOURCE, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  test.each([
    ['crypto/seal.ts', `import { x } from '../garage/x.ts';`],
    ['garage/x.ts', `import type {\n  A,\n} from '../link/a.ts';`],
    ['api/x.ts', `export { a } from '../dashboard/a.ts';`],
    ['api/x.ts', `import '../app.ts';`],
    ['link/x.tsx', `const a = await import('../oauth/a.ts');`],
    ['env.ts', `import { Garage } from './garage/garage.ts';`],
    ['index.ts', `import { a } from './utils/a.ts';`],
  ])('the check sees through %s: %s', (file, text) => {
    expect(wrongImports(file, text)).toHaveLength(1);
  });

  test.each([
    ['env.ts', `import type { Garage } from './garage/garage.ts';`],
    ['garage/verbs/x.ts', `import { a } from '../tables/a.ts';\nimport { b } from '../../crypto/b.ts';`],
    ['app.ts', `import { api } from './api/api.ts';`],
  ])('the check lets %s be: %s', (file, text) => {
    expect(wrongImports(file, text)).toEqual([]);
  });
});
