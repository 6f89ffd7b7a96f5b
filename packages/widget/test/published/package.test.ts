import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '@keyfob/shared/languages';
import { afterAll, describe, expect, test } from 'vitest';
import { Site, WIDGET } from './site.ts';

const site = new Site(['lit', '@lit/react', 'react', '@types/react', 'vue', 'svelte']);
afterAll(() => site.remove());

const manifest = JSON.parse(readFileSync(join(WIDGET, 'package.json'), 'utf8'));

const read = (path: string): string =>
  readFileSync(join(site.folder, 'node_modules/@keyfob/widget', path), 'utf8');

const modules = site.published.filter((path) => /\.(js|d\.ts)$/.test(path));

/** Without comments and the insides of strings: what the compiler reads. */
const code = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/'[^'\n]*'|"[^"\n]*"/g, "''");

describe('the package', () => {
  test('holds its modules, their types, their description, and nothing else', () => {
    const other = site.published.filter((path) => !/^dist\/npm\/[\w/-]+\.(js|d\.ts)$/.test(path));
    expect(other.sort()).toEqual([
      'LICENSE',
      'README.md',
      'dist/npm/custom-elements.json',
      'dist/npm/vscode.css-custom-data.json',
      'dist/npm/vscode.html-custom-data.json',
      'dist/npm/web-types.json',
      'package.json',
    ]);
    for (const name of [
      'keyfob-connect',
      'define',
      'return',
      'react',
      'vue',
      'svelte',
      'locales/en',
      'locales/ja',
    ])
      expect(site.published).toEqual(
        expect.arrayContaining([`dist/npm/${name}.js`, `dist/npm/${name}.d.ts`]),
      );
  });

  test('has every file that its package.json promises', () => {
    const targets = [
      manifest.types,
      manifest.customElements,
      ...manifest.sideEffects,
      manifest.exports,
    ].flatMap(function paths(entry: unknown): string[] {
      if (typeof entry === 'string') return [entry];
      return Object.values(entry ?? {}).flatMap(paths);
    });
    expect(targets.length).toBeGreaterThan(10);
    for (const target of targets.filter((path) => !path.includes('*')))
      expect(site.published).toContain(target.replace('./', ''));
  });

  test('has the license of the project', () => {
    expect(read('LICENSE')).toBe(readFileSync(join(WIDGET, '../../LICENSE'), 'utf8'));
  });

  test('offers the words of every language, and nothing else of theirs', () => {
    const files = site.published
      .map((path) => /^dist\/npm\/locales\/([\w-]+)\.js$/.exec(path)?.[1] ?? '')
      .filter((name) => name !== '');
    const told = site.run(`
      const offered = [];
      for (const name of ${JSON.stringify(files)}) {
        const address = '@keyfob/widget/locales/' + name + '.js';
        const { texts } = await import(address).catch(({ code }) => ({ texts: code }));
        if (texts === 'ERR_PACKAGE_PATH_NOT_EXPORTED') continue;
        if (typeof texts?.connect !== 'string') throw new Error(address);
        offered.push(name);
      }
      console.log(offered.join());
    `);
    expect(told.trim().split(',').sort()).toEqual([...LANGUAGES].sort());
  });

  test('names nothing that is not published or declared', () => {
    const declared = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.peerDependencies)];
    const packageOf = (specifier: string): string =>
      specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
    expect(modules.length).toBeGreaterThan(60);
    for (const path of modules) {
      const text = read(path);
      expect(text, path).not.toContain('@keyfob/shared');
      const specifiers = [...text.matchAll(/(?:\bfrom|\bimport|\bimport\() ?(['"])([^'"\n]+)\1/g)].map(
        ([, , specifier = '']) => specifier,
      );
      for (const specifier of specifiers)
        if (specifier.startsWith('.'))
          expect(site.published, `${path}: ${specifier}`).toContain(join(path, '..', specifier));
        else expect(declared, `${path}: ${specifier}`).toContain(packageOf(specifier));
    }
  });

  test('has no type that says nothing', () => {
    for (const path of modules.filter((name) => name.endsWith('.d.ts')))
      expect(code(read(path)), path).not.toMatch(/\bany\b/);
  });

  test('knows its version', () => {
    expect(modules.filter((path) => read(path).includes('__KEYFOB_VERSION__'))).toEqual([]);
    expect(site.run("console.log((await import('@keyfob/widget')).KeyfobConnect.version)").trim()).toBe(
      manifest.version,
    );
  });
});

describe('in Node, without a browser', () => {
  test.each([
    ['@keyfob/widget', 'KeyfobConnect'],
    ['@keyfob/widget/define.js', 'KeyfobConnect'],
    ['@keyfob/widget/react', 'KeyfobConnect'],
    ['@keyfob/widget/vue', ''],
    ['@keyfob/widget/svelte', ''],
    ['@keyfob/widget/locales/de.js', 'texts'],
    ['@keyfob/widget/locales/en-GB.js', 'texts'],
  ])('%s can be imported', (name, exported) => {
    const told = site.run(
      `console.log(typeof window, typeof document, Object.keys(await import('${name}')).join());`,
    );
    expect(told.trim()).toBe(`undefined undefined ${exported}`.trim());
  });

  test('nothing is registered until define.js is asked for', () => {
    const told = site.run(`
      await import('@keyfob/widget');
      const before = globalThis.customElements?.get('keyfob-connect');
      await import('@keyfob/widget/define.js');
      console.log(before, typeof globalThis.customElements?.get('keyfob-connect'));
    `);
    expect(told.trim()).toMatch(/^undefined (function|undefined)$/);
  });
});

describe('in TypeScript', () => {
  test('its own types hold, also where libraries are checked', () => {
    expect(site.compile(['plain.ts'], { skipLibCheck: false })).toBe('');
  });

  test.each(['react.tsx', 'vue.ts', 'svelte.ts'])(
    '%s compiles, and what is wrong in it does not',
    (source) => {
      expect(site.compile([source], { skipLibCheck: true })).toBe('');
    },
  );
});
