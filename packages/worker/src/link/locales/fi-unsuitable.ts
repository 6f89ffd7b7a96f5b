import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'En näe merkkiäni',
  noSubscription: 'Auton verkkopalvelut eivät ole käytössä.',
  notCompatible: 'Tätä autoa ei voi yhdistää.',
  noneSubscribed: (brand) =>
    `Mitään ei jaettu. Jotta auton voi yhdistää, sen verkkopalvelut on ensin otettava käyttöön. Merkki: ${brand}. Aloita sen jälkeen alusta tai kirjaudu toisella tilillä.`,
  noneCompatible:
    'Yhtäkään näistä autoista ei voi yhdistää. Mitään ei jaettu. Voit kirjautua toisella tilillä tai palata takaisin.',
  tell: 'Kerro sovellukselle, mikä auto on kyseessä',
  tellHint: 'Silloin kerrotaan auton merkki, malli, vuosi ja valmistenumero, ei mitään muuta.',
  otherCar: 'Auto ei ole tällä tilillä',
  otherThanVin: (ending) =>
    `Auto, jota haettiin ja jonka valmistenumeron loppu on ${ending}, ei ole tilillä, jolla kirjauduit. Mitään ei jaettu.`,
  otherThanBefore:
    'Auto, joka on yhdistettävä uudelleen, ei ole tilillä, jolla kirjauduit. Mitään ei jaettu.',
  attempt: (brand) => ({
    subscription_inactive: `Auton verkkopalvelut eivät ole käytössä. Merkki: ${brand}. Mitään ei jaettu. Ota ne käyttöön ja kirjaudu uudelleen.`,
    vehicle_not_compatible: `${brand} ei salli tämän auton yhdistämistä. Mitään ei jaettu. Voit kirjautua toisella tilillä.`,
    owner_action_required: `${brand} tarvitsee sinulta ensin jotakin, esimerkiksi ehtojen hyväksymisen. Mitään ei jaettu. Tee se, mitä merkin sovellus pyytää, ja kirjaudu uudelleen.`,
  }),
  fault: 'Mikä pyynnössä oli vikana',
  explained: {
    rate_limited: {
      title: 'Liian monta pyyntöä kerralla',
      text: 'Verkostasi tuli lyhyessä ajassa liian monta pyyntöä. Mitään ei jaettu. Odota minuutti ja lataa sivu sitten uudelleen.',
    },
    garage_full: {
      title: 'Uudelle autolle ei ole tilaa',
      text: 'Sinulle on jo yhdistetty niin monta autoa kuin voi. Mitään uutta ei jaettu. Poista sovelluksessa auto, jota et enää tarvitse, ja yritä uudelleen.',
    },
  },
};
