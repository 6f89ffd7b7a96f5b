import { words } from '@keyfob/shared/words/nl';
import type { WidgetTexts } from './texts.ts';

export const texts: WidgetTexts = {
  ...words,
  connect: 'Koppel je auto',
  connectAnother: 'Koppel nog een auto',
  reconnect: (name) => (name ? `Koppel ${name} opnieuw` : 'Koppel je auto opnieuw'),
  preparing: 'Voorbereiden…',
  newWindow: 'opent een nieuw venster',

  blocked: 'Je browser heeft het venster niet geopend.',
  openInNewTab: 'Open in een nieuw tabblad',
  continueHere: 'Ga verder in dit tabblad',

  continueThere: 'Ga verder in het andere venster',
  openAgain: 'Open opnieuw',
  stillConnecting: 'Is het andere venster weg? Open het opnieuw of annuleer.',
  patience: 'Even wachten op het merk van je auto. Dat kan een minuut duren.',

  finishing: 'Afronden…',
  almostDone: 'Bijna klaar.',
  offline: 'Je bent offline. Dit gaat verder zodra je weer online bent.',

  connected: (count) => (count === 1 ? '1 auto gekoppeld' : `${count} auto’s gekoppeld`),
  notConnected: 'Er is niets gekoppeld en niets gedeeld.',
  yourCar: 'Je auto',
  vehicleStatus: {
    authorized: 'Gekoppeld',
    pending_authorization: 'Wordt gekoppeld',
    reauthorization_required: 'Moet opnieuw gekoppeld worden',
  },
  attention: {
    reauthorization_required: 'Het merk heeft de toegang beëindigd, bijvoorbeeld na een nieuw wachtwoord.',
    vehicle_unreachable: 'De auto reageert niet. Maak hem wakker met zijn eigen app of koppel hem opnieuw.',
    general: 'De auto moet opnieuw gekoppeld worden.',
  },

  errors: {
    unavailable: 'Koppelen lukt nu even niet. Er is niets gedeeld. Probeer het straks opnieuw.',
    refused: 'Deze site liet je niet beginnen. Misschien moet je opnieuw inloggen.',
    misconfigured:
      'Deze site is nog niet ingesteld om auto’s te koppelen. Wie de site beheert, vindt de reden in de details.',
    expired: 'De link is verlopen. Er is niets gedeeld. Begin opnieuw.',
    failed: 'De auto kon niet gekoppeld worden. Er is niets gedeeld. Probeer het opnieuw.',
  },
  details: 'Details',
  simulated: 'Test',
};
