import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WIDGET } from './site.ts';

interface Named {
  readonly name: string;
}

type Kind = 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates' | 'attributes' | 'members';

const read = (path: string): string => readFileSync(join(WIDGET, path), 'utf8');

const manifest: {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations: readonly (Named & Record<Kind, readonly Named[]>)[];
    readonly exports: readonly (Named & { readonly kind: string })[];
  }[];
} = JSON.parse(read('dist/npm/custom-elements.json'));

const element = manifest.modules[0]?.declarations.find(({ name }) => name === 'KeyfobConnect');

const names = (kind: Kind): string[] => (element?.[kind] ?? []).map(({ name }) => name).sort();

const source = read('src/keyfob-connect.ts');

/** Names after a tag in the comment of the class; the default slot has none. */
const documented = (tag: string): string[] =>
  [...source.matchAll(new RegExp(`^ \\* @${tag}(?: (?!- )(\\S+))?`, 'gm'))]
    .map(([, name = '']) => name)
    .sort();

/** What the sources of all that is rendered say after a pattern. */
const used = (pattern: RegExp): string[] => {
  const found = globSync('src/*.ts', { cwd: WIDGET })
    .flatMap((path) => [...read(path).matchAll(pattern)])
    .flatMap(([, words = '']) => words.split(' '));
  return [...new Set(found)].filter((name) => name !== '').sort();
};

describe('custom-elements.json', () => {
  test.each([
    ['fires', 'events'],
    ['slot', 'slots'],
    ['csspart', 'cssParts'],
    ['cssprop', 'cssProperties'],
    ['cssstate', 'cssStates'],
  ] as const)('lists every @%s of the class', (tag, kind) => {
    expect(documented(tag).length).toBeGreaterThan(5);
    expect(names(kind)).toEqual(documented(tag));
  });

  test('lists every event that there is', () => {
    const types = [
      ...read('src/session-store/widget-events.ts').matchAll(/^ {2}readonly '(keyfob-[\w-]+)':/gm),
    ];
    expect(types.map(([, type]) => type).sort()).toEqual(names('events'));
  });

  test('lists every part and custom property that is used', () => {
    expect(names('cssParts')).toEqual(expect.arrayContaining(used(/\bpart="([\w -]+)"/g)));
    expect(names('cssProperties')).toEqual(expect.arrayContaining(used(/var\((--keyfob-[\w-]+)/g)));
  });

  test('lists every attribute of every property', async () => {
    const { KeyfobConnect } = await import(join(WIDGET, 'dist/npm/define.js'));
    expect(names('attributes')).toEqual(expect.arrayContaining([...KeyfobConnect.observedAttributes]));
    expect(KeyfobConnect.observedAttributes).toContain('session-endpoint');
  });

  test('lists what a page may call, and nothing else', () => {
    expect(names('members')).toEqual(
      expect.arrayContaining(['cancel', 'open', 'refresh', 'reset', 'status']),
    );
    expect(names('members').filter((name) => /^[#_]/.test(name))).toEqual([]);
  });

  test('names published files', () => {
    expect(manifest.modules.map(({ path }) => path)).toEqual(['keyfob-connect.js', 'define.js']);
    expect(manifest.modules[1]?.exports).toMatchObject([
      { kind: 'custom-element-definition', name: 'keyfob-connect' },
    ]);
    expect(read('dist/npm/custom-elements.json')).not.toContain('src/');
  });
});

describe('the README', () => {
  const readme = read('README.md');

  /** In code, also with what it takes: `name` or `name(…)`. */
  const expectNamed = (all: readonly string[]): void => {
    expect(all.length).toBeGreaterThan(5);
    expect(all.filter((name) => !new RegExp(`\`${name}(\\([\\w, ]*\\))?\``).test(readme))).toEqual([]);
  };

  test('names every attribute, every event and every public method', () => {
    expectNamed([...names('attributes'), ...names('events'), 'open', 'cancel', 'refresh', 'reset']);
  });

  test('names what the element has of a form control', () => {
    const ofForms = ['form', 'labels', 'validity', 'validationMessage', 'willValidate'];
    expectNamed([...ofForms, 'checkValidity', 'reportValidity']);
  });

  test.each(['slots', 'cssParts', 'cssProperties'] as const)('names all %s', (kind) => {
    expectNamed(names(kind).filter((name) => name !== ''));
  });

  test('names every word that a page may say otherwise', async () => {
    const { texts } = await import(join(WIDGET, 'dist/npm/locales/en.js'));
    const keys = Object.entries<unknown>(texts).flatMap(([key, value]) =>
      value instanceof Object && typeof value !== 'function' ? [key, ...Object.keys(value)] : [key],
    );
    expect(keys).toContain('vehicle_unreachable');
    expectNamed(keys);
  });
});
