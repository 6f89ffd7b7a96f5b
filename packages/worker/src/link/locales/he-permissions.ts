import type { VehicleScope } from '@keyfob/shared/scopes';
import type { PermissionText } from './texts.ts';

export const permissions: Record<VehicleScope, PermissionText> = {
  'vehicle:information': {
    name: 'מותג ודגם',
    gives: 'המותג, הדגם, שנת הייצור והשם שנתתם לרכב.',
  },
  'vehicle:vin': {
    name: 'מספר שלדה (VIN)',
    gives: 'המספר בן 17 התווים שמזהה את הרכב שלכם ואף רכב אחר.',
  },
  'vehicle:charge_state': {
    name: 'סוללה וטעינה',
    gives: 'כמה הסוללה מלאה, מה הטווח, והאם הרכב מחובר לטעינה ונטען.',
  },
  'vehicle:location': {
    name: 'מיקום',
    gives:
      'היכן הרכב נמצא בכל פעם שהוא נשאל על כך. מי שרואה את המיקום לעיתים קרובות יכול לדעת לאן אתם נוסעים.',
  },
  'vehicle:odometer': { name: 'קילומטראז׳', gives: 'המרחק הכולל שהרכב נסע.' },
  'vehicle:smart_charging_policy': {
    name: 'הגדרות טעינה חכמה',
    gives: 'האם הטעינה החכמה פעילה, ועד מתי הרכב צריך להיות טעון.',
  },
  charging_location: {
    name: 'מקומות טעינה',
    gives: 'הכתובות ששמרתם לטעינה, למשל הבית שלכם.',
  },
  'vehicle:fuel': {
    name: 'מפלס הדלק',
    gives: 'כמה דלק יש במכל ולאיזה מרחק הוא מספיק.',
  },
  'vehicle:engine_oil': { name: 'שמן מנוע', gives: 'כמה מחיי שמן המנוע עוד נותרו.' },
  'vehicle:tires': { name: 'לחץ אוויר בצמיגים', gives: 'הלחץ בכל צמיג.' },
  'vehicle:security': {
    name: 'דלתות ומנעולים',
    gives: 'האם הדלתות, החלונות, תא המטען ומכסה הטעינה פתוחים או נעולים. ההרשאה לא מאפשרת לפתוח אותם.',
  },
  'vehicle:climate': {
    name: 'הגדרות מיזוג',
    gives: 'האם החימום או הקירור פועלים, ומה הטמפרטורה שנקבעה.',
  },
  'vehicle:temperature': {
    name: 'טמפרטורה',
    gives: 'הטמפרטורה שנמדדת בתוך הרכב ומחוצה לו.',
  },
  'vehicle:speed': { name: 'מהירות', gives: 'באיזו מהירות הרכב נוסע באותו רגע.' },
  'vehicle:compass': { name: 'כיוון', gives: 'הכיוון שאליו הרכב פונה.' },
  'vehicle:alerts': {
    name: 'אזהרות',
    gives: 'הודעות שהרכב הציג למי שנהג בו, למשל שנוזל שטיפת השמשות עומד להיגמר.',
  },
  'vehicle:diagnostics': {
    name: 'תקלות',
    gives: 'קודי תקלה ומצב מערכות הרכב, כפי שמוסך קורא אותם.',
  },
  'vehicle:service_history': {
    name: 'היסטוריית טיפולים',
    gives: 'אילו טיפולים נעשו לרכב, מתי והיכן.',
  },
  'vehicle:charge_events': {
    name: 'טעינה בזמן אמת',
    gives: 'מתי והיכן הרכב מתחיל ומפסיק להיטען.',
  },
  'vehicle:charge_records': {
    name: 'טעינות קודמות',
    gives: 'טעינות קודמות, כולל זמן, מקום, אנרגיה ועלות.',
  },
  'vehicle:extended_information': {
    name: 'אבזור',
    gives: 'פרטים על הרכב כגון מנוע, צבע, רמת גימור ותוספות.',
  },
  'user:profile': {
    name: 'הפרופיל שלכם',
    gives: 'השם, כתובת האימייל ומספר הטלפון שלכם, כפי שהם רשומים אצל המותג.',
  },
  'control:vehicle:charging': {
    name: 'התחלה והפסקה של טעינה',
    gives: 'התחלה והפסקה של הטעינה, וקביעה עד כמה הסוללה תיטען.',
  },
  'control:vehicle:climate': {
    name: 'חימום וקירור הרכב',
    gives: 'הפעלה וכיבוי של החימום או הקירור, וקביעת הטמפרטורה.',
  },
  'control:vehicle:navigation': {
    name: 'שליחת יעדים',
    gives: 'שליחת כתובת למערכת הניווט של הרכב. ההרשאה לא מאפשרת לנהוג ברכב.',
  },
  'control:vehicle:security': {
    name: 'נעילה ופתיחת נעילה',
    gives: 'נעילת הדלתות ופתיחת הנעילה שלהן. מי שיכול לעשות זאת יכול להכניס מישהו לרכב שלכם.',
  },
  'control:vehicle:pin': {
    name: 'קוד PIN לנהיגה',
    gives: 'קביעה, שינוי והסרה של קוד ה-PIN שהרכב מבקש לפני נהיגה.',
  },
  'control:vehicle:trunk': {
    name: 'פתיחת תא המטען',
    gives: 'פתיחה וסגירה של תא המטען הקדמי והאחורי.',
  },
};
