const plural = new Intl.PluralRules('ar');
const numbers = new Intl.NumberFormat('ar');

/** Zero, one and two are in the noun itself; every other number stands before its own form of it. */
const counted =
  (forms: Readonly<Record<Intl.LDMLPluralRule, string>>) =>
  (count: number): string => {
    const category = plural.select(count);
    const inNoun = category === 'zero' || category === 'one' || category === 'two';
    return inNoun ? forms[category] : `${numbers.format(count)} ${forms[category]}`;
  };

/** "3 brands". */
export const brands = counted({
  zero: 'لا توجد ماركات',
  one: 'ماركة واحدة',
  two: 'ماركتان',
  few: 'ماركات',
  many: 'ماركة',
  other: 'ماركة',
});

/** "2 more permissions". */
export const otherPermissions = counted({
  zero: 'لا أذونات أخرى',
  one: 'إذن آخر',
  two: 'إذنان آخران',
  few: 'أذونات أخرى',
  many: 'إذنًا آخر',
  other: 'إذن آخر',
});

/** What an owner has shared, as the object of that verb: "your car", "3 cars". */
export const sharedCars = counted({
  zero: 'سيارات',
  one: 'سيارتك',
  two: 'سيارتين',
  few: 'سيارات',
  many: 'سيارة',
  other: 'سيارة',
});

const YOUR_CARS: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'سيارتك', two: 'سيارتاك' };

/** "Your car", "your cars", without the number. */
export const yourCars = (count: number): string => YOUR_CARS[plural.select(count)] ?? 'سياراتك';
