import { brandOfVin, checkDigitOf, yearCodeOf } from '@keyfob/shared/vehicle/vin';
import { pick, whole } from './random.ts';

const ALPHABET = [...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789'];
const PLANTS = [...'ABCDEFGHJKLMNPRSTVWXYZ'];

/** A well-formed VIN that begins as a maker's do (ISO 3780), of a model year. It decodes to that maker. */
export const vinOf = (seed: string, beginning: string, year: number): string => {
  const places = Array.from({ length: 8 - beginning.length }, (_, index) => beginning.length - 2 + index);
  const descriptor = places.map((place) => pick(seed, `vin-${place}`, ALPHABET)).join('');
  const serial = String(whole(seed, 'vin-serial', 0, 999_999)).padStart(6, '0');
  const head = `${beginning}${descriptor}`;
  // By chance it may begin like a brand that shares the factory.
  if (brandOfVin(head) !== brandOfVin(beginning)) return vinOf(`${seed}+`, beginning, year);
  const tail = `${yearCodeOf(year)}${pick(seed, 'vin-plant', PLANTS)}${serial}`;
  return `${head}${checkDigitOf(`${head}0${tail}`)}${tail}`;
};
