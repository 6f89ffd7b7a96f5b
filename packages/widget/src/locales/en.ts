import { words } from '@keyfob/shared/words/en';
import { startTexts } from './en-start.ts';
import type { WidgetTexts } from './texts.ts';

export const texts: WidgetTexts = {
  ...words,
  ...startTexts,
  connectAnother: 'Connect another car',
  connected: (count) => (count === 1 ? '1 car connected' : `${count} cars connected`),
  yourCar: 'Your car',
  vehicleStatus: {
    authorized: 'Connected',
    pending_authorization: 'Being connected',
    reauthorization_required: 'Has to be reconnected',
  },
  attention: {
    reauthorization_required: 'The brand ended the access, for example after a new password.',
    vehicle_unreachable: 'The car does not answer. Wake it with its own app, or reconnect it.',
    general: 'The car has to be connected again.',
  },
  simulated: 'Test',
  newWindow: 'opens a new window',

  blocked: 'Your browser did not open the window.',
  openInNewTab: 'Open in a new tab',
  continueHere: 'Continue in this tab',

  continueThere: 'Continue in the other window',
  openAgain: 'Open again',
  stillConnecting: 'Is the other window gone? Open it again, or cancel.',
  patience: 'Waiting for your car’s brand. This can take a minute.',

  finishing: 'Finishing…',
  almostDone: 'Almost done.',
  offline: 'You are offline. This goes on when you are back.',

  notConnected: 'Nothing was connected, and nothing was shared.',

  errors: {
    ...startTexts.errors,
    refused: 'This site did not let you start. You may have to sign in again.',
    misconfigured:
      'This site is not set up to connect cars yet. Whoever runs it finds the reason in the details.',
    expired: 'The link has expired. Nothing was shared. Start again.',
    failed: 'The car could not be connected. Nothing was shared. Try again.',
  },
  details: 'Details',
};
