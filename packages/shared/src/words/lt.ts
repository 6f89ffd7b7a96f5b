import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Pradžia', brand: 'Markė', provider: 'Prisijungti', vehicles: 'Rinktis' },
  progress: (step, of) => `${step} žingsnis iš ${of}`,
  cancel: 'Atšaukti',
  tryAgain: 'Bandyti dar kartą',
  requestId: 'Užklausos ID',
};
