import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { applicationOf } from '../application/application-of.ts';
import type { RingKeyRecord } from '../application/keys/ring-keys.ts';
import type { AppContext } from '../context.ts';
import { objectName } from '../crypto/handle.ts';
import { LONGEST_IN_PASSING } from './made-in-passing.ts';

/** `newest` makes and reads; `reader` only reads and never made anything; `older` made things and only reads now. */
export type KeyState = 'newest' | 'reader' | 'older';

/** A key of the ring with every moment that matters, in milliseconds; `null` where it does not come. */
export interface KeyTimes extends RingKeyRecord {
  readonly state: KeyState;
  /** From then on it may become the newest: it is read everywhere. */
  readonly promotableAt: number | null;
  /** From then on nothing is made with it any more, in no place. */
  readonly unusedSince: number | null;
  /** From then on nothing that it made in passing is good any more. */
  readonly retirableAt: number | null;
}

/** Milliseconds until a setting is in every place. A development server is one place. */
const spread = (c: AppContext): number => (c.var.config.development ? 0 : LIFETIMES.settingsSpread * 1000);

const stateOf = ({ supersededAt }: RingKeyRecord, index: number): KeyState => {
  if (index === 0) return 'newest';
  return supersededAt === null ? 'reader' : 'older';
};

const timesOf = (c: AppContext, record: RingKeyRecord, index: number): KeyTimes => {
  const state = stateOf(record, index);
  const unusedSince = record.supersededAt === null ? null : record.supersededAt + spread(c);
  const ended = unusedSince === null ? record.seenAt : unusedSince + LONGEST_IN_PASSING * 1000;
  return {
    ...record,
    state,
    promotableAt: state === 'newest' ? null : record.seenAt + spread(c),
    unusedSince,
    retirableAt: state === 'newest' ? null : ended,
  };
};

/** The ring as its history knows it, newest first. Looking at it is what writes the history. */
export const ringState = async (c: AppContext): Promise<KeyTimes[]> => {
  const { config, now } = c.var;
  const name = await objectName(config.routing, 'key-ring');
  const object = applicationOf(c.env, { jurisdiction: 'unrestricted', name });
  const records = await object.seeRing(
    config.ring.keys.map(({ id }) => id),
    now,
  );
  return records.map((record, index) => timesOf(c, record, index));
};

/** Since when the newest key seals everything that is sealed anywhere; in milliseconds, maybe still to come. */
export const settledAt = (c: AppContext, [newest]: readonly KeyTimes[]): number =>
  (newest?.newestAt ?? c.var.now) + spread(c);
