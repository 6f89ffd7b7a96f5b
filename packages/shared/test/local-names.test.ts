import { describe, expect, it, test } from 'vitest';
import { LANGUAGES } from '../src/languages.ts';
import { BRANDS } from '../src/vehicle/brands.ts';
import { localNames } from '../src/vehicle/local-names.ts';

/** How a name is written in each language: its letters, and what stands between them. */
const WRITTEN = {
  ar: /^[\u0621-\u064a]+([ -][\u0621-\u064a]+)*$/,
  he: /^[\u05d0-\u05ea']+([ .-][\u05d0-\u05ea']+)*$/,
  // Kana, kanji, and initials that stay Latin.
  ja: /^[A-Z\u30a1-\u30fa\u30fc\u4e00-\u9fff]+([ ・][\u30a1-\u30fa\u30fc]+)*$/,
} as const;

describe.each(['ar', 'he', 'ja'] as const)('names in %s', (language) => {
  test('are there for each of the 51 brands, in its script', () => {
    const wrong = BRANDS.filter(({ slug }) => {
      const names = localNames(slug, language);
      return names.length === 0 || !names.every((name) => WRITTEN[language].test(name));
    });
    expect(wrong.map(({ slug }) => slug)).toEqual([]);
    expect(BRANDS).toHaveLength(51);
  });

  test('belong to one brand each, and stand once', () => {
    const names = BRANDS.flatMap(({ slug }) => localNames(slug, language));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('can stand in a list that a bar divides', () => {
    for (const { slug } of BRANDS) expect(localNames(slug, language).join('')).not.toContain('|');
  });
});

it('there are none where brands are written in Latin', () => {
  const latin = LANGUAGES.filter((language) => !(language in WRITTEN));
  expect(latin).toHaveLength(LANGUAGES.length - 3);
  for (const language of latin) expect(localNames('tesla', language)).toEqual([]);
});

it.each(['', 'trabant', 'constructor', '__proto__'])('there are none of "%s"', (slug) => {
  expect(localNames(slug, 'ar')).toEqual([]);
});
