import { LANGUAGES } from '@keyfob/shared/languages';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_NAMES, LISTED_LANGUAGES } from '../../src/link/locales/language-names.ts';
import { pickLanguage } from '../../src/link/locales/languages.ts';

describe('pickLanguage', () => {
  it.each([
    ['the switch over all else', 'en', 'nb', 'en', 'nb'],
    ['the session over the browser', 'nb', null, 'en-GB,en;q=0.9', 'nb'],
    ['the browser', null, null, 'nb-NO,nb;q=0.9,en;q=0.8', 'nb'],
    ['the best of the browser', null, null, 'en;q=0.5, nn;q=0.7', 'nb'],
    ['the first of what the browser likes as well', null, null, 'sv, da;q=1.0, en', 'sv'],
    ['what is not refused', null, null, 'nb;q=0, xx, en;q=0.1', 'en'],
    ['no range without a sound weight', null, null, 'nb;q=much, da;q=, fi;q=0.1', 'fi'],
    ['a weight in capitals', null, null, 'en;Q=0.2, fr;Q=0.3', 'fr'],
    ['the next when the session asks for what we lack', 'tlh-DE', null, 'no', 'nb'],
    ['the next when the switch is nonsense', 'nb', '<script>', null, 'nb'],
    ['Norwegian in any form', 'NO_no', null, null, 'nb'],
    ['Spanish of Peru for Spanish', null, null, 'es-PE,es;q=0.9,en;q=0.8', 'es'],
    ['Australian for English', null, null, 'en-AU,en;q=0.9', 'en'],
    ['British where it is asked for', null, null, 'en-GB,en;q=0.9', 'en-GB'],
    ['Flemish where it is asked for', null, null, 'nl-BE,fr-BE;q=0.9', 'nl-BE'],
    ['English when nothing fits', 'xx', null, 'tlh, constructor, *', 'en'],
    ['English when nothing is said', null, null, null, 'en'],
  ])('takes %s', (_, session, switched, accepted, language) => {
    expect(pickLanguage([switched, session], accepted)).toBe(language);
  });
});

describe('the names of the languages', () => {
  it('are each there once', () => {
    const names = LANGUAGES.map((language) => LANGUAGE_NAMES[language]);
    expect(new Set(names).size).toBe(LANGUAGES.length);
  });

  it('stand in the order of the alphabet, other scripts last', () => {
    const names = LISTED_LANGUAGES.map((language) => LANGUAGE_NAMES[language]);
    expect(names).toHaveLength(LANGUAGES.length);
    expect([names[0], names.at(16), ...names.slice(-3)]).toEqual([
      'Dansk',
      'Svenska',
      'עברית',
      'العربية',
      '日本語',
    ]);
  });

  it.each(LANGUAGES)('begin as Intl begins the name of %s in that language', (language) => {
    const [primary = ''] = language.split('-');
    const name = new Intl.DisplayNames(language, { type: 'language' }).of(primary) ?? '';
    expect(LANGUAGE_NAMES[language].toLocaleLowerCase(language)).toContain(name.toLocaleLowerCase(language));
  });
});
