import type { Texts } from './texts.ts';

const isolated = (text: string): string => `\u2068${text}\u2069`;

export const unsuitable: Texts['unsuitable'] = {
  unlisted: 'המותג שלי לא מופיע כאן',
  noSubscription: 'השירותים המקוונים של הרכב אינם פעילים.',
  notCompatible: 'אי אפשר לחבר את הרכב הזה.',
  noneSubscribed: (brand) =>
    `שום דבר לא שותף. כדי לחבר את הרכב צריך קודם להפעיל את השירותים המקוונים שלו אצל ${isolated(brand)}. אחר כך אפשר להתחיל מחדש או להיכנס עם חשבון אחר.`,
  noneCompatible: 'אי אפשר לחבר אף אחד מכלי הרכב האלה. שום דבר לא שותף. אפשר להיכנס עם חשבון אחר או לחזור.',
  tell: 'לספר לאפליקציה באיזה רכב מדובר',
  tellHint: 'יימסרו היצרן, הדגם, השנה ומספר השלדה, ושום דבר אחר.',
  otherCar: 'הרכב לא נמצא בחשבון הזה',
  otherThanVin: (ending) =>
    `הרכב המבוקש, שמספר השלדה שלו מסתיים ב־${isolated(ending)}, לא נמצא בחשבון שנכנסתם אליו. שום דבר לא שותף.`,
  otherThanBefore: 'הרכב שצריך לחבר מחדש לא נמצא בחשבון שנכנסתם אליו. שום דבר לא שותף.',
  attempt: (brand) => ({
    subscription_inactive: `השירותים המקוונים של הרכב אינם פעילים אצל ${isolated(brand)}. שום דבר לא שותף. הפעילו אותם והיכנסו שוב.`,
    vehicle_not_compatible: `${isolated(brand)} לא מאפשרת לחבר את הרכב הזה. שום דבר לא שותף. אפשר להיכנס עם חשבון אחר.`,
    owner_action_required: `${isolated(brand)} צריכה מכם קודם משהו, למשל הסכמה לתנאים. שום דבר לא שותף. בצעו את מה שהאפליקציה של המותג מבקשת והיכנסו שוב.`,
  }),
  fault: 'מה היה שגוי בבקשה',
};
