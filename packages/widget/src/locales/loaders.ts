import type { Language } from '@keyfob/shared/languages';
import type { WidgetTexts } from './texts.ts';

/** Every language but English is fetched when it is first needed; the widget's few words are the same in all of that. */
export const LOADERS: Readonly<
  Record<Exclude<Language, 'en' | 'en-GB'>, () => Promise<{ readonly texts: WidgetTexts }>>
> = {
  ar: () => import('./ar.ts'),
  da: () => import('./da.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fi: () => import('./fi.ts'),
  fr: () => import('./fr.ts'),
  he: () => import('./he.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  lt: () => import('./lt.ts'),
  lv: () => import('./lv.ts'),
  nb: () => import('./nb.ts'),
  nl: () => import('./nl.ts'),
  'nl-BE': () => import('./nl-BE.ts'),
  pl: () => import('./pl.ts'),
  pt: () => import('./pt.ts'),
  ro: () => import('./ro.ts'),
  sv: () => import('./sv.ts'),
};
