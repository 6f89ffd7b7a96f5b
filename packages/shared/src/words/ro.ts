import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Început', brand: 'Marcă', provider: 'Autentificare', vehicles: 'Alegere' },
  progress: (step, of) => `Pasul ${step} din ${of}`,
  cancel: 'Anulează',
  tryAgain: 'Încearcă din nou',
  requestId: 'ID-ul cererii',
};
