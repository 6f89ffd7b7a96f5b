/** What the search needs of a brand. Runs on the server and in the browser. */
export interface SearchableBrand {
  readonly slug: string;
  readonly name: string;
  /** Other names, abbreviations and models, such as "VW" or "Model 3". */
  readonly aliases: readonly string[];
  /** Names of the makers' own apps. */
  readonly apps: readonly string[];
  /** The name in the script of the page's language, where that is not Latin. */
  readonly localNames?: readonly string[];
}

/** Letters that Unicode does not take apart into a base and a mark. */
const SINGLE_LETTERS: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', ß: 'ss', ł: 'l', đ: 'd' };

/** Pairs of which the first is read as the second: other forms of Arabic letters, final forms of Hebrew ones. */
const READ_AS: Readonly<Record<string, string>> = Object.fromEntries(
  'ةه ىي یي ٱا کك گك پب چج ڤف ךכ םמ ןנ ףפ ץצ'.split(' ').map((pair) => [...pair]),
);

/**
 * A text as it is compared: lower case, full and half width alike, without diacritics, words apart by single spaces.
 * Hiragana becomes katakana, and keeps the marks that tell ハ, バ and パ apart.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    // Marks, but for those of kana; hamza and tatweel; apostrophe and geresh within a word; what is not seen.
    .replace(/(?![\u3099\u309a])\p{M}|[ءـ'’׳״]|\p{Cf}/gu, '')
    .normalize('NFC')
    .replace(/[æøßłđ]/g, (letter) => SINGLE_LETTERS[letter] ?? letter)
    .replace(/[\u0600-\u06ff\u05d0-\u05ea]/g, (letter) => READ_AS[letter] ?? letter)
    // Both rows of Arabic digits begin at a multiple of sixteen.
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const compact = (folded: string): string => folded.replaceAll(' ', '');

/** Whether `a` becomes `b` by at most one insertion, deletion, substitution or swap of neighbours (Damerau). */
export const withinOneError = (a: string, b: string): boolean => {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  const swapped = `${restA[1] ?? ''}${restA[0] ?? ''}${restA.slice(2)}`;
  return (
    restA === restB ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    swapped === restB
  );
};

/** A shorter query with an error in it would match nearly everything. */
const FUZZY_LENGTH = 4;

/** Whether the query, with one typing error, is a word or the beginning of one. */
const beginsWithOneError = (word: string, query: string): boolean =>
  query.length >= FUZZY_LENGTH &&
  [-1, 0, 1].some((extra) => withinOneError(query, word.slice(0, query.length + extra)));

/** How well a brand matches, lower is better. */
const RANK = { prefix: 0, word: 1, alias: 2, fuzzy: 3, none: 4 } as const;

const rankOf = (brand: SearchableBrand, query: string): number => {
  const names = [brand.name, ...(brand.localNames ?? [])].map(fold);
  const others = [...brand.aliases, ...brand.apps].map(fold);
  const dense = compact(query);
  if (names.some((name) => name.startsWith(query) || compact(name).startsWith(dense))) return RANK.prefix;
  if (names.some((name) => name.split(' ').some((word) => word.startsWith(query)))) return RANK.word;
  if (others.some((other) => compact(other).startsWith(dense) || ` ${other}`.includes(` ${query}`)))
    return RANK.alias;
  const texts = [...names, ...others];
  const words = texts.flatMap((text) => text.split(' '));
  // "tesla model y", "vw golf": each word of the query begins some word of the brand.
  if (query.split(' ').every((part) => words.some((word) => word.startsWith(part)))) return RANK.alias;
  if ([...texts.map(compact), ...words].some((word) => beginsWithOneError(word, dense))) return RANK.fuzzy;
  return RANK.none;
};

/**
 * The brands that match, best first: beginning of the name, beginning of a word in it, alias or app, and only when
 * nothing else matches, one typing error. Equals keep the order they came in; an empty query matches all.
 */
export const searchBrands = <B extends SearchableBrand>(brands: readonly B[], query: string): B[] => {
  const folded = fold(query);
  if (folded === '') return [...brands];
  const ranked = brands.map((brand) => ({ brand, rank: rankOf(brand, folded) }));
  const exact = ranked.some(({ rank }) => rank < RANK.fuzzy);
  return ranked
    .filter(({ rank }) => rank < (exact ? RANK.fuzzy : RANK.none))
    .sort((a, b) => a.rank - b.rank)
    .map(({ brand }) => brand);
};

/** Where most electric cars of a country come from, most common first. A judgement to start from, not a statistic. */
const POPULAR: Readonly<Record<string, readonly string[]>> = {
  AT: ['tesla', 'volkswagen', 'bmw', 'skoda', 'audi', 'byd'],
  BE: ['tesla', 'bmw', 'volvo', 'audi', 'volkswagen', 'mercedes-benz'],
  CA: ['tesla', 'chevrolet', 'hyundai', 'ford', 'kia', 'volkswagen'],
  CH: ['tesla', 'skoda', 'bmw', 'audi', 'volkswagen', 'volvo'],
  DE: ['volkswagen', 'tesla', 'bmw', 'audi', 'skoda', 'mercedes-benz'],
  DK: ['tesla', 'volkswagen', 'skoda', 'audi', 'hyundai', 'renault'],
  ES: ['tesla', 'byd', 'kia', 'mg', 'renault', 'bmw'],
  FI: ['tesla', 'volkswagen', 'skoda', 'volvo', 'polestar', 'bmw'],
  FR: ['renault', 'tesla', 'peugeot', 'citroen', 'bmw', 'fiat'],
  GB: ['tesla', 'bmw', 'volkswagen', 'kia', 'mg', 'vauxhall'],
  IE: ['volkswagen', 'hyundai', 'tesla', 'kia', 'skoda', 'byd'],
  IT: ['tesla', 'fiat', 'jeep', 'renault', 'bmw', 'byd'],
  NL: ['tesla', 'volkswagen', 'kia', 'volvo', 'skoda', 'bmw'],
  NO: ['tesla', 'volkswagen', 'toyota', 'volvo', 'skoda', 'bmw'],
  PL: ['tesla', 'volvo', 'kia', 'bmw', 'hyundai', 'renault'],
  SE: ['volvo', 'tesla', 'volkswagen', 'kia', 'polestar', 'skoda'],
  US: ['tesla', 'chevrolet', 'ford', 'hyundai', 'kia', 'rivian'],
};

/** The brands with the country's common ones first and the rest by name. `country` is ISO 3166-1 alpha-2. */
export const popularFirst = <B extends SearchableBrand>(
  brands: readonly B[],
  country: string | null,
): B[] => {
  const popular = POPULAR[country ?? ''] ?? [];
  const place = (brand: B): number => {
    const index = popular.indexOf(brand.slug);
    return index < 0 ? popular.length : index;
  };
  return [...brands].sort((a, b) => place(a) - place(b) || fold(a.name).localeCompare(fold(b.name)));
};
