import { ALL_VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, pickLanguage } from '../../src/link/locales/languages.ts';
import { type Texts, textsFor } from '../../src/link/locales/texts.ts';

const languages = Object.keys(LANGUAGES) as Language[];

/** Every text under its path; functions are called with recognisable arguments. */
const flatten = (value: unknown, path: string): [string, string][] => {
  if (typeof value === 'string') return [[path, value]];
  if (path === '.list') return [[path, String((value as Texts['list'])(['X', 'Y']))]];
  if (typeof value === 'function') return flatten(value('Xx', 'Yy'), `${path}()`);
  if (value === null || typeof value !== 'object') throw new Error(`${path} is not a text.`);
  return Object.entries(value).flatMap(([key, each]) => flatten(each, `${path}.${key}`));
};

/** The same word in both languages, and rightly so. */
const SAME = ['.frame.steps.intro', '.frame.understood', '.intro.senderApplication'];

describe('texts', () => {
  const [en, nb] = [flatten(textsFor('en'), ''), flatten(textsFor('nb'), '')];

  it('have the same keys in each language, none of them empty', () => {
    expect(nb.map(([path]) => path)).toEqual(en.map(([path]) => path));
    for (const [path, text] of [...en, ...nb]) expect(text.trim(), path).not.toBe('');
  });

  it('are translated', () => {
    const english = new Map(en);
    const untranslated = nb.filter(([path, text]) => english.get(path) === text).map(([path]) => path);
    expect(untranslated).toEqual(SAME);
  });

  it('use the same arguments in each language', () => {
    const uses = (texts: [string, string][]) =>
      texts.map(([path, text]) => [path, /xx/i.test(text), /yy/i.test(text)]);
    expect(uses(nb)).toEqual(uses(en));
  });

  it.each(languages)('explain each permission with a whole sentence in %s', (language) => {
    const { permissions } = textsFor(language);
    for (const scope of ALL_VEHICLE_SCOPES) expect(permissions[scope].gives, scope).toMatch(/^\p{Lu}.+\.$/u);
    const names = ALL_VEHICLE_SCOPES.map((scope) => permissions[scope].name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(languages)('tell one from several in %s', (language) => {
    const { brand, vehicles, success } = textsFor(language);
    expect(brand.count(1).replace('1', '2')).not.toBe(brand.count(2));
    expect(vehicles.cars(1)).not.toBe(vehicles.cars(2));
    expect(success.title('Kia', 1)).not.toBe(success.title('Kia', 2));
  });
});

describe('pickLanguage', () => {
  it.each([
    ['the switch over all else', 'en', 'nb', 'en', 'nb'],
    ['the session over the browser', 'nb', null, 'en-GB,en;q=0.9', 'nb'],
    ['the browser', null, null, 'nb-NO,nb;q=0.9,en;q=0.8', 'nb'],
    ['the best of the browser', null, null, 'en;q=0.5, nn;q=0.7', 'nb'],
    ['what is not refused', null, null, 'nb;q=0, de, en;q=0.1', 'en'],
    ['the next when the session asks for what we lack', 'de-DE', null, 'no', 'nb'],
    ['the next when the switch is nonsense', 'nb', '<script>', null, 'nb'],
    ['Norwegian in any form', 'NO_no', null, null, 'nb'],
    ['English when nothing fits', 'de', null, 'fr, constructor', 'en'],
    ['English when nothing is said', null, null, null, 'en'],
  ])('takes %s', (_, session, switched, accepted, language) => {
    expect(pickLanguage([switched, session], accepted)).toBe(language);
  });
});
