import { words } from '@keyfob/shared/words/he';
import { permissions } from './he-permissions.ts';
import { unsuitable } from './he-unsuitable.ts';
import type { Texts } from './texts.ts';

const plural = new Intl.PluralRules('he');
const lists = new Intl.ListFormat('he', { type: 'conjunction' });

type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const count = (number: number, forms: Forms): string => forms[plural.select(number)] ?? forms.other;

const THE_APP = 'האפליקציה';

/** What is inserted may run left to right: isolated, it does not move the words and points around it. */
const isolated = (text: string): string => `\u2068${text}\u2069`;

/** The application as a noun, so that verbs agree with it whatever its name. */
const app = (client: string): string => (client === THE_APP ? THE_APP : `אפליקציית ${isolated(client)}`);

/** The same after a preposition that takes the place of the article. */
const withApp = (preposition: 'ב' | 'ל', client: string): string =>
  preposition + (client === THE_APP ? 'אפליקציה' : app(client));

export const texts: Texts = {
  words,
  theApp: THE_APP,
  list: (items) => lists.format(items),

  frame: {
    asks: (domain) => `הבקשה מגיעה מ-${isolated(domain)}`,
    simulated: 'זו הדמיה. כלי הרכב, החשבונות ודפי הכניסה אינם אמיתיים.',
    language: 'שפה',
    help: 'עזרה',
    privacy: (client) => `פרטיות אצל ${isolated(client)}`,
    support: (client) => `עזרה מאת ${isolated(client)}`,
    howItWorks: 'איך זה עובד',
    howItWorksText: (client) => [
      `Keyfob מחבר כלי רכב לאפליקציות. ${app(client)} משתמשת בו כדי שתוכלו לשתף את הרכב בלי לתת את הסיסמה שלכם לאף אחד.`,
      'הכניסה לחשבון נעשית בדף של מותג הרכב עצמו. לאחר מכן המותג נותן ל-Keyfob מפתח שפותח רק את מה שבחרתם כאן.',
      `שום דבר לא מגיע ${withApp('ל', client)} לפני שלוחצים על ״שיתוף״ בשלב האחרון.`,
    ],
    back: (client) => `חזרה ${withApp('ל', client)}`,
    offline: 'אין חיבור לאינטרנט. מה שהזנתם עדיין כאן. המשיכו כשהחיבור יחזור.',
    expiringTitle: 'אתם עדיין כאן?',
    expiring: 'לביטחונכם, הדף הזה ייסגר בעוד כשתי דקות. כדי להמשיך, לחצו על מקש כלשהו או על הכפתור.',
    expiringSoonTitle: 'תוקף הקישור עומד לפוג',
    expiringSoon: (client) =>
      `תוקף הקישור יפוג בעוד כשתי דקות. אם דרוש לכם עוד זמן, התחילו מחדש מ${app(client)}. שום דבר לא ישותף עד שתסיימו.`,
    keepGoing: 'המשך',
    understood: 'הבנתי',
  },

  intro: {
    title: (client) => `חיבור הרכב שלכם ${withApp('ל', client)}`,
    lead: (client) => `${app(client)} מבקשת לגשת לרכב שלכם דרך החשבון המקוון שלו.`,
    points: (client) => [
      {
        title: 'אתם בוחרים מה לשתף',
        text: `תראו כל רכב וכל הרשאה לפני שמשהו יישלח ${withApp('ל', client)}.`,
      },
      {
        title: 'הסיסמה נשארת אצלכם',
        text: `נכנסים לחשבון אצל מותג הרכב. לא Keyfob ולא ${app(client)} רואים את הסיסמה בשום שלב.`,
      },
      { title: 'אפשר להפסיק בכל עת', text: 'סיימו את השיתוף מתי שתרצו, בלי לתת סיבה.' },
    ],
    forUser: (hint) => `אתם מחברים את הרכב בתור ${isolated(hint)}.`,
    continue: 'המשך',
    senderTitle: (client) => `האם ${app(client)} שלחה לכם את זה?`,
    senderLead: (client) =>
      `מי שיצר את הקישור הזה יקבל גישה לרכב שלכם. המשיכו רק אם יצרתם אותו בעצמכם ${withApp('ב', client)}.`,
    senderApplication: 'אפליקציה',
    senderUser: 'החשבון באפליקציה',
    senderNobody: 'האפליקציה לא ציינה',
    senderWarning:
      'אם מישהו אחר שלח לכם את הקישור, או שהחשבון אינו שלכם, בחרו ״לא״. במקרה כזה שום דבר לא ישותף.',
    yes: 'כן, להמשיך',
    no: 'לא',
  },

  brand: {
    title: 'מה מותג הרכב שלכם?',
    lead: 'בחרו את המותג שמופיע על הרכב. לאחר מכן נכנסים לחשבון אצל אותו מותג.',
    search: 'חיפוש מותג, דגם או אפליקציה',
    submit: 'חיפוש',
    count: (number) => count(number, { one: 'מותג אחד', two: 'שני מותגים', other: `${number} מותגים` }),
    inCountry: (country) => `מותגים במדינה: ${isolated(country)} · החלפת מדינה`,
    anyCountry: 'מותגים בכל המדינות · בחירת מדינה',
    allCountries: 'כל המדינות',
    country: 'מדינה',
    show: 'הצגה',
    none: (query) => `אין מותג שמתאים לחיפוש ״${isolated(query)}״`,
    noneHint:
      'בדקו את האיות, או נסו את השם שמופיע על הרכב או את שם האפליקציה שלו. אם המותג לא מופיע כאן, עדיין אי אפשר לחבר אותו.',
    showAll: 'הצגת כל המותגים',
  },

  handoff: {
    title: (brand) => `כניסה לחשבון אצל ${isolated(brand)}`,
    lead: (host) => `אתם עוזבים את הדף הזה ועוברים אל ${isolated(host)}.`,
    account: (brand, itsApp) =>
      itsApp === null
        ? `היכנסו שם לחשבון ${isolated(brand)} שלכם.`
        : `היכנסו שם לחשבון שבו אתם משתמשים באפליקציית ${isolated(itsApp)}.`,
    password: (client) => `Keyfob ו${app(client)} לעולם לא רואים את הסיסמה שלכם.`,
    afterwards: (client) => `אחר כך תחזרו לכאן ותבחרו מה ${app(client)} רשאית לראות.`,
    addressLabel: 'הכתובת צריכה להיות',
    go: (brand) => `מעבר אל ${isolated(brand)}`,
    otherBrand: 'בחירת מותג אחר',
  },

  loading: {
    title: 'מחפשים את כלי הרכב שלכם',
    lead: (brand) =>
      `אנחנו מקבלים מ-${isolated(brand)} את רשימת כלי הרכב שבחשבון שלכם. זה יכול לקחת עד דקה. הדף ימשיך מעצמו.`,
  },

  vehicles: {
    title: (client) => `מה תרצו לשתף עם ${app(client)}?`,
    lead: (client, brand) =>
      `נכנסתם לחשבון אצל ${isolated(brand)}. עדיין לא נשלח שום דבר ${withApp('ל', client)}.`,
    forUser: (hint) => `החיבור יהיה שייך אל ${isolated(hint)}.`,
    cars: (number) => count(number, { one: 'הרכב שלכם', other: 'כלי הרכב שלכם' }),
    single: 'בחרו רכב אחד.',
    vin: (ending) => `מספר השלדה (VIN) מסתיים ב-${isolated(ending)}`,
    connected: 'כבר מחובר',
    staysConnected: (client) =>
      `רכב שכבר מחובר נשאר מחובר, גם אם לא תבחרו בו כאן. כדי לסיים זאת, נתקו אותו ${withApp('ב', client)}.`,
    cannotShare: (permissions, client) =>
      `אי אפשר לחבר את הרכב, כי הוא לא מספק את מה ש${app(client)} צריכה: ${isolated(permissions)}.`,
    noneFit: (client) =>
      `אף אחד מכלי הרכב האלה לא יכול לספק את מה ש${app(client)} צריכה. שום דבר לא שותף. אפשר להיכנס עם חשבון אחר או לעצור כאן.`,
    nothingSelected: 'בחרו לפחות רכב אחד לשיתוף, או לחצו על ״לא לשתף״.',
    reads: (client) => `מה ${app(client)} יכולה לראות`,
    controls: (client) => `מה ${app(client)} יכולה לעשות`,
    needed: 'נדרש',
    neededHint: (client) => `${app(client)} לא פועלת בלי מה שמסומן ״נדרש״. כל השאר לבחירתכם.`,
    notShared: 'לא משותף',
    andMore: (permissions, more) =>
      `${isolated(permissions)} ${count(more, { one: 'ועוד אחת', two: 'ועוד שתיים', other: `ועוד ${more}` })}`,
    howLong: 'לכמה זמן',
    howLongText: (client, durable) =>
      durable
        ? `עד שתפסיקו את זה. ${app(client)} יכולה להשתמש בגישה גם כשאתם לא באפליקציה.`
        : `לזמן קצר בלבד: ${app(client)} צריכה לבקש מכם שוב כשתוקף הגישה פג, בתוך שעות.`,
    howToStop: 'איך מפסיקים',
    howToStopText: (client, brand) =>
      `נתקו את הרכב ${withApp('ב', client)}, או הסירו את הגישה בחשבון ${isolated(brand)} שלכם. בכך הגישה מסתיימת.`,
    share: (client) => `שיתוף עם ${app(client)}`,
    dontShare: 'לא לשתף',
    otherAccount: 'שימוש בחשבון אחר',
  },

  noVehicles: {
    title: (account) => `אין כלי רכב בחשבון ${isolated(account)} הזה`,
    lead: (client) => `נכנסתם לחשבון, אבל אין בו רכב. שום דבר לא שותף עם ${app(client)}.`,
    hints: [
      'ייתכן שהרכב נמצא בחשבון אחר, למשל של מישהו ממשק הבית שלכם.',
      'במקרים רבים רק המשתמש הראשי של הרכב יכול לשתף אותו.',
      'אם הרכב חדש, ייתכן שצריך קודם להוסיף אותו באפליקציה של המותג.',
    ],
    otherAccount: 'שימוש בחשבון אחר',
    otherBrand: 'בחירת מותג אחר',
  },

  success: {
    title: (brand, number) =>
      count(number, {
        one: `שיתפתם את רכב ה-${isolated(brand)} שלכם`,
        two: `שיתפתם שני כלי רכב של ${isolated(brand)}`,
        other: `שיתפתם ${number} כלי רכב של ${isolated(brand)}`,
      }),
    lead: (client) => `${app(client)} משלימה עכשיו את החיבור. אפשר להפסיק את השיתוף בכל עת.`,
    goBack: (client) => `חזרו ${withApp('ל', client)} כדי לראות שהחיבור הצליח.`,
    close: (client) => `אפשר לסגור את החלון הזה ולהמשיך ${withApp('ב', client)}.`,
  },

  ended: {
    completed: (client) => ({
      title: 'הקישור הזה כבר נוצל',
      text: `כבר חיברתם בעזרתו את הרכב שלכם, ואין צורך בשום דבר נוסף כאן. כדי לחבר רכב נוסף, התחילו מחדש מ${app(client)}.`,
    }),
    denied: (client) => ({
      title: 'בחרתם לא לשתף',
      text: `שום דבר לא שותף. אם תשנו את דעתכם, התחילו מחדש מ${app(client)}.`,
    }),
    cancelled: (client) => ({
      title: 'עצרתם לפני השיתוף',
      text: `שום דבר לא שותף. אפשר לחבר את הרכב מאוחר יותר מ${app(client)}.`,
    }),
    expired: (client) => ({
      title: 'תוקף הקישור פג',
      text: `קישורים תקפים לזמן מוגבל בלבד, כדי להגן על הרכב שלכם. שום דבר לא שותף. התחילו מחדש מ${app(client)}.`,
    }),
    failed: (client) => ({
      title: 'לא הצלחנו לחבר את הרכב',
      text: `החיבור לא הושלם, ו${withApp('ל', client)} אין גישה לרכב שלכם באמצעותו. התחילו מחדש מ${app(client)}.`,
    }),
  },
  elsewhere: (client) => ({
    title: 'הקישור הזה נפתח בדפדפן אחר',
    text: `כדי להגן על הרכב שלכם, קישור פועל רק בדפדפן שפתח אותו ראשון. המשיכו שם, או התחילו מחדש מ${app(client)}. שום דבר לא שותף מכאן.`,
  }),
  cookies: (client) => ({
    title: 'הדפדפן שלכם חוסם קובצי Cookie',
    text: `נדרש קובץ Cookie אחד כדי לדעת שאלה עדיין אתם כשתחזרו ממותג הרכב. אפשרו קובצי Cookie לדף הזה ונסו שוב. שום דבר לא שותף עם ${app(client)}.`,
  }),

  errors: {
    not_found: (client) => ({
      title: 'אין כאן שום דבר',
      text: `הכתובת חלקית או שכבר אינה בשימוש. שום דבר לא שותף. התחילו מחדש מ${app(client)}.`,
    }),
    server_error: (client) => ({
      title: 'משהו השתבש אצל Keyfob',
      text: `התקלה אצלנו, לא אצלכם. שום דבר חדש לא שותף עם ${app(client)}. נסו שוב בעוד רגע.`,
    }),
    not_configured: () => ({
      title: 'Keyfob עדיין לא הוגדר כאן',
      text: 'מי שמפעיל אותו צריך להשלים את ההגדרות. שום דבר לא שותף.',
    }),
    session_expired: (client) => texts.ended.expired(client),
    session_finished: (client) => ({
      title: 'הקישור הזה כבר נוצל',
      text: `כבר השתמשו בו, ואי אפשר להשתמש בו שוב. כדי לחבר רכב, התחילו מחדש מ${app(client)}.`,
    }),
    session_not_open: (client) => ({
      title: 'השלב הזה הסתיים',
      text: `הדף שממנו הגעתם אינו עדכני. שום דבר חדש לא שותף. המשיכו מהדף האחרון, או התחילו מחדש מ${app(client)}.`,
    }),
    session_elsewhere: (client) => texts.elsewhere(client),
    too_many_sessions: (client) => ({
      title: 'יותר מדי קישורים פתוחים',
      text: `כמה קישורים עבור ${app(client)} נפתחו ולא הושלמו. השלימו אחד מהם, או נסו שוב מאוחר יותר. שום דבר לא שותף.`,
    }),
    form_not_ours: () => ({
      title: 'הדף לא היה עדכני',
      text: 'לא יכולנו לוודא שהטופס הגיע מהדף הזה, ולכן שום דבר לא בוצע ושום דבר לא שותף. חזרו אחורה, טענו את הדף מחדש ולחצו שוב על הכפתור.',
    }),
    cookies_blocked: (client) => texts.cookies(client),
    user_denied: (client) => texts.ended.denied(client),
    user_cancelled: (client) => texts.ended.cancelled(client),
    brand_unknown: () => ({
      title: 'אי אפשר לחבר את המותג הזה',
      text: 'חזרו ובחרו מותג מהרשימה. שום דבר לא שותף.',
    }),
    nothing_selected: () => ({
      title: 'לא נבחר רכב',
      text: 'חזרו ובחרו לפחות רכב אחד. שום דבר לא שותף.',
    }),
    provider_cancelled: () => ({
      title: 'חזרתם לפני שסיימתם',
      text: 'הכניסה לחשבון אצל מותג הרכב לא הושלמה. שום דבר לא שותף. אפשר לנסות שוב.',
    }),
    provider_unavailable: () => ({
      title: 'מותג הרכב לא מגיב',
      text: 'התקלה בצד של המותג. שום דבר לא שותף. נסו שוב בעוד כמה דקות.',
    }),
    provider_refused: () => ({
      title: 'מותג הרכב סירב',
      text: 'המותג לא קיבל את הבקשה. שום דבר לא שותף. נסו שוב, או השתמשו בחשבון אחר.',
    }),
    no_vehicles: (client) => ({
      title: 'אין כלי רכב בחשבון הזה',
      text: `אין רכב בחשבון. שום דבר לא שותף עם ${app(client)}. השתמשו בחשבון אחר, או פנו למשתמש הראשי של הרכב.`,
    }),
    vehicle_unreachable: () => ({
      title: 'הרכב לא מגיב',
      text: 'ייתכן שהוא במצב שינה או בלי קליטה. פתחו את האפליקציה של הרכב כדי להעיר אותו, ואז נסו שוב.',
    }),
    vehicle_gone: (client) => ({
      title: 'הרכב הזה הוסר',
      text: `הוא כבר לא מחובר, ו${withApp('ל', client)} אין גישה אליו. כדי לחבר אותו שוב, התחילו מ${app(client)}.`,
    }),
    reauthorization_required: (client) => ({
      title: 'יש לחבר את הרכב מחדש',
      text: `המותג הפסיק את הגישה, למשל אחרי החלפת סיסמה. התחילו מחדש מ${app(client)}.`,
    }),
  },
  applicationError: (client) => ({
    title: 'הקישור הזה לא פועל',
    text: `${app(client)} שלחה אתכם לכאן עם בקשה לא תקינה. אין מה שתוכלו לעשות בנידון, ושום דבר לא שותף. מי שמפעיל את האפליקציה יכול לאתר את התקלה בעזרת מזהה הבקשה שלמטה.`,
  }),
  generalError: (client) => ({
    title: 'משהו השתבש',
    text: `שום דבר חדש לא שותף. חזרו ${withApp('ל', client)} ונסו שוב. אם זה קורה שוב, מסרו שם את מזהה הבקשה שלמטה.`,
  }),
  attempt: (brand) => ({
    provider_cancelled: `חזרתם מ-${isolated(brand)} לפני שהכניסה לחשבון הושלמה. שום דבר לא שותף.`,
    provider_unavailable: `אין כרגע תגובה מ-${isolated(brand)}. התקלה בצד שלהם, ושום דבר לא שותף. נסו שוב בעוד כמה דקות.`,
    provider_refused: `הבקשה לא התקבלה אצל ${isolated(brand)}. שום דבר לא שותף. נסו שוב, או השתמשו בחשבון אחר.`,
    reauthorization_required: `הכניסה לחשבון הופסקה על ידי ${isolated(brand)} לפני שהספקנו לקרוא את כלי הרכב שלכם. שום דבר לא שותף. היכנסו שוב.`,
    no_vehicles: `לא היה רכב בחשבון ${isolated(brand)}. שום דבר לא שותף. היכנסו עם חשבון אחר.`,
    vehicle_unreachable: `אצל ${isolated(brand)} לא הצליחו ליצור קשר עם הרכב שלכם. שום דבר לא שותף. העירו אותו דרך האפליקציה שלו, ואז נסו שוב.`,
    general: `הכניסה לחשבון אצל ${isolated(brand)} לא הצליחה. שום דבר לא שותף. נסו שוב.`,
  }),
  permissions,
  unsuitable,
};
