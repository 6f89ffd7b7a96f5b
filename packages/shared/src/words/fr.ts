import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'Début', brand: 'Marque', provider: 'Connexion', vehicles: 'Choix' },
  progress: (step, of) => `Étape ${step} sur ${of}`,
  cancel: 'Annuler',
  tryAgain: 'Réessayer',
  requestId: 'Identifiant de la demande',
};
