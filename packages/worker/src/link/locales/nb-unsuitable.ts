import type { Texts } from './texts.ts';

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'Jeg finner ikke merket mitt',
  noSubscription: 'Nettjenestene til bilen er ikke aktive.',
  notCompatible: 'Denne bilen kan ikke kobles til.',
  noneSubscribed: (brand) =>
    `Ingenting er delt. For å koble til bilen må du først aktivere nettjenestene hos ${brand}. Start deretter på nytt, eller logg inn med en annen konto.`,
  noneCompatible:
    'Ingen av disse bilene kan kobles til. Ingenting er delt. Du kan logge inn med en annen konto, eller gå tilbake.',
  tell: 'Fortell appen hvilken bil det er',
  tellHint: 'Da oppgis merke, modell, årsmodell og understellsnummer, og ingenting annet.',
  otherCar: 'Bilen er ikke på denne kontoen',
  otherThanVin: (ending) =>
    `Bilen det ble spurt om, med understellsnummer som slutter på ${ending}, er ikke på kontoen du logget inn med. Ingenting er delt.`,
  otherThanBefore:
    'Bilen som skal kobles til på nytt, er ikke på kontoen du logget inn med. Ingenting er delt.',
  attempt: (brand) => ({
    subscription_inactive: `Nettjenestene til bilen er ikke aktive hos ${brand}. Ingenting er delt. Aktiver dem, og logg inn på nytt.`,
    vehicle_not_compatible: `${brand} lar ikke denne bilen kobles til. Ingenting er delt. Du kan logge inn med en annen konto.`,
    owner_action_required: `${brand} trenger først noe fra deg, for eksempel at du godtar vilkårene. Ingenting er delt. Gjør det appen til merket ber om, og logg inn på nytt.`,
  }),
  fault: 'Dette var galt med forespørselen',
  explained: {
    rate_limited: {
      title: 'For mange forespørsler på én gang',
      text: 'Det kom for mange forespørsler fra nettverket ditt på kort tid. Ingenting er delt. Vent et minutt, og last deretter siden på nytt.',
    },
    garage_full: {
      title: 'Det er ikke plass til flere biler',
      text: 'Du har koblet til så mange biler som det går an. Ingenting nytt er delt. Fjern i appen en du ikke lenger trenger, og prøv igjen.',
    },
  },
};
