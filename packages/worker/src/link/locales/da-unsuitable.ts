import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Jeg kan ikke se mit mærke',
  noSubscription: 'Dens onlinetjenester er ikke aktive.',
  notCompatible: 'Denne bil kan ikke forbindes.',
  noneSubscribed: (brand) =>
    `Intet er delt. For at forbinde bilen skal du først aktivere dens onlinetjenester hos ${brand}. Start derefter forfra, eller log ind med en anden konto.`,
  noneCompatible:
    'Ingen af disse biler kan forbindes. Intet er delt. Du kan logge ind med en anden konto eller gå tilbage.',
  tell: 'Fortæl appen, hvilken bil det er',
  tellHint: 'Så oplyses mærke, model, årgang og stelnummer – og intet andet.',
  otherCar: 'Bilen er ikke på denne konto',
  otherThanVin: (ending) =>
    `Den bil, der blev bedt om, og hvis stelnummer ender på ${ending}, er ikke på den konto, du loggede ind med. Intet er delt.`,
  otherThanBefore:
    'Den bil, der skal forbindes igen, er ikke på den konto, du loggede ind med. Intet er delt.',
  attempt: (brand) => ({
    subscription_inactive: `Bilens onlinetjenester er ikke aktive hos ${brand}. Intet er delt. Aktivér dem, og log ind igen.`,
    vehicle_not_compatible: `${brand} tillader ikke, at denne bil forbindes. Intet er delt. Du kan logge ind med en anden konto.`,
    owner_action_required: `${brand} skal først bruge noget fra dig, for eksempel at du accepterer vilkårene. Intet er delt. Gør det, mærkets app beder om, og log ind igen.`,
  }),
  fault: 'Det var galt med anmodningen',
  explained: {
    rate_limited: {
      title: 'For mange forespørgsler på én gang',
      text: 'Der kom for mange forespørgsler fra dit netværk på kort tid. Intet er delt. Vent et minut, og genindlæs så siden.',
    },
    garage_full: {
      title: 'Der er ikke plads til en bil mere',
      text: 'Du har forbundet så mange biler, som man kan. Intet nyt er delt. Fjern i appen en, du ikke længere bruger, og prøv så igen.',
    },
  },
};
