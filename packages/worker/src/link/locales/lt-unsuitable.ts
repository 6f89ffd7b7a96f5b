import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Nematau savo markės',
  noSubscription: 'Šio automobilio internetinės paslaugos neaktyvios.',
  notCompatible: 'Šio automobilio prijungti negalima.',
  noneSubscribed: (brand) =>
    `Nieko nebuvo bendrinta. Kad galėtumėte prijungti automobilį, pirmiausia suaktyvinkite jo internetines paslaugas „${brand}“ paskyroje. Tada pradėkite iš naujo arba prisijunkite prie kitos paskyros.`,
  noneCompatible:
    'Nė vieno iš šių automobilių prijungti negalima. Nieko nebuvo bendrinta. Galite prisijungti prie kitos paskyros arba grįžti.',
  tell: 'Pranešti programėlei, koks tai automobilis',
  tellHint: 'Tada perduodama markė, modelis, metai ir VIN numeris, ir nieko daugiau.',
  otherCar: 'Automobilio šioje paskyroje nėra',
  otherThanVin: (ending) =>
    `Automobilio, kurio prašyta ir kurio VIN numeris baigiasi ${ending}, nėra paskyroje, prie kurios prisijungėte. Nieko nebuvo bendrinta.`,
  otherThanBefore:
    'Automobilio, kurį reikia prijungti iš naujo, nėra paskyroje, prie kurios prisijungėte. Nieko nebuvo bendrinta.',
  attempt: (brand) => ({
    subscription_inactive: `Automobilio internetinės paslaugos „${brand}“ paskyroje neaktyvios. Nieko nebuvo bendrinta. Suaktyvinkite jas ir prisijunkite dar kartą.`,
    vehicle_not_compatible: `„${brand}“ neleidžia prijungti šio automobilio. Nieko nebuvo bendrinta. Galite prisijungti prie kitos paskyros.`,
    owner_action_required: `„${brand}“ pirmiausia reikia jūsų veiksmo, pavyzdžiui, sutikti su sąlygomis. Nieko nebuvo bendrinta. Atlikite, ko prašo markės programėlė, ir prisijunkite dar kartą.`,
  }),
  fault: 'Kas užklausoje buvo negerai',
  explained: {
    rate_limited: {
      title: 'Per daug užklausų vienu metu',
      text: 'Iš jūsų tinklo per trumpą laiką atėjo per daug užklausų. Nieko nebuvo bendrinta. Palaukite minutę ir įkelkite puslapį iš naujo.',
    },
    garage_full: {
      title: 'Dar vienam automobiliui vietos nėra',
      text: 'Jau prijungėte tiek automobilių, kiek galima. Nieko naujo nebuvo bendrinta. Programėlėje pašalinkite nebereikalingą automobilį ir bandykite dar kartą.',
    },
  },
};
