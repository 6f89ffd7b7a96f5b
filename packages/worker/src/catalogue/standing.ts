import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { Env } from '../env.ts';
import { faultOf, log } from '../log.ts';
import type { VehicleProfile } from './profile.ts';
import { readCurrent, readProfiles } from './published.ts';
import { type Searchable, searchables } from './search.ts';
import { shippedProfiles } from './shipped/shipped.ts';

/** Every profile there is: those of the operator, and those that are shipped and not replaced. */
export interface StandingProfiles {
  readonly byId: ReadonlyMap<string, VehicleProfile>;
  /** In the order of make, model and version, newest first. */
  readonly all: readonly Searchable[];
}

const compare = (one: VehicleProfile, other: VehicleProfile): number =>
  one.makeName.localeCompare(other.makeName, 'en') ||
  one.model.localeCompare(other.model, 'en', { numeric: true }) ||
  other.years.from - one.years.from ||
  one.version.localeCompare(other.version, 'en', { numeric: true }) ||
  one.id.localeCompare(other.id);

const standingOf = (own: readonly VehicleProfile[]): StandingProfiles => {
  const byId = new Map([...shippedProfiles(), ...own].map((profile) => [profile.id, profile]));
  return { byId, all: searchables([...byId.values()].sort(compare)) };
};

interface Held {
  readonly standing: StandingProfiles;
  readonly version: string | null;
}

/** What this isolate knows, and from when on it asks again. */
let held: Held | null = null;
let askAgainAt = 0;

/** After a read that gave nothing new though it should have. Milliseconds. */
const RETRY_MS = 5000;

/** Pages may come to a place later than what names them: until then, what stood before stands. */
const readAnew = async (env: Env, now: number): Promise<Held> => {
  askAgainAt = now + LIFETIMES.publishedCopy * 1000;
  const current = await readCurrent(env);
  if (held && held.version === (current?.version ?? null)) return held;
  const own = current === null ? [] : await readProfiles(env, current);
  if (own !== null) return { standing: standingOf(own), version: current?.version ?? null };
  log('catalogue_incomplete', {}, { least: env.KEYFOB_LOG_LEVEL });
  askAgainAt = now + RETRY_MS;
  return held ?? { standing: standingOf([]), version: null };
};

/** What is known goes on being answered while KV is away. */
const readOrKeep = async (env: Env, now: number): Promise<Held> => {
  try {
    held = await readAnew(env, now);
    return held;
  } catch (error) {
    askAgainAt = now + (held ? RETRY_MS : 0);
    if (!held) throw error;
    log('catalogue_unread', faultOf(error), { least: env.KEYFOB_LOG_LEVEL });
    return held;
  }
};

/**
 * What stands, at most a minute and a half old. Nobody waits for what another request reads, which may be broken off with
 * it: while one asks, the others go by what is known, and where nothing is, each asks.
 */
export const standingProfiles = async (env: Env): Promise<StandingProfiles> => {
  const now = Date.now();
  if (held && now < askAgainAt) return held.standing;
  return (await readOrKeep(env, now)).standing;
};

/** What this isolate has just imported is not to be answered from its memory. */
export const forgetStanding = (): void => {
  askAgainAt = 0;
};
