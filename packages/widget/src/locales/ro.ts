import { words } from '@keyfob/shared/words/ro';
import type { WidgetTexts } from './texts.ts';

const plural = new Intl.PluralRules('ro');

const CARS: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = {
  one: 'mașină conectată',
  few: 'mașini conectate',
  other: 'de mașini conectate',
};

export const texts: WidgetTexts = {
  ...words,
  connect: 'Conectează-ți mașina',
  connectAnother: 'Conectează altă mașină',
  reconnect: (name) => (name ? `Reconectează ${name}` : 'Reconectează-ți mașina'),
  preparing: 'Se pregătește…',
  newWindow: 'deschide o fereastră nouă',

  blocked: 'Browserul nu a deschis fereastra.',
  openInNewTab: 'Deschide într-o filă nouă',
  continueHere: 'Continuă în această filă',

  continueThere: 'Continuă în cealaltă fereastră',
  openAgain: 'Deschide din nou',
  stillConnecting: 'A dispărut cealaltă fereastră? Deschide-o din nou sau anulează.',
  patience: 'Așteptăm răspunsul de la marca mașinii. Poate dura un minut.',

  finishing: 'Se finalizează…',
  almostDone: 'Aproape gata.',
  offline: 'Ești offline. Continuăm când revii online.',

  connected: (count) => `${count} ${CARS[plural.select(count)]}`,
  notConnected: 'Nu s-a conectat nimic și nu s-a partajat nimic.',
  yourCar: 'Mașina ta',
  vehicleStatus: {
    authorized: 'Conectată',
    pending_authorization: 'Se conectează',
    reauthorization_required: 'Trebuie reconectată',
  },
  attention: {
    reauthorization_required: 'Marca a încheiat accesul, de exemplu după schimbarea parolei.',
    vehicle_unreachable: 'Mașina nu răspunde. Trezește-o din aplicația ei sau reconecteaz-o.',
    general: 'Mașina trebuie conectată din nou.',
  },

  errors: {
    unavailable: 'Conectarea nu poate începe acum. Nu s-a partajat nimic. Încearcă din nou peste puțin timp.',
    refused: 'Site-ul nu ți-a permis să începi. Poate trebuie să intri din nou în cont.',
    misconfigured:
      'Site-ul nu este încă pregătit pentru conectarea mașinilor. Administratorul găsește motivul în detalii.',
    expired: 'Linkul a expirat. Nu s-a partajat nimic. Începe din nou.',
    failed: 'Mașina nu a putut fi conectată. Nu s-a partajat nimic. Încearcă din nou.',
  },
  details: 'Detalii',
  simulated: 'Test',
};
