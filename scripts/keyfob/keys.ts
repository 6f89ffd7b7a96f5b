import { type Command, type CommandGroup, Declined, type Said, type Typed } from './command.ts';
import { DEV_VARS, type Operator } from './operator.ts';
import { findRing, promoted, type RingPlace, type WrittenRing, withNewKey, without } from './ring.ts';

/** A key of the ring as the operator's API shows it. */
interface Key {
  readonly id: string;
  readonly state: 'newest' | 'reader' | 'older';
  readonly newestAt: string | null;
  readonly supersededAt: string | null;
  readonly promotableAt: string | null;
  readonly retirableAt: string | null;
  readonly garages: number | null;
  readonly applications: number | null;
}

interface Page {
  readonly data: readonly Key[];
  readonly nextCursor: string | null;
}

interface Batch {
  readonly done: number;
  readonly failed: number;
  readonly nextCursor: string | null;
}

const PATH = '/v1/keys';

const together = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a + b;

/** Both pages are of the same ring; what they count is added up. */
const added = (all: readonly Key[], page: readonly Key[]): readonly Key[] =>
  all.length === 0
    ? page
    : all.map((key, index) => ({
        ...key,
        garages: together(key.garages, page[index]?.garages ?? 0),
        applications: together(key.applications, page[index]?.applications ?? 0),
      }));

/** The ring of a Keyfob, over all its applications. */
const readKeys = async (operator: Operator): Promise<readonly Key[]> => {
  let keys: readonly Key[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const { body }: { body: Page } = await operator.call<Page>('GET', `${PATH}${query}`);
    keys = added(keys, body.data);
    cursor = body.nextCursor;
  }
  return keys;
};

const STATES: Readonly<Record<Key['state'], string>> = {
  newest: 'newest',
  reader: 'reads, made nothing',
  older: 'reads',
};

const row = (cells: readonly string[]): string =>
  cells.map((cell, index) => cell.padEnd([22, 22, 26, 9, 14, 0][index] ?? 0)).join('');

const keyRow = (key: Key): string =>
  row([
    key.id,
    STATES[key.state],
    (key.state === 'older' ? key.supersededAt : key.newestAt) ?? '–',
    String(key.garages ?? '–'),
    String(key.applications ?? '–'),
    key.retirableAt ?? '–',
  ]);

const list: Command = {
  operands: [],
  about: 'the keys of the ring, newest first, and what is still sealed by the older ones',
  flags: {},
  run: async (operator) => {
    const keys = await readKeys(operator);
    return {
      lines: [
        row(['KEY', 'STATE', 'SINCE', 'GARAGES', 'APPLICATIONS', 'MAY GO FROM']),
        ...keys.map(keyRow),
        '',
        'The routing secret is not in the ring and never rotates: every id hangs on it.',
      ],
      data: keys,
    };
  },
};

const idsOf = (keys: readonly { readonly id: string }[]): string => keys.map(({ id }) => id).join(', ');

/** The ring that is held here and what its Keyfob says of it. They have to be one: else a key would get lost. */
const held = async (operator: Operator): Promise<{ place: RingPlace; keys: readonly Key[] }> => {
  const place = await findRing(operator.local ? DEV_VARS : null);
  const keys = await readKeys(operator);
  if (idsOf(keys) !== idsOf(place.ring))
    throw new Declined(
      `The ring you hold (${idsOf(place.ring)}) is not the one that Keyfob runs with (${idsOf(keys)}).`,
    );
  return { place, keys };
};

const put = (place: RingPlace, ring: WrittenRing, words: readonly string[]): Said => {
  const { lines, asides } = place.put(ring);
  return { lines, asides: [...words, ...asides], data: { keys: ring.map(({ id }) => id) } };
};

const named = (keys: readonly Key[], id: string | undefined): Key => {
  const key = keys.find((each) => each.id === id);
  if (!key) throw new Declined(`The ring has no key ${id}: it has ${idsOf(keys)}.`);
  return key;
};

const isAhead = (time: string | null): time is string => time !== null && Date.parse(time) > Date.now();

const create: Command = {
  operands: [],
  about: 'a new key, last in the ring: it reads, so that every place knows it before it makes anything',
  flags: {},
  run: async (operator) => {
    const { place } = await held(operator);
    const { ring, id } = withNewKey(place.ring);
    return put(place, ring, [
      `${id} is the ring's new reader. Once this is deployed, "keyfob keys list" says so; then promote it.`,
    ]);
  },
};

const promote: Command = {
  operands: ['<keyId>'],
  about: 'puts a reader first: it makes from now on, and the others read',
  flags: {},
  run: async (operator, { rest: [id] }: Typed) => {
    const { place, keys } = await held(operator);
    const key = named(keys, id);
    if (key.state === 'newest') throw new Declined(`${key.id} is the newest already.`);
    if (isAhead(key.promotableAt))
      throw new Declined(`${key.id} may not be read everywhere yet: promote it from ${key.promotableAt} on.`);
    return put(place, promoted(place.ring, key.id), [
      `${key.id} is the newest. Once this is deployed, "keyfob keys reseal" seals anew what others sealed.`,
    ]);
  },
};

const reseal: Command = {
  operands: [],
  about: 'seals anew what older keys sealed; breaks off and goes on without harm',
  flags: {},
  run: async (operator) => {
    const total = (await readKeys(operator)).map(({ garages }) => garages ?? 0);
    let [done, failed] = [0, 0];
    let cursor: string | null = '';
    while (cursor !== null) {
      const body: object = cursor === '' ? {} : { cursor };
      const { body: batch }: { body: Batch } = await operator.call<Batch>('POST', `${PATH}/reseal`, body);
      [done, failed] = [done + batch.done, failed + batch.failed];
      cursor = batch.nextCursor;
      if (batch.done + batch.failed > 0)
        console.error(`${done} of ${Math.max(...total, done)} garages sealed anew, ${failed} could not be.`);
    }
    if (failed > 0)
      throw new Declined(`${failed} could not be sealed anew: no key of the ring opens what they hold.`);
    return {
      lines: [`Nothing is sealed by an older key any more: ${done} garages sealed anew.`],
      data: { done },
    };
  },
};

const counted = (count: number | null, what: string): string[] =>
  count ? [`${count} ${what}${count === 1 ? '' : 's'}`] : [];

/** Why a key has to stay; `null` where it may go. */
const reasonToStay = (key: Key): string | null => {
  if (key.state === 'newest') return `${key.id} is the newest key: promote another first.`;
  const holders = [...counted(key.garages, 'garage'), ...counted(key.applications, 'application')];
  if (holders.length > 0)
    return `${holders.join(' and ')} may hold something sealed by ${key.id}: run "keyfob keys reseal" first.`;
  return isAhead(key.retirableAt)
    ? `What ${key.id} signed or sealed in passing is good until ${key.retirableAt}: retire it then.`
    : null;
};

const retire: Command = {
  operands: ['<keyId>'],
  about: 'takes a key out of the ring, once nothing hangs on it',
  flags: {},
  run: async (operator, { rest: [id] }) => {
    const { place, keys } = await held(operator);
    const key = named(keys, id);
    const reason = reasonToStay(key);
    if (reason) throw new Declined(reason);
    return put(place, without(place.ring, key.id), [
      `${key.id} is out of the ring. Nothing it made opens again.`,
    ]);
  },
};

export const keyCommands: CommandGroup = {
  about: 'rotates the keys that seal and sign',
  commands: { new: create, promote, list, reseal, retire },
};
