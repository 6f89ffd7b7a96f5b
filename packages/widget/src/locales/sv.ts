import { words } from '@keyfob/shared/words/sv';
import type { WidgetTexts } from './texts.ts';

const plural = new Intl.PluralRules('sv');

export const texts: WidgetTexts = {
  ...words,
  connect: 'Anslut din bil',
  connectAnother: 'Anslut en bil till',
  reconnect: (name) => (name ? `Anslut ${name} igen` : 'Anslut din bil igen'),
  preparing: 'Förbereder…',
  newWindow: 'öppnas i ett nytt fönster',

  blocked: 'Din webbläsare öppnade inte fönstret.',
  openInNewTab: 'Öppna i en ny flik',
  continueHere: 'Fortsätt i den här fliken',

  continueThere: 'Fortsätt i det andra fönstret',
  openAgain: 'Öppna igen',
  stillConnecting: 'Är det andra fönstret borta? Öppna det igen eller avbryt.',
  patience: 'Väntar på bilmärket. Det kan ta en minut.',

  finishing: 'Slutför…',
  almostDone: 'Nästan klart.',
  offline: 'Du är offline. Det här fortsätter när du är tillbaka.',

  connected: (count) => (plural.select(count) === 'one' ? '1 bil ansluten' : `${count} bilar anslutna`),
  notConnected: 'Inget har anslutits och inget har delats.',
  yourCar: 'Din bil',
  vehicleStatus: {
    authorized: 'Ansluten',
    pending_authorization: 'Ansluts',
    reauthorization_required: 'Måste anslutas igen',
  },
  attention: {
    reauthorization_required: 'Bilmärket har avslutat åtkomsten, till exempel efter ett lösenordsbyte.',
    vehicle_unreachable: 'Bilen svarar inte. Väck den med dess egen app eller anslut den igen.',
    general: 'Bilen måste anslutas igen.',
  },

  errors: {
    unavailable: 'Det går inte att starta anslutningen just nu. Inget har delats. Försök igen om en stund.',
    refused: 'Webbplatsen lät dig inte starta. Du kan behöva logga in igen.',
    misconfigured:
      'Webbplatsen är inte klar för att ansluta bilar än. Den som driver den hittar orsaken under Detaljer.',
    expired: 'Länken har gått ut. Inget har delats. Börja om.',
    failed: 'Det gick inte att ansluta bilen. Inget har delats. Försök igen.',
  },
  details: 'Detaljer',
  simulated: 'Test',
};
