import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Es neredzu savu marku',
  noSubscription: 'Šīs automašīnas tiešsaistes pakalpojumi nav aktīvi.',
  notCompatible: 'Šo automašīnu nevar savienot.',
  noneSubscribed: (brand) =>
    `Nekas netika kopīgots. Lai savienotu automašīnu, vispirms aktivizējiet tās tiešsaistes pakalpojumus ${brand} kontā. Pēc tam sāciet no jauna vai pierakstieties citā kontā.`,
  noneCompatible:
    'Nevienu no šīm automašīnām nevar savienot. Nekas netika kopīgots. Varat pierakstīties citā kontā vai doties atpakaļ.',
  tell: 'Paziņot lietotnei, kura automašīna tā ir',
  tellHint: 'Tad tiek paziņota marka, modelis, gads un VIN numurs, un nekas cits.',
  otherCar: 'Automašīnas šajā kontā nav',
  otherThanVin: (ending) =>
    `Pieprasītās automašīnas, kuras VIN numurs beidzas ar ${ending}, nav kontā, kurā pierakstījāties. Nekas netika kopīgots.`,
  otherThanBefore:
    'Automašīnas, kas jāsavieno vēlreiz, nav kontā, kurā pierakstījāties. Nekas netika kopīgots.',
  attempt: (brand) => ({
    subscription_inactive: `Automašīnas tiešsaistes pakalpojumi ${brand} kontā nav aktīvi. Nekas netika kopīgots. Aktivizējiet tos un pierakstieties vēlreiz.`,
    vehicle_not_compatible: `${brand} neļauj savienot šo automašīnu. Nekas netika kopīgots. Varat pierakstīties citā kontā.`,
    owner_action_required: `${brand} vispirms vajag kaut ko no jums, piemēram, piekrist noteikumiem. Nekas netika kopīgots. Izdariet to, ko prasa markas lietotne, un pierakstieties vēlreiz.`,
  }),
  fault: 'Kas pieprasījumā nebija pareizi',
  explained: {
    rate_limited: {
      title: 'Pārāk daudz pieprasījumu vienlaikus',
      text: 'No jūsu tīkla īsā laikā pienāca pārāk daudz pieprasījumu. Nekas netika kopīgots. Uzgaidiet minūti un tad pārlādējiet lapu.',
    },
    garage_full: {
      title: 'Vēl vienai automašīnai vietas nav',
      text: 'Jau ir savienots tik daudz automašīnu, cik iespējams. Nekas jauns netika kopīgots. Noņemiet lietotnē automašīnu, kas jums vairs nav vajadzīga, un mēģiniet vēlreiz.',
    },
  },
};
