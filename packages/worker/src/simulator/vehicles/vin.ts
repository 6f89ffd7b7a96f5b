import { pick, whole } from './random.ts';

/** ISO 3779 leaves out I, O and Q. */
const ALPHABET = [...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'];
/** Model years from 1980 on, in a circle of thirty (49 CFR 565.15). */
const YEARS = 'ABCDEFGHJKLMNPRSTVWXY123456789';
const PLANTS = [...'ABCDEFGHJKLMNPRSTVWXYZ'];

/** Values and weights of the check digit (49 CFR 565.15): letters count 1–9 in three runs, S starting at 2. */
const VALUES: Readonly<Record<string, number>> = Object.fromEntries([
  ...[...'0123456789'].map((digit) => [digit, Number(digit)] as const),
  ...[...'ABCDEFGH'].map((letter, index) => [letter, index + 1] as const),
  ...[...'JKLMNPR'].map(
    (letter, index) => [letter, letter === 'P' ? 7 : letter === 'R' ? 9 : index + 1] as const,
  ),
  ...[...'STUVWXYZ'].map((letter, index) => [letter, index + 2] as const),
]);
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** The check digit that belongs at the ninth place of a VIN, whatever stands there now. */
export const checkDigitOf = (vin: string): string => {
  const sum = [...vin].reduce(
    (total, character, place) => total + (VALUES[character] ?? 0) * (WEIGHTS[place] ?? 0),
    0,
  );
  return sum % 11 === 10 ? 'X' : String(sum % 11);
};

/** A well-formed VIN of a maker (world manufacturer identifier, ISO 3780) and a model year. */
export const vinOf = (seed: string, wmi: string, year: number): string => {
  const descriptor = [1, 2, 3, 4, 5].map((place) => pick(seed, `vin-${place}`, ALPHABET)).join('');
  const yearCode = YEARS.charAt((year - 1980) % YEARS.length);
  const serial = String(whole(seed, 'vin-serial', 0, 999_999)).padStart(6, '0');
  const tail = `${yearCode}${pick(seed, 'vin-plant', PLANTS)}${serial}`;
  return `${wmi}${descriptor}${checkDigitOf(`${wmi}${descriptor}0${tail}`)}${tail}`;
};
