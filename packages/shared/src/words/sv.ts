import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Start', brand: 'Märke', provider: 'Logga in', vehicles: 'Välj' },
  progress: (step, of) => `Steg ${step} av ${of}`,
  cancel: 'Avbryt',
  tryAgain: 'Försök igen',
  requestId: 'Begärans ID',
};
