import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Start', brand: 'Mærke', provider: 'Log ind', vehicles: 'Vælg' },
  progress: (step, of) => `Trin ${step} af ${of}`,
  cancel: 'Annuller',
  tryAgain: 'Prøv igen',
  requestId: 'Anmodnings-ID',
};
