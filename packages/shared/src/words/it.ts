import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Inizio', brand: 'Marca', provider: 'Accesso', vehicles: 'Scelta' },
  progress: (step, of) => `Passaggio ${step} di ${of}`,
  cancel: 'Annulla',
  tryAgain: 'Riprova',
  requestId: 'ID della richiesta',
};
