import { words } from '@keyfob/shared/words/de';
import type { WidgetTexts } from './texts.ts';

export const texts: WidgetTexts = {
  ...words,
  connect: 'Auto verbinden',
  connectAnother: 'Weiteres Auto verbinden',
  reconnect: (name) => `${name || 'Auto'} neu verbinden`,
  preparing: 'Wird vorbereitet…',
  newWindow: 'öffnet ein neues Fenster',

  blocked: 'Dein Browser hat das Fenster nicht geöffnet.',
  openInNewTab: 'In neuem Tab öffnen',
  continueHere: 'In diesem Tab weitermachen',

  continueThere: 'Mach im anderen Fenster weiter',
  openAgain: 'Wieder öffnen',
  stillConnecting: 'Ist das andere Fenster weg? Öffne es wieder oder brich ab.',
  patience: 'Wir warten auf die Marke deines Autos. Das kann eine Minute dauern.',

  finishing: 'Wird abgeschlossen…',
  almostDone: 'Fast fertig.',
  offline: 'Du bist offline. Es geht weiter, sobald du wieder online bist.',

  connected: (count) => (count === 1 ? '1 Auto verbunden' : `${count} Autos verbunden`),
  notConnected: 'Es wurde nichts verbunden und nichts freigegeben.',
  yourCar: 'Dein Auto',
  vehicleStatus: {
    authorized: 'Verbunden',
    pending_authorization: 'Wird verbunden',
    reauthorization_required: 'Muss neu verbunden werden',
  },
  attention: {
    reauthorization_required: 'Die Marke hat den Zugriff beendet, zum Beispiel nach einem neuen Passwort.',
    vehicle_unreachable:
      'Das Auto antwortet nicht. Wecke es mit seiner eigenen App auf oder verbinde es neu.',
    general: 'Das Auto muss neu verbunden werden.',
  },

  errors: {
    unavailable:
      'Das Verbinden ist gerade nicht möglich. Es wurde nichts freigegeben. Versuch es gleich noch einmal.',
    refused: 'Diese Website hat dich nicht beginnen lassen. Vielleicht musst du dich neu anmelden.',
    misconfigured:
      'Auf dieser Website lassen sich noch keine Autos verbinden. Wer sie betreibt, findet den Grund unter „Details“.',
    expired: 'Der Link ist abgelaufen. Es wurde nichts freigegeben. Fang noch einmal an.',
    failed: 'Das Auto konnte nicht verbunden werden. Es wurde nichts freigegeben. Versuch es noch einmal.',
  },
  details: 'Details',
  simulated: 'Test',
};
