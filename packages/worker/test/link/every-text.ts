import type { Texts } from '../../src/link/locales/texts.ts';

/** One of each plural category of every language, and the numbers that look like one. */
export const COUNTS = [0, 1, 2, 3, 5, 11, 21, 100] as const;

/** No page says any of it of none at all, but for the brands. */
const POSITIVE = COUNTS.filter((number) => number > 0);

type Call = readonly [name: string, ...values: readonly unknown[]];

/** How a function is called that takes more than names. The name says which number is in it. */
const CALLS: Readonly<Record<string, readonly Call[]>> = {
  '.list': [
    ['1', ['Xx']],
    ['2', ['Xx', 'Yy']],
    ['3', ['Xx', 'Yy', 'Zz']],
  ],
  '.words.progress': [
    ['#3', 3, 5],
    ['#5', 3, 5],
  ],
  '.brand.count': COUNTS.map((number) => [`#${number}`, number]),
  '.handoff.account': [
    ['app', 'Xx', 'Yy'],
    ['no app', 'Xx', null],
  ],
  '.vehicles.cars': POSITIVE.map((number) => [`#${number}`, number]),
  '.vehicles.andMore': POSITIVE.map((number) => [`#${number}`, 'Xx', number]),
  '.vehicles.howLongText': [
    ['durable', 'Xx', true],
    ['short', 'Xx', false],
  ],
  '.success.title': POSITIVE.map((number) => [`#${number}`, 'Xx', number]),
};

/** Functions whose first name is that of a brand, an account, an address or a user, never of an application. */
const OTHER_NAMES: readonly string[] = [
  '.attempt',
  '.brand.inCountry',
  '.brand.none',
  '.frame.asks',
  '.handoff.go',
  '.handoff.lead',
  '.handoff.title',
  '.intro.forUser',
  '.loading.lead',
  '.noVehicles.title',
  '.vehicles.cannotShare',
  '.vehicles.forUser',
  '.vehicles.vin',
];

type Caller = (...values: readonly unknown[]) => unknown;

const isCaller = (value: unknown): value is Caller => typeof value === 'function';

const flatten = (value: unknown, path: string, theApp: string): (readonly [string, string])[] => {
  if (typeof value === 'string') return [[path, value]];
  if (isCaller(value)) {
    const named: Call = ['names', 'Xx', 'Yy'];
    const unnamed: Call = ['the app', theApp, 'Yy'];
    const calls = CALLS[path] ?? (OTHER_NAMES.includes(path) ? [named] : [named, unnamed]);
    return calls.flatMap(([name, ...values]) => flatten(value(...values), `${path} ${name}`, theApp));
  }
  if (value === null || typeof value !== 'object') throw new Error(`${path} is not a text.`);
  return Object.entries(value).flatMap(([key, each]) => flatten(each, `${path}.${key}`, theApp));
};

/** Every text under its path. Functions are called with names that are easily found, and where the first is
 * an application's, with the words for one that is not known. */
export const textsOf = (texts: Texts): ReadonlyMap<string, string> =>
  new Map(flatten(texts, '', texts.theApp));
