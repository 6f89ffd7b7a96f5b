import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Non vedo la mia marca',
  noSubscription: 'I suoi servizi connessi non sono attivi.',
  notCompatible: 'Questa auto non può essere collegata.',
  noneSubscribed: (brand) =>
    `Non è stato condiviso nulla. Per collegare l’auto, attiva prima i suoi servizi connessi presso ${brand}. Poi ricomincia, o accedi con un altro account.`,
  noneCompatible:
    'Nessuna di queste auto può essere collegata. Non è stato condiviso nulla. Puoi accedere con un altro account o tornare indietro.',
  tell: 'Comunica all’app di quale auto si tratta',
  tellHint: 'Vengono comunicati marca, modello, anno e numero di telaio, e nient’altro.',
  otherCar: 'L’auto non è in questo account',
  otherThanVin: (ending) =>
    `L’auto richiesta, il cui numero di telaio termina con ${ending}, non è nell’account con cui hai effettuato l’accesso. Non è stato condiviso nulla.`,
  otherThanBefore:
    'L’auto da ricollegare non è nell’account con cui hai effettuato l’accesso. Non è stato condiviso nulla.',
  attempt: (brand) => ({
    subscription_inactive: `I servizi connessi dell’auto non sono attivi presso ${brand}. Non è stato condiviso nulla. Attivali e accedi di nuovo.`,
    vehicle_not_compatible: `${brand} non consente di collegare questa auto. Non è stato condiviso nulla. Puoi accedere con un altro account.`,
    owner_action_required: `${brand} ha prima bisogno di qualcosa da te, per esempio che tu accetti le condizioni. Non è stato condiviso nulla. Fai ciò che chiede l’app della marca e accedi di nuovo.`,
  }),
  fault: 'Che cosa non andava nella richiesta',
  explained: {
    rate_limited: {
      title: 'Troppe richieste in una volta',
      text: 'Dalla tua rete sono arrivate troppe richieste in poco tempo. Non è stato condiviso nulla. Aspetta un minuto, poi ricarica la pagina.',
    },
    garage_full: {
      title: 'Non c’è posto per un’altra auto',
      text: 'Hai già collegato il numero massimo di auto. Non è stato condiviso nulla di nuovo. Rimuovi nell’app un’auto che non ti serve più, poi riprova.',
    },
  },
};
