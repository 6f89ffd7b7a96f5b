import { brandBySlug } from '@keyfob/shared/vehicle/brands';
import type { VehicleInformation } from '@keyfob/shared/vehicle/vehicle';
import type { VehicleFit } from './records.ts';

/** Model years and years of sale differ, and providers tell now one, now the other. */
const YEARS_OFF = 1;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const isWithin = (some: readonly string[], all: readonly string[]): boolean =>
  some.every((word) => all.includes(word));

/** Providers call a maker by its name, or as they spell it in capitals and without accents. */
const isMake = (slug: string, brand: string): boolean => {
  const known = brandBySlug(slug);
  const spelled = known ? [known.slug, known.name, known.make ?? '', known.vendor ?? ''] : [slug];
  return spelled.some((each) => each !== '' && wordsOf(each).join('') === wordsOf(brand).join(''));
};

/** "ID.3" is "ID.3 Pro", whichever of the two the provider says; the make may stand before either. */
const isModel = (one: string, other: string, make: readonly string[]): boolean => {
  const [first, second] = [one, other].map((text) => wordsOf(text).filter((word) => !make.includes(word)));
  if (!first || !second) return false;
  return first.join('') === second.join('') || isWithin(first, second) || isWithin(second, first);
};

const isOfYears = ({ from, to }: VehicleFit['years'], year: number): boolean =>
  year >= from - YEARS_OFF && (to === null || year <= to + YEARS_OFF);

/** Whether a vehicle, as its provider describes it, is of a profile. */
export const fits = (fit: VehicleFit, { brand, model, year }: VehicleInformation): boolean =>
  isMake(fit.make, brand) && isModel(fit.model, model, wordsOf(brand)) && isOfYears(fit.years, year);
