import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Aloita', brand: 'Merkki', provider: 'Kirjaudu', vehicles: 'Valitse' },
  progress: (step, of) => `Vaihe ${step}/${of}`,
  cancel: 'Peruuta',
  tryAgain: 'Yritä uudelleen',
  requestId: 'Pyynnön tunnus',
};
