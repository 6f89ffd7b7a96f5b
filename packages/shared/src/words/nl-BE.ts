import { words as base } from './nl.ts';
import type { Words } from './words.ts';

export const words: Words = {
  ...base,
  steps: { ...base.steps, provider: 'Aanmelden' },
};
