import { LANGUAGES, type Language } from '@keyfob/shared/languages';

/** Every language under its own name, as its readers look for it in a list. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English (US)',
  'en-GB': 'English (UK)',
  ar: 'العربية',
  da: 'Dansk',
  de: 'Deutsch',
  es: 'Español',
  fi: 'Suomi',
  fr: 'Français',
  he: 'עברית',
  it: 'Italiano',
  ja: '日本語',
  lt: 'Lietuvių',
  lv: 'Latviešu',
  nb: 'Norsk bokmål',
  nl: 'Nederlands',
  'nl-BE': 'Nederlands (België)',
  pl: 'Polski',
  pt: 'Português',
  ro: 'Română',
  sv: 'Svenska',
};

/** The order of a list: Latin letters by the alphabet, then the other scripts. */
export const LISTED_LANGUAGES: readonly Language[] = [...LANGUAGES].sort((a, b) =>
  LANGUAGE_NAMES[a].localeCompare(LANGUAGE_NAMES[b], 'en'),
);
