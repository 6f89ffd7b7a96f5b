import { LANGUAGES, type Language } from '@keyfob/shared/languages';
import { type Texts, textsFor } from '../../src/link/locales/texts.ts';

const loaded = new Map(
  await Promise.all(LANGUAGES.map(async (language) => [language, await textsFor(language)] as const)),
);

/** The texts of a language, loaded before any test begins. */
export const textsIn = (language: Language): Texts => {
  const texts = loaded.get(language);
  if (!texts) throw new Error(`No texts in ${language}.`);
  return texts;
};
