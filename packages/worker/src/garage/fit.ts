import { brandBySlug, brandCalled, namesOf } from '@keyfob/shared/vehicle/brands';
import type { VehicleInformation } from '@keyfob/shared/vehicle/vehicle';
import type { VehicleFit } from './records.ts';

/** A model as the catalogue names it; what its maker sold under one name may have several versions. */
export interface NamedModel {
  readonly model: string;
  readonly version: string;
}

/** Model years and years of sale differ, and providers tell now one, now the other. */
const YEARS_OFF = 1;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const joined = (text: string): string => wordsOf(text).join('');

const makeNames = (slug: string): readonly string[] => {
  const brand = brandBySlug(slug);
  return brand ? namesOf(brand) : [slug];
};

/** A maker may be none of our brands: then its name is all there is of it. */
const isMake = (slug: string, brand: string): boolean =>
  brandBySlug(slug) ? brandCalled(brand)?.slug === slug : joined(slug) === joined(brand);

/** The words of a model, without those of its maker, which may stand before it. */
const modelWords = (text: string, make: ReadonlySet<string>): readonly string[] => {
  const words = wordsOf(text);
  const own = words.filter((word) => !make.has(word));
  return own.length > 0 ? own : words;
};

const isWithin = (some: readonly string[], all: readonly string[]): boolean =>
  some.every((word) => all.includes(word));

/** Whether some words in a row make up a name that is written as one: "ID3 Pro" has "ID. 3". */
const hasRun = (words: readonly string[], name: string): boolean =>
  words.some((_, from) => {
    let run = '';
    for (const word of words.slice(from)) {
      run += word;
      if (run.length >= name.length) break;
    }
    return run === name;
  });

/** How sure it is that a car is of a model: nothing, no word that speaks against it, its name and more, its name. */
const NOT = 0;
const UNTOLD = 1;
const NAMED = 10;
const BEGINS = 1_000;
const EXACT = 1_000_000;

/**
 * "ID.3" is "ID.3 Pro", whichever of the two the provider says, and a "330e" is a 3 Series. Of two models that a car's
 * name holds, the longer is meant, and above all one that it begins with.
 */
const likeness = (called: string, named: NamedModel, make: ReadonlySet<string>): number => {
  const [car, model] = [modelWords(called, make), modelWords(named.model, make)];
  const name = model.join('');
  if (name === car.join('') || joined(named.model) === joined(called)) return EXACT;
  if (isWithin(model, car) || hasRun(car, name))
    return NAMED + name.length + (car.join('').startsWith(model[0] ?? '') ? BEGINS : 0);
  return isWithin(car, [...model, ...modelWords(named.version, make)]) ? UNTOLD : NOT;
};

const isOfYears = ({ from, to }: VehicleFit['years'], year: number): boolean =>
  year >= from - YEARS_OFF && (to === null || year <= to + YEARS_OFF);

/**
 * Whether a vehicle, as its provider describes it, is of a profile. `known`: what the maker sold, as far as the catalogue
 * knows; a car is of the model that it is most like, so that a "Q4 e-tron" is no "e-tron".
 */
export const fits = (
  fit: VehicleFit,
  { brand, model, year }: VehicleInformation,
  known: readonly NamedModel[] = [],
): boolean => {
  if (!isMake(fit.make, brand) || !isOfYears(fit.years, year)) return false;
  const make = new Set([brand, ...makeNames(fit.make)].flatMap(wordsOf));
  const best = (models: readonly NamedModel[]): number =>
    Math.max(...models.map((each) => likeness(model, each, make)));
  const own = best([{ model: fit.model, version: '' }, ...known.filter((each) => each.model === fit.model)]);
  return joined(model) !== '' && own > NOT && own >= best([{ model: fit.model, version: '' }, ...known]);
};
