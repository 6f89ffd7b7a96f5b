import { describe, expect, it } from 'vitest';
import { directionOf, LANGUAGES, languageOf } from '../src/languages.ts';

describe('the language of a tag', () => {
  it.each(LANGUAGES)('%s is itself, however it is written', (language) => {
    for (const tag of [language, language.toUpperCase(), language.replace('-', '_'), ` ${language} `])
      expect(languageOf(tag)).toBe(language);
  });

  it.each([
    ['a region of ours', 'en-GB', 'en-GB'],
    ['a region of ours and more', 'en-GB-oxendict', 'en-GB'],
    ['another region', 'en-AU', 'en'],
    ['a region of Latin America', 'es-PE', 'es'],
    ['a numbered region', 'es-419', 'es'],
    ['Flemish', 'nl-BE', 'nl-BE'],
    ['Dutch of the Netherlands', 'nl-NL', 'nl'],
    ['a script and a region', 'de-Latn-CH', 'de'],
    ['the macrolanguage', 'no', 'nb'],
    ['Nynorsk', 'nn-NO', 'nb'],
    ['Hebrew under its old tag', 'iw-IL', 'he'],
  ])('that has %s is %s → %s', (_, tag, language) => {
    expect(languageOf(tag)).toBe(language);
  });

  it.each([
    null,
    undefined,
    '',
    '-',
    '*',
    'x',
    'xx-GB',
    'english',
    'GB',
    'constructor',
    '__proto__',
    '<script>',
    `${'-'.repeat(100_000)}en`,
  ])('%j is none', (tag) => {
    expect(languageOf(tag)).toBeNull();
  });
});

it('Arabic and Hebrew are written from the right, all others from the left', () => {
  expect(LANGUAGES.filter((language) => directionOf(language) === 'rtl')).toEqual(['ar', 'he']);
});

it('each language is one that Intl knows, under its canonical tag', () => {
  expect(LANGUAGES.map((language) => Intl.getCanonicalLocales(language)[0])).toEqual(LANGUAGES);
  expect(Intl.PluralRules.supportedLocalesOf(LANGUAGES)).toEqual(LANGUAGES);
});
