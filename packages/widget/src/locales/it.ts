import { words } from '@keyfob/shared/words/it';
import type { WidgetTexts } from './texts.ts';

export const texts: WidgetTexts = {
  ...words,
  connect: 'Collega la tua auto',
  connectAnother: 'Collega un’altra auto',
  reconnect: (name) => `Ricollega ${name || 'la tua auto'}`,
  preparing: 'Preparazione…',
  newWindow: 'apre una nuova finestra',

  blocked: 'Il browser non ha aperto la finestra.',
  openInNewTab: 'Apri in una nuova scheda',
  continueHere: 'Continua in questa scheda',

  continueThere: 'Continua nell’altra finestra',
  openAgain: 'Apri di nuovo',
  stillConnecting: 'L’altra finestra non c’è più? Aprila di nuovo o annulla.',
  patience: 'Attendiamo la marca della tua auto. Può volerci un minuto.',

  finishing: 'Completamento…',
  almostDone: 'Ci siamo quasi.',
  offline: 'Sei offline. Si riprende quando torni online.',

  connected: (count) => (count === 1 ? '1 auto collegata' : `${count} auto collegate`),
  notConnected: 'Non è stato collegato né condiviso nulla.',
  yourCar: 'La tua auto',
  vehicleStatus: {
    authorized: 'Collegata',
    pending_authorization: 'Collegamento in corso',
    reauthorization_required: 'Da ricollegare',
  },
  attention: {
    reauthorization_required: 'La marca ha chiuso l’accesso, per esempio dopo un cambio di password.',
    vehicle_unreachable: 'L’auto non risponde. Riattivala con la sua app o ricollegala.',
    general: 'L’auto va ricollegata.',
  },

  errors: {
    unavailable: 'Al momento non è possibile iniziare. Non è stato condiviso nulla. Riprova tra poco.',
    refused: 'Questo sito non ti ha permesso di iniziare. Forse devi accedere di nuovo.',
    misconfigured:
      'Questo sito non è ancora configurato per collegare auto. Chi lo gestisce trova il motivo in “Dettagli”.',
    expired: 'Il link è scaduto. Non è stato condiviso nulla. Ricomincia.',
    failed: 'Non è stato possibile collegare l’auto. Non è stato condiviso nulla. Riprova.',
  },
  details: 'Dettagli',
  simulated: 'Test',
};
