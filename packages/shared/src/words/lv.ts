import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Sākums', brand: 'Marka', provider: 'Konts', vehicles: 'Izvēle' },
  progress: (step, of) => `Solis ${step} no ${of}`,
  cancel: 'Atcelt',
  tryAgain: 'Mēģināt vēlreiz',
  requestId: 'Pieprasījuma ID',
};
