import { words } from '@keyfob/shared/words/ar';
import { brands, otherPermissions, sharedCars, yourCars } from './ar-counts.ts';
import { permissions } from './ar-permissions.ts';
import { unsuitable } from './ar-unsuitable.ts';
import type { Texts } from './texts.ts';

const lists = new Intl.ListFormat('ar', { type: 'conjunction' });

const list = (items: readonly string[]): string => lists.format(items);

const THE_APP = 'التطبيق';

/** What is inserted may run left to right: isolated, it does not move the words and points around it. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** The application as a noun, so that verbs agree with it whatever its name. */
const app = (client: string): string => (client === THE_APP ? THE_APP : `تطبيق ${isolated(client)}`);

export const texts: Texts = {
  words,
  theApp: THE_APP,
  list,

  frame: {
    asks: (domain) => `الطلب وارد من ${isolated(domain)}`,
    simulated: 'هذه محاكاة. السيارات والحسابات وصفحات تسجيل الدخول غير حقيقية.',
    language: 'اللغة',
    help: 'المساعدة',
    privacy: (client) => `الخصوصية لدى ${isolated(client)}`,
    support: (client) => `المساعدة من ${isolated(client)}`,
    howItWorks: 'كيف يعمل هذا؟',
    howItWorksText: (client) => [
      `يربط Keyfob السيارات بالتطبيقات. ويستخدمه ${app(client)} لتتمكن من مشاركة سيارتك من دون إعطاء كلمة مرورك لأي أحد.`,
      'تسجّل الدخول في صفحة ماركة السيارة نفسها. ثم تمنح الماركة خدمة Keyfob مفتاحًا لا يفتح إلا ما تختاره هنا.',
      `لا يصل أي شيء إلى ${app(client)} قبل أن تضغط على «المشاركة» في الخطوة الأخيرة.`,
    ],
    back: (client) => `العودة إلى ${app(client)}`,
    offline: 'لا يوجد اتصال بالإنترنت. ما أدخلته لا يزال هنا. تابع عند عودة الاتصال.',
    expiringTitle: 'هل ما زلت هنا؟',
    expiring: 'حفاظًا على أمانك، ستُغلق هذه الصفحة بعد دقيقتين تقريبًا. اضغط على أي مفتاح أو على الزر للمتابعة.',
    expiringSoonTitle: 'ستنتهي صلاحية هذا الرابط قريبًا',
    expiringSoon: (client) =>
      `ستنتهي صلاحية هذا الرابط بعد دقيقتين تقريبًا. إذا احتجت إلى وقت أطول، فابدأ من جديد من ${app(client)}. ولن تتم مشاركة أي شيء قبل أن تنتهي.`,
    keepGoing: 'متابعة',
    understood: 'حسنًا',
  },

  intro: {
    title: (client) => `ربط سيارتك ب${app(client)}`,
    lead: (client) => `يودّ ${app(client)} الوصول إلى سيارتك عبر حسابها على الإنترنت.`,
    points: (client) => [
      {
        title: 'أنت تختار ما تشاركه',
        text: `ترى كل سيارة وكل إذن قبل إرسال أي شيء إلى ${app(client)}.`,
      },
      {
        title: 'كلمة مرورك تبقى معك',
        text: `تسجّل الدخول لدى ماركة سيارتك. ولا يرى Keyfob ولا ${app(client)} كلمة مرورك أبدًا.`,
      },
      { title: 'يمكنك التوقف في أي وقت', text: 'أنهِ المشاركة متى شئت، من دون ذكر أي سبب.' },
    ],
    forUser: (hint) => `أنت تربط السيارة بصفتك ${isolated(hint)}.`,
    continue: 'متابعة',
    senderTitle: (client) => `هل أرسل إليك ${app(client)} هذا الرابط؟`,
    senderLead: (client) =>
      `من أنشأ هذا الرابط سيحصل على إذن الوصول إلى سيارتك. لا تتابع إلا إذا أنشأته بنفسك في ${app(client)}.`,
    senderApplication: 'التطبيق',
    senderUser: 'الحساب في التطبيق',
    senderNobody: 'لم يذكره التطبيق',
    senderWarning:
      'إذا أرسل إليك الرابط شخص آخر، أو لم يكن الحساب حسابك، فاختر «لا». عندها لن تتم مشاركة أي شيء.',
    yes: 'نعم، متابعة',
    no: 'لا',
  },

  brand: {
    title: 'ما ماركة سيارتك؟',
    lead: 'اختر الماركة الظاهرة على السيارة. بعد ذلك تسجّل الدخول لدى تلك الماركة.',
    search: 'البحث عن ماركة أو طراز أو تطبيق',
    submit: 'بحث',
    count: brands,
    inCountry: (country) => `الماركات في ${isolated(country)} · تغيير البلد`,
    anyCountry: 'الماركات في جميع البلدان · اختيار البلد',
    allCountries: 'جميع البلدان',
    country: 'البلد',
    show: 'عرض',
    none: (query) => `لا توجد ماركة تطابق «${isolated(query)}»`,
    noneHint:
      'تحقق من الكتابة، أو جرّب الاسم المكتوب على السيارة أو اسم تطبيقها. إذا لم تكن الماركة هنا، فلا يمكن ربطها بعد.',
    showAll: 'عرض جميع الماركات',
  },

  handoff: {
    title: (brand) => `تسجيل الدخول لدى ${isolated(brand)}`,
    lead: (host) => `ستغادر هذه الصفحة إلى ${isolated(host)}.`,
    account: (brand, itsApp) =>
      itsApp === null
        ? `سجّل الدخول هناك بحسابك لدى ${isolated(brand)}.`
        : `سجّل الدخول هناك بالحساب الذي تستخدمه في تطبيق ${isolated(itsApp)}.`,
    password: (client) => `لا يرى Keyfob ولا ${app(client)} كلمة مرورك أبدًا.`,
    afterwards: (client) => `بعد ذلك تعود إلى هنا وتختار ما يُسمح بأن يراه ${app(client)}.`,
    addressLabel: 'العنوان الذي يجب أن يظهر',
    go: (brand) => `الانتقال إلى ${isolated(brand)}`,
    otherBrand: 'اختيار ماركة أخرى',
  },

  loading: {
    title: 'نبحث عن سياراتك',
    lead: (brand) =>
      `تخبرنا ${isolated(brand)} بالسيارات الموجودة في حسابك. قد يستغرق ذلك دقيقة على الأكثر. وتنتقل هذه الصفحة إلى الخطوة التالية تلقائيًا.`,
  },

  vehicles: {
    title: (client) => `ما الذي تريد مشاركته مع ${app(client)}؟`,
    lead: (client, brand) => `سجّلت الدخول لدى ${isolated(brand)}. لم يُرسَل أي شيء إلى ${app(client)} بعد.`,
    forUser: (hint) => `سيُنسب الربط إلى ${isolated(hint)}.`,
    cars: yourCars,
    single: 'اختر سيارة واحدة.',
    vin: (ending) => `رقم الهيكل (VIN) ينتهي بالخانات ${isolated(ending)}`,
    connected: 'مرتبطة بالفعل',
    staysConnected: (client) =>
      `السيارة المرتبطة بالفعل تبقى مرتبطة حتى إذا لم تخترها هنا. لإنهاء ذلك، ألغِ ربطها في ${app(client)}.`,
    cannotShare: (permissions, client) =>
      `لا يمكن ربطها: فهي لا توفّر ${isolated(permissions)}، وهو ما يحتاج إليه ${app(client)}.`,
    noneFit: (client) =>
      `لا توفّر أي من هذه السيارات ما يحتاج إليه ${app(client)}. لم تتم مشاركة أي شيء. يمكنك تسجيل الدخول بحساب آخر أو التوقف هنا.`,
    nothingSelected: 'اختر سيارة واحدة على الأقل لمشاركتها، أو اضغط على «عدم المشاركة».',
    reads: (client) => `ما يمكن أن يراه ${app(client)}`,
    controls: (client) => `ما يمكن أن يفعله ${app(client)}`,
    needed: 'ضروري',
    neededHint: (client) => `لا يعمل ${app(client)} من دون ما يحمل علامة «ضروري». والباقي متروك لك.`,
    notShared: 'لا تتم مشاركته',
    andMore: (permissions, more) => `${isolated(permissions)} و${otherPermissions(more)}`,
    howLong: 'المدة',
    howLongText: (client, durable) =>
      durable
        ? `إلى أن توقف ذلك. ويمكن أن يستخدم ${app(client)} إذن الوصول أيضًا عندما لا تكون في التطبيق.`
        : `لفترة قصيرة فقط: على ${app(client)} أن يطلب موافقتك من جديد عندما تنتهي صلاحية الوصول، في غضون ساعات.`,
    howToStop: 'طريقة الإيقاف',
    howToStopText: (client, brand) =>
      `ألغِ ربط السيارة في ${app(client)}، أو أزِل إذن الوصول من حسابك لدى ${isolated(brand)}. بذلك ينتهي الوصول.`,
    share: (client) => `المشاركة مع ${app(client)}`,
    dontShare: 'عدم المشاركة',
    otherAccount: 'استخدام حساب آخر',
  },

  noVehicles: {
    title: (account) => `لا توجد سيارات في حساب ${isolated(account)} هذا`,
    lead: (client) => `سجّلت الدخول، لكن لا توجد أي سيارة في الحساب. لم تتم مشاركة أي شيء مع ${app(client)}.`,
    hints: [
      'قد تكون السيارة في حساب آخر، مثل حساب أحد أفراد منزلك.',
      'غالبًا لا يمكن أن يشارك السيارة إلا مستخدمها الرئيسي.',
      'قد تلزم إضافة السيارة الجديدة أولًا في تطبيق الماركة.',
    ],
    otherAccount: 'استخدام حساب آخر',
    otherBrand: 'اختيار ماركة أخرى',
  },

  success: {
    title: (brand, number) => `شاركت ${sharedCars(number)} من ماركة ${isolated(brand)}`,
    lead: (client) => `يُكمل ${app(client)} الآن عملية الربط. يمكنك إيقاف المشاركة في أي وقت.`,
    goBack: (client) => `عُد إلى ${app(client)} للتأكد من نجاح العملية.`,
    close: (client) => `يمكنك إغلاق هذه النافذة والمتابعة في ${app(client)}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'انتهى استخدام هذا الرابط',
      text: `سبق أن ربطت سيارتك من خلاله، ولا يلزم شيء آخر هنا. لربط سيارة أخرى، ابدأ من جديد من ${app(client)}.`,
    }),
    denied: (client) => ({
      title: 'اخترت عدم المشاركة',
      text: `لم تتم مشاركة أي شيء. إذا غيّرت رأيك، فابدأ من جديد من ${app(client)}.`,
    }),
    cancelled: (client) => ({
      title: 'توقفت قبل المشاركة',
      text: `لم تتم مشاركة أي شيء. يمكنك ربط سيارتك لاحقًا من ${app(client)}.`,
    }),
    expired: (client) => ({
      title: 'انتهت صلاحية هذا الرابط',
      text: `لا تدوم الروابط إلا فترة محدودة، حفاظًا على أمان سيارتك. لم تتم مشاركة أي شيء. ابدأ من جديد من ${app(client)}.`,
    }),
    failed: (client) => ({
      title: 'تعذّر ربط السيارة',
      text: `لم تكتمل عملية الربط، ولم يحصل ${app(client)} من خلالها على أي وصول إلى سيارتك. ابدأ من جديد من ${app(client)}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'فُتح هذا الرابط في متصفح آخر',
    text: `حفاظًا على أمان سيارتك، لا يعمل الرابط إلا في المتصفح الذي فتحه أولًا. تابع هناك، أو ابدأ من جديد من ${app(client)}. لم تتم مشاركة أي شيء من هنا.`,
  }),
  cookies: (client) => ({
    title: 'متصفحك يحظر ملفات تعريف الارتباط',
    text: `يلزم ملف تعريف ارتباط واحد لنعرف أنك ما زلت الشخص نفسه عند عودتك من ماركة سيارتك. اسمح بملفات تعريف الارتباط لهذه الصفحة وأعد المحاولة. لم تتم مشاركة أي شيء مع ${app(client)}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'لا يوجد شيء هنا',
      text: `العنوان غير مكتمل أو لم يعد مستخدمًا. لم تتم مشاركة أي شيء. ابدأ من جديد من ${app(client)}.`,
    }),
    server_error: (client) => ({
      title: 'حدث خطأ لدى Keyfob',
      text: `الخطأ منّا وليس منك. لم تتم مشاركة أي شيء جديد مع ${app(client)}. أعد المحاولة بعد قليل.`,
    }),
    not_configured: () => ({
      title: 'لم يتم إعداد Keyfob هنا بعد',
      text: 'على من يديره إكمال الإعدادات. لم تتم مشاركة أي شيء.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'انتهى استخدام هذا الرابط',
      text: `استُخدم هذا الرابط من قبل ولا يمكن استخدامه مرة أخرى. لربط سيارة، ابدأ من جديد من ${app(client)}.`,
    }),
    session_not_open: (client) => ({
      title: 'انتهت هذه الخطوة',
      text: `الصفحة التي أتيت منها قديمة. لم تتم مشاركة أي شيء جديد. تابع من أحدث صفحة، أو ابدأ من جديد من ${app(client)}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'عدد الروابط المفتوحة كبير جدًا',
      text: `فُتحت عدة روابط خاصة ب${app(client)} ولم تكتمل. أكمل أحدها أو أعد المحاولة لاحقًا. لم تتم مشاركة أي شيء.`,
    }),
    form_not_ours: () => ({
      title: 'كانت الصفحة قديمة',
      text: 'لم نتمكن من التأكد من أن النموذج أتى من هذه الصفحة، لذلك لم يُنفَّذ أي شيء ولم تتم مشاركة أي شيء. عُد إلى الوراء، وأعد تحميل الصفحة، ثم اضغط على الزر مرة أخرى.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'لا يمكن ربط هذه الماركة',
      text: 'عُد واختر ماركة من القائمة. لم تتم مشاركة أي شيء.',
    }),
    nothing_selected: () => ({
      title: 'لم يتم اختيار أي سيارة',
      text: 'عُد واختر سيارة واحدة على الأقل. لم تتم مشاركة أي شيء.',
    }),
    provider_cancelled: () => ({
      title: 'عدت قبل إكمال العملية',
      text: 'لم يكتمل تسجيل الدخول لدى ماركة سيارتك. لم تتم مشاركة أي شيء. يمكنك إعادة المحاولة.',
    }),
    provider_unavailable: () => ({
      title: 'ماركة السيارة لا تستجيب',
      text: 'الخطأ من جهة الماركة. لم تتم مشاركة أي شيء. أعد المحاولة بعد بضع دقائق.',
    }),
    provider_refused: () => ({
      title: 'رفضت ماركة السيارة الطلب',
      text: 'لم تقبل الماركة الطلب. لم تتم مشاركة أي شيء. أعد المحاولة أو استخدم حسابًا آخر.',
    }),
    no_vehicles: (client) => ({
      title: 'لا توجد سيارات في هذا الحساب',
      text: `لا توجد أي سيارة في الحساب. لم تتم مشاركة أي شيء مع ${app(client)}. استخدم حسابًا آخر أو اسأل المستخدم الرئيسي للسيارة.`,
    }),
    vehicle_unreachable: () => ({
      title: 'السيارة لا تستجيب',
      text: 'قد تكون في وضع السكون أو خارج التغطية. افتح تطبيق السيارة لتنبيهها، ثم أعد المحاولة.',
    }),
    vehicle_gone: (client) => ({
      title: 'أُزيلت هذه السيارة',
      text: `لم تعد مرتبطة، وليس لدى ${app(client)} أي وصول إليها. لإعادة ربطها، ابدأ من ${app(client)}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'يجب إعادة ربط السيارة',
      text: `أنهت الماركة إذن الوصول، مثلًا بعد تغيير كلمة المرور. ابدأ من جديد من ${app(client)}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'هذا الرابط لا يعمل',
    text: `أرسلك ${app(client)} إلى هنا بطلب غير صحيح. ليس بوسعك فعل شيء حيال ذلك، ولم تتم مشاركة أي شيء. يمكن لمن يدير التطبيق تحديد الخطأ باستخدام معرّف الطلب أدناه.`,
  }),
  generalError: (client) => ({
    title: 'حدث خطأ ما',
    text: `لم تتم مشاركة أي شيء جديد. عُد إلى ${app(client)} وأعد المحاولة. إذا تكرر الخطأ، فزوّدهم بمعرّف الطلب أدناه.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `عدت من ${isolated(brand)} قبل اكتمال تسجيل الدخول. لم تتم مشاركة أي شيء.`,
    provider_unavailable: `لا تستجيب ${isolated(brand)} حاليًا. الخطأ من جهتها، ولم تتم مشاركة أي شيء. أعد المحاولة بعد بضع دقائق.`,
    provider_refused: `لم تقبل ${isolated(brand)} الطلب. لم تتم مشاركة أي شيء. أعد المحاولة أو استخدم حسابًا آخر.`,
    reauthorization_required: `أنهت ${isolated(brand)} تسجيل الدخول قبل أن نتمكن من قراءة سياراتك. لم تتم مشاركة أي شيء. سجّل الدخول من جديد.`,
    no_vehicles: `لم تكن هناك أي سيارة في حساب ${isolated(brand)}. لم تتم مشاركة أي شيء. سجّل الدخول بحساب آخر.`,
    vehicle_unreachable: `تعذّر على ${isolated(brand)} الوصول إلى سيارتك. لم تتم مشاركة أي شيء. نبّهها من تطبيقها، ثم أعد المحاولة.`,
    general: `لم ينجح تسجيل الدخول لدى ${isolated(brand)}. لم تتم مشاركة أي شيء. أعد المحاولة.`,
  }),

  permissions,
  unsuitable,
};
