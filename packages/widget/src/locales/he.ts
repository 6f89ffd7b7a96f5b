import { words } from '@keyfob/shared/words/he';
import type { WidgetTexts } from './texts.ts';

const plural = new Intl.PluralRules('he');

/** The plural categories whose words hold the number. */
const CARS: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = {
  one: 'רכב אחד מחובר',
  two: 'שני כלי רכב מחוברים',
};

export const texts: WidgetTexts = {
  ...words,
  connect: 'חיבור הרכב שלכם',
  connectAnother: 'חיבור רכב נוסף',
  // A name may be left-to-right: isolated, it does not move the words around it.
  reconnect: (name) => (name ? `חיבור מחדש של \u2068${name}\u2069` : 'חיבור הרכב שלכם מחדש'),
  preparing: 'בהכנה…',
  newWindow: 'נפתח בחלון חדש',

  blocked: 'הדפדפן לא פתח את החלון.',
  openInNewTab: 'פתיחה בכרטיסייה חדשה',
  continueHere: 'המשך בכרטיסייה הזו',

  continueThere: 'המשיכו בחלון השני',
  openAgain: 'פתיחה מחדש',
  stillConnecting: 'החלון השני נעלם? אפשר לפתוח אותו שוב או לבטל.',
  patience: 'ממתינים למותג הרכב. זה יכול לקחת דקה.',

  finishing: 'מסיימים…',
  almostDone: 'כמעט סיימנו.',
  offline: 'אין חיבור לאינטרנט. נמשיך כשהחיבור יחזור.',

  connected: (count) => CARS[plural.select(count)] ?? `${count} כלי רכב מחוברים`,
  notConnected: 'שום דבר לא חובר, ושום דבר לא שותף.',
  yourCar: 'הרכב שלכם',
  vehicleStatus: {
    authorized: 'מחובר',
    pending_authorization: 'בתהליך חיבור',
    reauthorization_required: 'יש לחבר מחדש',
  },
  attention: {
    reauthorization_required: 'המותג הפסיק את הגישה, למשל אחרי החלפת סיסמה.',
    vehicle_unreachable: 'הרכב לא מגיב. אפשר להעיר אותו דרך האפליקציה שלו או לחבר אותו מחדש.',
    general: 'יש לחבר את הרכב מחדש.',
  },

  errors: {
    unavailable: 'אי אפשר להתחיל בחיבור כרגע. שום דבר לא שותף. נסו שוב בעוד רגע.',
    refused: 'האתר הזה לא אפשר לכם להתחיל. ייתכן שצריך להיכנס לחשבון שוב.',
    misconfigured: 'האתר הזה עדיין לא מוגדר לחיבור כלי רכב. מי שמפעיל אותו ימצא את הסיבה בפרטים.',
    expired: 'תוקף הקישור פג. שום דבר לא שותף. התחילו מחדש.',
    failed: 'לא הצלחנו לחבר את הרכב. שום דבר לא שותף. נסו שוב.',
  },
  details: 'פרטים',
  simulated: 'בדיקה',
};
