import { type Language, languageOf } from '@keyfob/shared/languages';

/** Language ranges of an Accept-Language field, best first (RFC 9110 §12.5.4). */
const acceptedTags = (acceptLanguage: string): string[] =>
  acceptLanguage
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);

/** The first of the wishes that we have; else the best the browser accepts; else English. Each may be anything a caller sent. */
export const pickLanguage = (wishes: readonly (string | null)[], acceptLanguage: string | null): Language =>
  [...wishes, ...acceptedTags(acceptLanguage ?? '')].map(languageOf).find((language) => language !== null) ??
  'en';
