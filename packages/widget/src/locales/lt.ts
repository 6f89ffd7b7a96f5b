import { words } from '@keyfob/shared/words/lt';
import type { WidgetTexts } from './texts.ts';

const plural = new Intl.PluralRules('lt');

/** `many` is for fractions. */
const CONNECTED: Partial<Record<Intl.LDMLPluralRule, (count: number) => string>> = {
  one: (count) => `Prijungtas ${count} automobilis`,
  few: (count) => `Prijungti ${count} automobiliai`,
  many: (count) => `Prijungta ${count} automobilio`,
};

export const texts: WidgetTexts = {
  ...words,
  connect: 'Prijungti automobilį',
  connectAnother: 'Prijungti kitą automobilį',
  reconnect: (name) => `Prijungti iš naujo: ${name || 'jūsų automobilis'}`,
  preparing: 'Ruošiama…',
  newWindow: 'atsidarys naujas langas',

  blocked: 'Naršyklė neatidarė lango.',
  openInNewTab: 'Atidaryti naujame skirtuke',
  continueHere: 'Tęsti šiame skirtuke',

  continueThere: 'Tęskite kitame lange',
  openAgain: 'Atidaryti dar kartą',
  stillConnecting: 'Kito lango nebėra? Atidarykite jį dar kartą arba atšaukite.',
  patience: 'Laukiame automobilio gamintojo atsakymo. Tai gali užtrukti minutę.',

  finishing: 'Baigiama…',
  almostDone: 'Beveik baigta.',
  offline: 'Nėra interneto ryšio. Tęsime, kai jis atsiras.',

  connected: (count) => CONNECTED[plural.select(count)]?.(count) ?? `Prijungta ${count} automobilių`,
  notConnected: 'Nieko nebuvo prijungta ir nieko nebuvo bendrinta.',
  yourCar: 'Jūsų automobilis',
  vehicleStatus: {
    authorized: 'Prijungtas',
    pending_authorization: 'Prijungiamas',
    reauthorization_required: 'Reikia prijungti iš naujo',
  },
  attention: {
    reauthorization_required: 'Gamintojas nutraukė prieigą, pavyzdžiui, pasikeitus slaptažodžiui.',
    vehicle_unreachable: 'Automobilis neatsako. Pažadinkite jį jo programėle arba prijunkite iš naujo.',
    general: 'Automobilį reikia prijungti iš naujo.',
  },

  errors: {
    unavailable: 'Šiuo metu prijungti negalima. Nieko nebuvo bendrinta. Netrukus bandykite dar kartą.',
    refused: 'Ši svetainė neleido jums pradėti. Gali reikėti prisijungti iš naujo.',
    misconfigured:
      'Šioje svetainėje automobilių prijungti dar negalima. Jos valdytojas priežastį ras prie išsamios informacijos.',
    expired: 'Nuoroda nebegalioja. Nieko nebuvo bendrinta. Pradėkite iš naujo.',
    failed: 'Automobilio prijungti nepavyko. Nieko nebuvo bendrinta. Bandykite dar kartą.',
  },
  details: 'Išsami informacija',
  simulated: 'Bandymas',
};
