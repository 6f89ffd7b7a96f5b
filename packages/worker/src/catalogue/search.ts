import type { Provider } from '@keyfob/shared/vehicle/vehicle';
import { brandOfMake, type VehicleProfile } from './profile.ts';

export interface ProfileQuery {
  /** Words of make, model and version, in any order; each may be only the beginning of one. */
  readonly search?: string | null | undefined;
  /** Only what at least one of these can connect. */
  readonly providers?: readonly Provider[] | null | undefined;
  /** Only what is sold there (ISO 3166-1 alpha-2, any case), or nobody knows where. */
  readonly country?: string | null | undefined;
  /** Profiles a page: 1 to {@link SIZE_LIMIT}. */
  readonly size?: number | null | undefined;
  /** From 0 on. */
  readonly page?: number | null | undefined;
}

export const SIZE_LIMIT = 100;
const SIZE = 10;
/** Words that are looked at; what comes after them says nothing more. */
const WORDS_LIMIT = 12;
const SEARCH_LIMIT = 200;

/** A profile with what it is found by: words, folded. */
export interface Searchable {
  readonly profile: VehicleProfile;
  readonly words: readonly string[];
  /** The same without spaces: "id4" finds "ID. 4". */
  readonly dense: string;
  /** What its make is called otherwise, such as "vw". */
  readonly aliases: readonly string[];
  /** Its model without spaces, alone and after each name of its make. */
  readonly models: readonly string[];
}

/** Words as they are compared: lower case, without diacritics, letters and digits only. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '');

const searchable = (profile: VehicleProfile, aliases: readonly string[]): Searchable => {
  const words = wordsOf(`${profile.makeName} ${profile.model} ${profile.version}`);
  const model = wordsOf(profile.model).join('');
  const makes = ['', wordsOf(profile.makeName).join(''), ...aliases];
  return { profile, words, dense: words.join(''), aliases, models: makes.map((make) => make + model) };
};

/** Brands are known by their models too. By "leaf" that model is meant, not all that Nissan makes. */
const aliasesOf = (make: string, models: readonly string[]): string[] => {
  const dense = models.map((model) => wordsOf(model).join(''));
  const isModel = (alias: string): boolean => dense.some((model) => model.includes(wordsOf(alias).join('')));
  return (brandOfMake(make)?.aliases ?? []).filter((alias) => !isModel(alias)).flatMap(wordsOf);
};

/** Prepares profiles for {@link pageOfProfiles}, in the order they have. */
export const searchables = (profiles: readonly VehicleProfile[]): Searchable[] => {
  const aliases = new Map<string, readonly string[]>();
  for (const [make, all] of Map.groupBy(profiles, (profile) => profile.make))
    aliases.set(make, aliasesOf(make, [...new Set(all.map(({ model }) => model))]));
  return profiles.map((profile) => searchable(profile, aliases.get(profile.make) ?? []));
};

/** How well a word is found, lower is better. */
const RANK = { word: 0, beginning: 1, alias: 2, within: 3 } as const;

/** `null`: not at all. Runs of words in one are found too: "model3", "mache". */
const rankOfWord = ({ words, dense, aliases }: Searchable, word: string): number | null => {
  if (words.includes(word)) return RANK.word;
  if (words.some((each) => each.startsWith(word))) return RANK.beginning;
  if (aliases.some((each) => each.startsWith(word))) return RANK.alias;
  return dense.includes(word) ? RANK.within : null;
};

/** Of all words together; `null` where one is not found. */
const rankOf = (each: Searchable, words: readonly string[]): number | null => {
  let sum = 0;
  for (const word of words) {
    const rank = rankOfWord(each, word);
    if (rank === null) return null;
    sum += rank;
  }
  return sum;
};

/** What is searched for is its model's name, the beginning of it, or neither; lower is better. */
const nearness = ({ models, profile }: Searchable, asked: string): number => {
  if (asked === '') return 0;
  if (models.includes(asked)) return 0;
  const version = wordsOf(profile.version).join('');
  return models.some((model) => `${model}${version}`.startsWith(asked)) ? 1 : 2;
};

const isWanted =
  ({ providers, country }: ProfileQuery) =>
  ({ profile }: Searchable): boolean => {
    const code = country?.toUpperCase() ?? null;
    const sold = code === null || profile.countries.length === 0 || profile.countries.includes(code);
    return sold && (!providers || profile.providers.some((each) => providers.includes(each)));
  };

const whole = (value: number | null | undefined, otherwise: number): number =>
  value === null || value === undefined || !Number.isFinite(value) ? otherwise : Math.trunc(value);

/** One page of what matches: a model of that name first, then best first, equals in the order they came in. */
export const pageOfProfiles = (all: readonly Searchable[], query: ProfileQuery): VehicleProfile[] => {
  const size = Math.min(Math.max(whole(query.size, SIZE), 1), SIZE_LIMIT);
  const start = Math.max(whole(query.page, 0), 0) * size;
  const words = wordsOf((query.search ?? '').slice(0, SEARCH_LIMIT)).slice(0, WORDS_LIMIT);
  const asked = [...new Set(words)].join('');
  const found = all
    .filter(isWanted(query))
    .flatMap((each) => {
      const rank = rankOf(each, words);
      return rank === null ? [] : [{ each, rank, near: nearness(each, asked) }];
    })
    .sort((one, other) => one.near - other.near || one.rank - other.rank);
  return found.slice(start, start + size).map(({ each }) => each.profile);
};
