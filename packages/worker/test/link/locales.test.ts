import { directionOf, LANGUAGES, type Language } from '@keyfob/shared/languages';
import { ALL_VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/link/screens/error.tsx';
import { COUNTS, textsOf } from './every-text.ts';
import { textsIn } from './texts-in.ts';

const english = textsOf(textsIn('en'));

/** Texts that are the English ones word for word, and rightly so. */
const SAME: Readonly<Record<string, readonly Language[]>> = {
  App: ['da', 'de', 'nb', 'nl', 'nl-BE', 'sv'],
  No: ['es', 'it'],
  OK: ['da', 'de', 'es', 'fi', 'fr', 'it', 'ja', 'nb', 'pl', 'pt', 'ro', 'sv'],
  Start: ['da', 'de', 'nb', 'nl', 'nl-BE', 'pl', 'sv'],
};

/** Ends of words with a full stop that ends no sentence: Lithuanian for "e-". */
const ABBREVIATIONS = /\b(el)\./g;

/** Numbers of a plural category are one and the same where it may stand in words, as the dual does. */
const sayableInWords = (language: Language, number: number): boolean => {
  const rules = new Intl.PluralRules(language);
  const category = rules.select(number);
  return Array.from({ length: 1000 }, (_, each) => each).every(
    (each) => each === number || rules.select(each) !== category,
  );
};

const hasNumber = (text: string, number: number, language: Language): boolean =>
  text.includes(String(number)) || text.includes(new Intl.NumberFormat(language).format(number));

/** What no text of any language has: typewriter marks, and spaces that are there by mistake. */
const MISTAKES = /['"`]|\.\.\.| {2}|^\s|\s$|\b(undefined|null|NaN)\b|\[object|\$\{/;

/** The same in single languages. */
const MISTAKES_IN: Partial<Record<Language, RegExp>> = {
  // Punctuation of another script.
  ar: /[,;?]/,
  ja: /[,;?!“”]|[.](?!\w)/,
  // Double signs stand off by a space that does not break.
  fr: /[^\u00a0\u202f][?!;:»]|«[^\u00a0\u202f]/,
  // Closed by “, never opened by it.
  de: /”|(^|[\s(])“/,
};

describe.each(LANGUAGES)('texts in %s', (language) => {
  const texts = textsOf(textsIn(language));

  it('have the same keys as in English', () => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
  });

  it('are never empty, and set as print sets them', () => {
    const wrong = [...texts].filter(
      ([, text]) => text === '' || MISTAKES.test(text) || MISTAKES_IN[language]?.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('are translated', () => {
    if (language.startsWith('en')) return;
    const untranslated = [...texts].filter(
      ([path, text]) => !path.startsWith('.list ') && english.get(path) === text,
    );
    const allowed = Object.entries(SAME).filter(([, languages]) => languages.includes(language));
    expect([...new Set(untranslated.map(([, text]) => text))].sort()).toEqual(
      allowed.map(([text]) => text).sort(),
    );
  });

  it('name whom and what the English ones name', () => {
    const uses = (text: string): string[] => ['Xx', 'Yy', 'Zz'].filter((name) => text.includes(name));
    const other = [...texts].filter(([path, text]) => {
      const said = uses(text);
      return (
        uses(english.get(path) ?? '').some((name) => !said.includes(name)) ||
        said.length > uses(english.get(path) ?? '').length
      );
    });
    expect(other).toEqual([]);
  });

  it('give the number wherever the English ones do', () => {
    const silent = COUNTS.flatMap((number) =>
      [...texts].filter(
        ([path, text]) =>
          path.endsWith(`#${number}`) &&
          hasNumber(english.get(path) ?? '', number, 'en') &&
          !hasNumber(text, number, language) &&
          !sayableInWords(language, number),
      ),
    );
    expect(silent).toEqual([]);
  });

  it('begin each sentence with a capital', () => {
    const small = [...texts].filter(([path, text]) => {
      const begins = /^\p{Ll}/u;
      return (
        (begins.test(text) && !begins.test(english.get(path) ?? '')) ||
        /[.!?] \p{Ll}/u.test(text.replace(ABBREVIATIONS, '$1'))
      );
    });
    expect(small).toEqual([]);
  });

  it('close each isolation they open, and isolate each name where letters run from the right', () => {
    for (const [path, text] of texts) {
      const marks = [...text].filter((character) => /[\u2066-\u2069]/.test(character)).join('');
      expect(marks, path).toMatch(/^(\u2068\u2069)*$/);
      if (directionOf(language) === 'rtl' && !path.startsWith('.list '))
        expect(text.replace(/\u2068[^\u2069]*\u2069/g, ''), path).not.toMatch(/Xx|Yy|Zz/);
    }
  });

  it('explain each permission by a name of its own and a whole sentence', () => {
    const { permissions } = textsIn(language);
    for (const scope of ALL_VEHICLE_SCOPES)
      expect(permissions[scope].gives, scope).toMatch(/^[\p{Lu}\p{Lo}].+[.。]$/u);
    const names = ALL_VEHICLE_SCOPES.map((scope) => permissions[scope].name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('say what there is too much of, not that something went wrong', () => {
    const texts = textsIn(language);
    const told = (['rate_limited', 'garage_full', 'invalid_request', 'scope_exceeds_grant'] as const).map(
      (code) => explain(texts, code, 'Xx').title,
    );
    expect(new Set(told).size).toBe(told.length);
  });

  it('tell one from several', () => {
    const { brand, vehicles, success } = textsIn(language);
    expect(success.title('Kia', 1)).not.toBe(success.title('Kia', 2));
    if (new Intl.PluralRules(language).resolvedOptions().pluralCategories.length === 1) return;
    expect(brand.count(1).replace('1', '2')).not.toBe(brand.count(2));
    expect(vehicles.cars(1)).not.toBe(vehicles.cars(2));
  });
});
