import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Start', brand: 'Merke', provider: 'Logg inn', vehicles: 'Velg' },
  progress: (step, of) => `Trinn ${step} av ${of}`,
  cancel: 'Avbryt',
  tryAgain: 'Prøv igjen',
  requestId: 'Forespørsels-ID',
};
