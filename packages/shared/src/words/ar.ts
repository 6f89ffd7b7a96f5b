import type { Words } from './words.ts';

const numbers = new Intl.NumberFormat('ar');

export const words: Words = {
  steps: { intro: 'البداية', brand: 'الماركة', provider: 'تسجيل الدخول', vehicles: 'الاختيار' },
  progress: (step, of) => `الخطوة ${numbers.format(step)} من ${numbers.format(of)}`,
  cancel: 'إلغاء',
  tryAgain: 'إعادة المحاولة',
  requestId: 'معرّف الطلب',
};
