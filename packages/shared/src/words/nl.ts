import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Start', brand: 'Merk', provider: 'Inloggen', vehicles: 'Kiezen' },
  progress: (step, of) => `Stap ${step} van ${of}`,
  cancel: 'Annuleren',
  tryAgain: 'Opnieuw proberen',
  requestId: 'Aanvraag-ID',
};
