import { words } from '@keyfob/shared/words/nl-BE';
import { texts as base } from './nl.ts';
import type { WidgetTexts } from './texts.ts';

export const texts: WidgetTexts = {
  ...base,
  ...words,
  errors: {
    ...base.errors,
    refused: 'Deze site liet je niet beginnen. Misschien moet je je opnieuw aanmelden.',
  },
};
