import { words } from '@keyfob/shared/words/lv';
import type { WidgetTexts } from './texts.ts';

const plural = new Intl.PluralRules('lv');

export const texts: WidgetTexts = {
  ...words,
  connect: 'Savienot automašīnu',
  connectAnother: 'Savienot vēl vienu automašīnu',
  reconnect: (name) => `Savienot vēlreiz: ${name || 'jūsu automašīna'}`,
  preparing: 'Notiek sagatavošana…',
  newWindow: 'tiks atvērts jauns logs',

  blocked: 'Pārlūks neatvēra logu.',
  openInNewTab: 'Atvērt jaunā cilnē',
  continueHere: 'Turpināt šajā cilnē',

  continueThere: 'Turpiniet otrā logā',
  openAgain: 'Atvērt vēlreiz',
  stillConnecting: 'Vai otrs logs ir pazudis? Atveriet to vēlreiz vai atceliet.',
  patience: 'Gaidām atbildi no automašīnas ražotāja. Tas var ilgt minūti.',

  finishing: 'Notiek pabeigšana…',
  almostDone: 'Gandrīz gatavs.',
  offline: 'Nav interneta savienojuma. Turpināsim, kad tas būs atjaunots.',

  // `zero` (also 10 to 20, 30 and so on) and `other` read the same here.
  connected: (count) =>
    plural.select(count) === 'one' ? `Savienota ${count} automašīna` : `Savienotas ${count} automašīnas`,
  notConnected: 'Nekas netika savienots, un nekas netika kopīgots.',
  yourCar: 'Jūsu automašīna',
  vehicleStatus: {
    authorized: 'Savienota',
    pending_authorization: 'Tiek savienota',
    reauthorization_required: 'Jāsavieno vēlreiz',
  },
  attention: {
    reauthorization_required: 'Ražotājs pārtrauca piekļuvi, piemēram, pēc paroles maiņas.',
    vehicle_unreachable: 'Automašīna neatbild. Pamodiniet to ar tās lietotni vai savienojiet vēlreiz.',
    general: 'Automašīna jāsavieno vēlreiz.',
  },

  errors: {
    unavailable: 'Pašlaik savienošanu nevar sākt. Nekas netika kopīgots. Mēģiniet vēlreiz pēc brīža.',
    refused: 'Šī vietne neļāva jums sākt. Iespējams, jāpierakstās vēlreiz.',
    misconfigured:
      'Šī vietne vēl nav sagatavota automašīnu savienošanai. Tās uzturētājs iemeslu atradīs informācijā.',
    expired: 'Saites derīgums ir beidzies. Nekas netika kopīgots. Sāciet no jauna.',
    failed: 'Automašīnu neizdevās savienot. Nekas netika kopīgots. Mēģiniet vēlreiz.',
  },
  details: 'Informācija',
  simulated: 'Tests',
};
