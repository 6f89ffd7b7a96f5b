import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Start', brand: 'Marke', provider: 'Anmelden', vehicles: 'Auswählen' },
  progress: (step, of) => `Schritt ${step} von ${of}`,
  cancel: 'Abbrechen',
  tryAgain: 'Erneut versuchen',
  requestId: 'Anfrage-ID',
};
