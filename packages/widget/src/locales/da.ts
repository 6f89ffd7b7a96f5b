import { words } from '@keyfob/shared/words/da';
import type { WidgetTexts } from './texts.ts';

export const texts: WidgetTexts = {
  ...words,
  connect: 'Forbind din bil',
  connectAnother: 'Forbind endnu en bil',
  reconnect: (name) => (name ? `Forbind ${name} igen` : 'Forbind din bil igen'),
  preparing: 'Forbereder…',
  newWindow: 'åbner et nyt vindue',

  blocked: 'Din browser åbnede ikke vinduet.',
  openInNewTab: 'Åbn i en ny fane',
  continueHere: 'Fortsæt i denne fane',

  continueThere: 'Fortsæt i det andet vindue',
  openAgain: 'Åbn igen',
  stillConnecting: 'Er det andet vindue væk? Åbn det igen, eller annuller.',
  patience: 'Venter på bilmærket. Det kan tage et minut.',

  finishing: 'Fuldfører…',
  almostDone: 'Næsten færdig.',
  offline: 'Du er offline. Vi fortsætter, når du er online igen.',

  connected: (count) => (count === 1 ? '1 bil er forbundet' : `${count} biler er forbundet`),
  notConnected: 'Intet blev forbundet, og intet blev delt.',
  yourCar: 'Din bil',
  vehicleStatus: {
    authorized: 'Forbundet',
    pending_authorization: 'Ved at blive forbundet',
    reauthorization_required: 'Skal forbindes igen',
  },
  attention: {
    reauthorization_required: 'Mærket har afsluttet adgangen, for eksempel efter en ny adgangskode.',
    vehicle_unreachable: 'Bilen svarer ikke. Væk den med dens egen app, eller forbind den igen.',
    general: 'Bilen skal forbindes igen.',
  },

  errors: {
    unavailable: 'Forbindelsen kan ikke startes lige nu. Intet er delt. Prøv igen om lidt.',
    refused: 'Webstedet lod dig ikke starte. Du skal måske logge ind igen.',
    misconfigured:
      'Webstedet er ikke sat op til at forbinde biler endnu. Den, der driver det, finder årsagen under Detaljer.',
    expired: 'Linket er udløbet. Intet er delt. Start forfra.',
    failed: 'Bilen kunne ikke forbindes. Intet er delt. Prøv igen.',
  },
  details: 'Detaljer',
  simulated: 'Test',
};
