import { words } from '@keyfob/shared/words/ar';
import type { WidgetTexts } from './texts.ts';

const plural = new Intl.PluralRules('ar');
const numbers = new Intl.NumberFormat('ar');

/** What was connected, by plural category; the number stands before it where it is not in the word itself. */
const CARS: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  zero: 'أي سيارة',
  one: 'سيارة واحدة',
  two: 'سيارتين',
  few: 'سيارات',
  many: 'سيارة',
  other: 'سيارة',
};

export const texts: WidgetTexts = {
  ...words,
  connect: 'ربط سيارتك',
  connectAnother: 'ربط سيارة أخرى',
  // A name may be left-to-right: isolated, it does not move the words around it.
  reconnect: (name) => (name ? `إعادة ربط \u2068${name}\u2069` : 'إعادة ربط سيارتك'),
  preparing: 'جارٍ التحضير…',
  newWindow: 'يفتح نافذة جديدة',

  blocked: 'لم يفتح متصفحك النافذة.',
  openInNewTab: 'الفتح في علامة تبويب جديدة',
  continueHere: 'المتابعة في علامة التبويب هذه',

  continueThere: 'تابع في النافذة الأخرى',
  openAgain: 'إعادة الفتح',
  stillConnecting: 'هل اختفت النافذة الأخرى؟ افتحها من جديد أو ألغِ العملية.',
  patience: 'في انتظار ماركة سيارتك. قد يستغرق ذلك دقيقة.',

  finishing: 'جارٍ الإنهاء…',
  almostDone: 'أوشكنا على الانتهاء.',
  offline: 'لا يوجد اتصال بالإنترنت. سنتابع عند عودة الاتصال.',

  connected: (count) => {
    const category = plural.select(count);
    if (category === 'zero') return `لم يتم ربط ${CARS.zero}`;
    const number = category === 'one' || category === 'two' ? '' : `${numbers.format(count)} `;
    return `تم ربط ${number}${CARS[category]}`;
  },
  notConnected: 'لم يتم ربط أي شيء، ولم تتم مشاركة أي شيء.',
  yourCar: 'سيارتك',
  vehicleStatus: {
    authorized: 'مرتبطة',
    pending_authorization: 'جارٍ ربطها',
    reauthorization_required: 'يجب إعادة ربطها',
  },
  attention: {
    reauthorization_required: 'أنهت الماركة إذن الوصول، مثلًا بعد تغيير كلمة المرور.',
    vehicle_unreachable: 'السيارة لا تستجيب. نبّهها من تطبيقها أو أعد ربطها.',
    general: 'يجب إعادة ربط السيارة.',
  },

  errors: {
    unavailable: 'لا يمكن بدء الربط حاليًا. لم تتم مشاركة أي شيء. أعد المحاولة بعد قليل.',
    refused: 'لم يسمح لك هذا الموقع بالبدء. قد تحتاج إلى تسجيل الدخول من جديد.',
    misconfigured: 'هذا الموقع غير مُعدّ لربط السيارات بعد. يجد من يديره السبب في التفاصيل.',
    expired: 'انتهت صلاحية الرابط. لم تتم مشاركة أي شيء. ابدأ من جديد.',
    failed: 'تعذّر ربط السيارة. لم تتم مشاركة أي شيء. أعد المحاولة.',
  },
  details: 'التفاصيل',
  simulated: 'تجريبي',
};
