import { tryAgain } from '@keyfob/shared/words/en';
import type { WidgetTexts } from './texts.ts';

/** The words that can show before anybody has pressed: all the English that the first script brings. */
export const startTexts = {
  connect: 'Connect your car',
  connectAnother: 'Connect another car',
  reconnect: (name) => (name ? `Reconnect ${name}` : 'Reconnect your car'),
  preparing: 'Preparing…',
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
  tryAgain,
  errors: { unavailable: 'Connecting cannot start right now. Nothing was shared. Try again in a moment.' },
} as const satisfies Partial<Omit<WidgetTexts, 'errors'>> & {
  readonly errors: Partial<WidgetTexts['errors']>;
};
