/**
 * Countries an owner may say the car is at home in: those a provider names a region for (ISO 3166-1 alpha-2).
 * Everyone else chooses none, and sees every brand.
 */
export const COUNTRIES: readonly string[] = (
  'AT BE BG CA CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT ' + 'LI LT LU LV MT NL NO PL PT RO SE SI SK US'
).split(' ');
