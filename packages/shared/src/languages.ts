/** Every language of the widget and of the Link page (BCP 47). A tag without a region is the language's common form. */
export const LANGUAGES = [
  'en',
  'en-GB',
  'ar',
  'da',
  'de',
  'es',
  'fi',
  'fr',
  'he',
  'it',
  'ja',
  'lt',
  'lv',
  'nb',
  'nl',
  'nl-BE',
  'pl',
  'pt',
  'ro',
  'sv',
] as const;
export type Language = (typeof LANGUAGES)[number];

/** Tags by which browsers and callers mean one of ours: macrolanguage and close relative of Bokmål, and Hebrew's old tag. */
const ALIASES: Readonly<Record<string, Language>> = { no: 'nb', nn: 'nb', iw: 'he' };

const BY_TAG: ReadonlyMap<string, Language> = new Map([
  ...LANGUAGES.map((language): [string, Language] => [language.toLowerCase(), language]),
  ...Object.entries(ALIASES),
]);

/**
 * The language of a tag: the tag itself, else what is left when its last subtags are taken away one by one (RFC 4647
 * §3.4), so `es-PE` reads as `es`. `null` where we have none. The tag may be anything a caller sent.
 */
export const languageOf = (tag: string | null | undefined): Language | null => {
  const subtags = (tag ?? '').trim().slice(0, 35).toLowerCase().split(/[-_]/);
  for (let length = subtags.length; length > 0; length -= 1) {
    const language = BY_TAG.get(subtags.slice(0, length).join('-'));
    if (language) return language;
  }
  return null;
};

export const directionOf = (language: Language): 'ltr' | 'rtl' =>
  language === 'ar' || language === 'he' ? 'rtl' : 'ltr';
