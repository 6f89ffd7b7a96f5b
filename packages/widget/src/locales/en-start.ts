import { tryAgain } from '@keyfob/shared/words/en';
import type { WidgetTexts } from './texts.ts';

/** The words that can show before anybody has pressed: all the English that the first script brings. */
export const startTexts = {
  connect: 'Connect your car',
  reconnect: (name) => (name ? `Reconnect ${name}` : 'Reconnect your car'),
  preparing: 'Preparing…',
  tryAgain,
  errors: { unavailable: 'Connecting cannot start right now. Nothing was shared. Try again in a moment.' },
} as const satisfies Partial<Omit<WidgetTexts, 'errors'>> & {
  readonly errors: Partial<WidgetTexts['errors']>;
};
