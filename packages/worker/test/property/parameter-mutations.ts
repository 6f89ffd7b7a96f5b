import * as fc from 'fast-check';
import { type Mutation, type Pair, Raw, type Wire } from './wire.ts';

type Place = 'query' | 'body';

/** Which parameter of which part: both are one list to a mutation. */
const placesOf = (wire: Wire): (readonly [Place, number])[] => [
  ...wire.query.map((_, index) => ['query', index] as const),
  ...(wire.body ?? []).map((_, index) => ['body', index] as const),
];

type Change = (pair: Pair, wire: Wire) => readonly Pair[];

const changeParameter = (wire: Wire, at: number, change: Change): Wire => {
  const places = placesOf(wire);
  const [place, index] = places[at % Math.max(1, places.length)] ?? ['query', -1];
  const pairs = wire[place] ?? [];
  const changed = pairs.flatMap((pair, each) => (each === index ? change(pair, wire) : [pair]));
  return { ...wire, [place]: changed };
};

const addParameter = (wire: Wire, pair: Pair): Wire =>
  wire.body === null ? { ...wire, query: [...wire.query, pair] } : { ...wire, body: [...wire.body, pair] };

export const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const CONTROLS = ['\0', '\r\n', '\n', '\t', '\x1b', '\x7f', '\u202e', '\u2066', '\u0085', '\ufeff', '\ud800'];
const AFFIXES = [' ', '.', '/', '#', '?', '&', '%', '@', '\\', ';', ',', '"', "'", '*', '%20', '\u3000', 'x'];
const MISSPELT = [
  '%',
  '%zz',
  '%c0%80',
  '%ed%a0%80',
  '%ff%fe',
  '%u0041',
  '%00',
  '+',
  '%2',
  '%e0%80%af',
  ';a=b',
];

/** A right value turned into one that a careless comparison would take for it. */
export const NEAR: Readonly<Record<string, (value: string, affix: string) => string>> = {
  'upper case': (value) => value.toUpperCase(),
  'lower case': (value) => value.toLowerCase(),
  'a character more': (value, affix) => `${value}${affix}`,
  'a character before': (value, affix) => `${affix}${value}`,
  'a character less': (value) => value.slice(0, -1),
  'one character other': (value) => `${value.slice(0, -2)}${value.endsWith('AA') ? 'BB' : 'AA'}`,
  'encoded twice': (value) => encodeURIComponent(value),
  'wide letters': (value) => value.replace(/[a-z]/, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0)),
  'another host': (value) => value.replace(/^(\w+:\/\/)([^/]+)/, '$1$2.evil.example'),
  'a host before': (value) => value.replace(/^(\w+:\/\/)/, '$1evil.example@'),
  'a path up': (value) => `${value}/../evil`,
  'another scheme': (value) => value.replace(/^\w+:/, 'javascript:'),
  'a host alone': (value) => value.replace(/^\w+:\/\/[^/]+/, '//evil.example'),
  'back slashes': (value) => value.replaceAll('/', '\\'),
  'a space for each': (value) => value.replaceAll(/[_:]/g, ' '),
};

/** Ways of writing one parameter wrong. */
export const parameterMutation = (strangers: readonly unknown[]): fc.Arbitrary<Mutation> => {
  const at = fc.nat(30);
  const change = (kind: string, make: Change) =>
    at.map((index) => ({ kind, apply: (wire: Wire) => changeParameter(wire, index, make) }));
  const set = (kind: string, values: readonly unknown[]) =>
    fc.tuple(at, fc.constantFrom(...values)).map(([index, value]) => ({
      kind,
      apply: (wire: Wire) => changeParameter(wire, index, ([name]) => [[name, value]]),
    }));
  return fc.oneof(
    change('dropped', () => []),
    change('doubled', (pair) => [pair, pair]),
    change('doubled, empty', (pair) => [pair, [pair[0], '']]),
    change('doubled, other', (pair) => [[pair[0], 'other'], pair]),
    change('without a name', ([, value]) => [['', value]]),
    change('empty', ([name]) => [[name, '']]),
    change('name in upper case', ([name, value]) => [[name.toUpperCase(), value]]),
    change('a list', ([name, value]) => [[`${name}[]`, value]]),
    change('a list of JSON', ([name, value]) => [[name, [value]]]),
    set('of no type', [null, true, 0, -1, 1e300, [], {}, [[]], { toString: 'x' }, new Raw('')]),
    set('a stranger’s', strangers),
    set(
      'misspelt',
      MISSPELT.map((spelling) => new Raw(spelling)),
    ),
    fc
      .tuple(at, fc.constantFrom(...Object.entries(NEAR)), fc.constantFrom(...AFFIXES))
      .map(([index, [kind, near], affix]) => ({
        kind,
        apply: (wire: Wire) =>
          changeParameter(wire, index, ([name, value]) => [[name, near(text(value), affix)]]),
      })),
    fc.tuple(at, fc.constantFrom(...CONTROLS), fc.nat(40)).map(([index, control, where]) => ({
      kind: 'a control character',
      apply: (wire: Wire) =>
        changeParameter(wire, index, ([name, value]) => [
          [name, `${text(value).slice(0, where)}${control}${text(value).slice(where)}`],
        ]),
    })),
    fc.tuple(at, fc.constantFrom(300, 3000, 9000, 70_000)).map(([index, size]) => ({
      kind: 'huge',
      apply: (wire: Wire) =>
        changeParameter(wire, index, ([name, value]) => [[name, text(value).padEnd(size, 'x')]]),
    })),
    fc
      .tuple(at, at)
      .map(([one, other]) => ({ kind: 'swapped', apply: (wire: Wire) => swap(wire, one, other) })),
    fc
      .tuple(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 40 }))
      .map(([name, value]) => ({
        kind: 'random added',
        apply: (wire: Wire) => addParameter(wire, [name.toWellFormed(), value.toWellFormed()]),
      })),
    fc.constantFrom(...ADDED).map((pair) => ({
      kind: 'known added',
      apply: (wire: Wire) => addParameter(wire, pair),
    })),
  );
};

/** Gives two parameters each other's values. */
const swap = (wire: Wire, one: number, other: number): Wire => {
  const places = placesOf(wire);
  const valueAt = (at: number): unknown => {
    const [place, index] = places[at % Math.max(1, places.length)] ?? ['query', 0];
    return wire[place]?.[index]?.[1] ?? '';
  };
  const [first, second] = [valueAt(one), valueAt(other)];
  const half = changeParameter(wire, one, ([name]) => [[name, second]]);
  return changeParameter(half, other, ([name]) => [[name, first]]);
};

/** Parameters that mean something somewhere, where they should not. */
const ADDED: readonly Pair[] = [
  ['client_id', 'demo'],
  ['client_secret', 'x'],
  ['request', 'eyJhbGciOiJub25lIn0.e30.'],
  ['request_uri', 'urn:ietf:params:oauth:request_uri:par_x'],
  ['request_uri', 'https://evil.example/request'],
  ['response_mode', 'form_post'],
  ['response_type', 'token'],
  ['redirect_uri', 'https://evil.example/callback'],
  ['resource', 'https://evil.example'],
  ['scope', 'all admin'],
  ['prompt', 'none'],
  ['code_verifier', 'x'],
  ['code_challenge_method', 'plain'],
  ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
  ['__proto__', { admin: true }],
  ['constructor', 'x'],
  ['token_type_hint', 'password'],
  ['grant_type', 'password'],
  ['state', 'other'],
  ['iss', 'https://evil.example'],
  ['registration', '{}'],
  ['vehicle', '../x'],
  ['code', 'cod_x'],
];
