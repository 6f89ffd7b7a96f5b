import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Start', brand: 'Marka', provider: 'Logowanie', vehicles: 'Wybór' },
  progress: (step, of) => `Krok ${step} z ${of}`,
  cancel: 'Anuluj',
  tryAgain: 'Spróbuj ponownie',
  requestId: 'Identyfikator żądania',
};
