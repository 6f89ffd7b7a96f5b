import type { Words } from './words.ts';

/** By itself, for the widget's first script has no room for the others. */
export const tryAgain = 'Try again';

export const words: Words = {
  steps: { intro: 'Start', brand: 'Brand', provider: 'Sign in', vehicles: 'Choose' },
  progress: (step, of) => `Step ${step} of ${of}`,
  cancel: 'Cancel',
  tryAgain,
  requestId: 'Request ID',
};
