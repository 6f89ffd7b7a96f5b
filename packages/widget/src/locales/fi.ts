import { words } from '@keyfob/shared/words/fi';
import type { WidgetTexts } from './texts.ts';

const plural = new Intl.PluralRules('fi');

export const texts: WidgetTexts = {
  ...words,
  connect: 'Yhdistä autosi',
  connectAnother: 'Yhdistä toinen auto',
  reconnect: (name) => (name ? `Yhdistä ${name} uudelleen` : 'Yhdistä autosi uudelleen'),
  preparing: 'Valmistellaan…',
  newWindow: 'avautuu uuteen ikkunaan',

  blocked: 'Selaimesi ei avannut ikkunaa.',
  openInNewTab: 'Avaa uudessa välilehdessä',
  continueHere: 'Jatka tässä välilehdessä',

  continueThere: 'Jatka toisessa ikkunassa',
  openAgain: 'Avaa uudelleen',
  stillConnecting: 'Katosiko toinen ikkuna? Avaa se uudelleen tai peruuta.',
  patience: 'Odotetaan vastausta automerkiltä. Tähän voi mennä minuutti.',

  finishing: 'Viimeistellään…',
  almostDone: 'Melkein valmista.',
  offline: 'Verkkoyhteys on poikki. Tämä jatkuu, kun yhteys palaa.',

  connected: (count) => (plural.select(count) === 'one' ? '1 auto yhdistetty' : `${count} autoa yhdistetty`),
  notConnected: 'Mitään ei yhdistetty, eikä mitään jaettu.',
  yourCar: 'Autosi',
  vehicleStatus: {
    authorized: 'Yhdistetty',
    pending_authorization: 'Yhdistetään',
    reauthorization_required: 'Yhdistettävä uudelleen',
  },
  attention: {
    reauthorization_required: 'Automerkki katkaisi pääsyn, esimerkiksi salasanan vaihdon jälkeen.',
    vehicle_unreachable: 'Auto ei vastaa. Herätä se sen omalla sovelluksella tai yhdistä se uudelleen.',
    general: 'Auto on yhdistettävä uudelleen.',
  },

  errors: {
    unavailable: 'Yhdistämistä ei voi aloittaa juuri nyt. Mitään ei jaettu. Yritä hetken kuluttua uudelleen.',
    refused: 'Sivusto ei antanut sinun aloittaa. Sinun on ehkä kirjauduttava uudelleen.',
    misconfigured: 'Autoja ei voi vielä yhdistää tällä sivustolla. Sivuston ylläpitäjä näkee syyn tiedoista.',
    expired: 'Linkki on vanhentunut. Mitään ei jaettu. Aloita alusta.',
    failed: 'Autoa ei voitu yhdistää. Mitään ei jaettu. Yritä uudelleen.',
  },
  details: 'Tiedot',
  simulated: 'Testi',
};
