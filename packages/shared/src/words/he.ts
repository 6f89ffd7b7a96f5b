import type { Words } from './words.ts';

export const words: Words = {
  steps: { intro: 'התחלה', brand: 'מותג', provider: 'כניסה', vehicles: 'בחירה' },
  progress: (step, of) => `שלב ${step} מתוך ${of}`,
  cancel: 'ביטול',
  tryAgain: 'ניסיון נוסף',
  requestId: 'מזהה הבקשה',
};
