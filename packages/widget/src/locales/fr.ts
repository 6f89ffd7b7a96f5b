import { words } from '@keyfob/shared/words/fr';
import type { WidgetTexts } from './texts.ts';

/** The spaces before a colon or a question mark and inside guillemets are no-break spaces. */
export const texts: WidgetTexts = {
  ...words,
  connect: 'Associer votre voiture',
  connectAnother: 'Associer une autre voiture',
  reconnect: (name) => `Associer à nouveau ${name || 'votre voiture'}`,
  preparing: 'Préparation…',
  newWindow: 'ouvre une nouvelle fenêtre',

  blocked: 'Votre navigateur n’a pas ouvert la fenêtre.',
  openInNewTab: 'Ouvrir dans un nouvel onglet',
  continueHere: 'Continuer dans cet onglet',

  continueThere: 'Continuez dans l’autre fenêtre',
  openAgain: 'Rouvrir',
  stillConnecting: 'L’autre fenêtre a disparu ? Rouvrez-la ou annulez.',
  patience: 'Nous attendons la marque de votre voiture. Cela peut prendre une minute.',

  finishing: 'Finalisation…',
  almostDone: 'C’est presque terminé.',
  offline: 'Vous êtes hors connexion. Tout reprendra à votre retour en ligne.',

  connected: (count) => (count > 1 ? `${count} voitures associées` : `${count} voiture associée`),
  notConnected: 'Rien n’a été associé et rien n’a été partagé.',
  yourCar: 'Votre voiture',
  vehicleStatus: {
    authorized: 'Associée',
    pending_authorization: 'En cours d’association',
    reauthorization_required: 'À associer de nouveau',
  },
  attention: {
    reauthorization_required:
      'La marque a mis fin à l’accès, par exemple après un changement de mot de passe.',
    vehicle_unreachable:
      'La voiture ne répond pas. Réveillez-la avec sa propre application ou associez-la à nouveau.',
    general: 'La voiture doit être associée à nouveau.',
  },

  errors: {
    unavailable:
      'L’association ne peut pas commencer pour le moment. Rien n’a été partagé. Réessayez dans un instant.',
    refused: 'Ce site n’a pas permis de commencer. Vous devrez peut-être vous y reconnecter.',
    misconfigured:
      'Ce site n’est pas encore configuré pour associer des voitures. Son exploitant en trouvera la raison sous « Détails ».',
    expired: 'Le lien a expiré. Rien n’a été partagé. Recommencez.',
    failed: 'La voiture n’a pas pu être associée. Rien n’a été partagé. Réessayez.',
  },
  details: 'Détails',
  simulated: 'Test',
};
