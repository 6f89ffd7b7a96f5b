import { words } from '@keyfob/shared/words/nb';
import type { WidgetTexts } from './texts.ts';

export const texts: WidgetTexts = {
  ...words,
  connect: 'Koble til bilen din',
  connectAnother: 'Koble til en bil til',
  reconnect: (name) => (name ? `Koble til ${name} på nytt` : 'Koble til bilen din på nytt'),
  preparing: 'Forbereder…',
  newWindow: 'åpner et nytt vindu',

  blocked: 'Nettleseren din åpnet ikke vinduet.',
  openInNewTab: 'Åpne i en ny fane',
  continueHere: 'Fortsett i denne fanen',

  continueThere: 'Fortsett i det andre vinduet',
  openAgain: 'Åpne igjen',
  stillConnecting: 'Er det andre vinduet borte? Åpne det igjen, eller avbryt.',
  patience: 'Venter på bilmerket. Det kan ta et minutt.',

  finishing: 'Fullfører…',
  almostDone: 'Nesten ferdig.',
  offline: 'Du er frakoblet. Dette går videre når du er tilkoblet igjen.',

  connected: (count) => (count === 1 ? '1 bil tilkoblet' : `${count} biler tilkoblet`),
  notConnected: 'Ingenting ble koblet til, og ingenting ble delt.',
  yourCar: 'Bilen din',
  vehicleStatus: {
    authorized: 'Tilkoblet',
    pending_authorization: 'Kobles til',
    reauthorization_required: 'Må kobles til på nytt',
  },
  attention: {
    reauthorization_required: 'Merket har avsluttet tilgangen, for eksempel etter bytte av passord.',
    vehicle_unreachable: 'Bilen svarer ikke. Vekk den med bilens egen app, eller koble den til på nytt.',
    general: 'Bilen må kobles til på nytt.',
  },

  errors: {
    unavailable: 'Tilkoblingen kan ikke starte akkurat nå. Ingenting er delt. Prøv igjen om litt.',
    refused: 'Dette nettstedet lot deg ikke starte. Du må kanskje logge inn på nytt.',
    misconfigured:
      'Dette nettstedet er ikke satt opp for å koble til biler ennå. Den som driver det, finner årsaken under Detaljer.',
    expired: 'Lenken er utløpt. Ingenting er delt. Start på nytt.',
    failed: 'Bilen kunne ikke kobles til. Ingenting er delt. Prøv igjen.',
  },
  details: 'Detaljer',
  simulated: 'Test',
};
