import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Nu îmi văd marca',
  noSubscription: 'Serviciile sale online nu sunt active.',
  notCompatible: 'Această mașină nu poate fi conectată.',
  noneSubscribed: (brand) =>
    `Nu s-a partajat nimic. Pentru a conecta mașina, activează mai întâi serviciile ei online la ${brand}. Apoi începe din nou sau autentifică-te cu alt cont.`,
  noneCompatible:
    'Niciuna dintre aceste mașini nu poate fi conectată. Nu s-a partajat nimic. Te poți autentifica cu alt cont sau te poți întoarce.',
  tell: 'Spune aplicației ce mașină este',
  tellHint: 'Se comunică marca, modelul, anul și seria de șasiu, și nimic altceva.',
  otherCar: 'Mașina nu este în acest cont',
  otherThanVin: (ending) =>
    `Mașina cerută, a cărei serie de șasiu se termină în ${ending}, nu este în contul cu care te-ai autentificat. Nu s-a partajat nimic.`,
  otherThanBefore:
    'Mașina care trebuie conectată din nou nu este în contul cu care te-ai autentificat. Nu s-a partajat nimic.',
  attempt: (brand) => ({
    subscription_inactive: `Serviciile online ale mașinii nu sunt active la ${brand}. Nu s-a partajat nimic. Activează-le, apoi autentifică-te din nou.`,
    vehicle_not_compatible: `${brand} nu permite conectarea acestei mașini. Nu s-a partajat nimic. Te poți autentifica cu alt cont.`,
    owner_action_required: `${brand} are nevoie mai întâi de ceva de la tine, de exemplu să accepți condițiile. Nu s-a partajat nimic. Fă ce cere aplicația mărcii, apoi autentifică-te din nou.`,
  }),
  fault: 'Ce nu era în regulă cu cererea',
  explained: {
    rate_limited: {
      title: 'Prea multe cereri deodată',
      text: 'Din rețeaua ta au venit prea multe cereri într-un timp scurt. Nu s-a partajat nimic. Așteaptă un minut, apoi reîncarcă pagina.',
    },
    garage_full: {
      title: 'Nu mai este loc pentru încă o mașină',
      text: 'Ai conectat deja câte mașini se pot conecta. Nu s-a partajat nimic nou. Elimină din aplicație o mașină de care nu mai ai nevoie, apoi încearcă din nou.',
    },
  },
};
