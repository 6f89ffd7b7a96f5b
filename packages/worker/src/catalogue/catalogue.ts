import type { Env } from '../env.ts';
import type { VehicleProfile } from './profile.ts';
import { type ProfileQuery, pageOfProfiles } from './search.ts';
import { standingProfiles } from './standing.ts';

/** The profile of an id, shipped or the operator's own; `null` where there is none. */
export const findProfile = async (env: Env, id: string): Promise<VehicleProfile | null> =>
  (await standingProfiles(env)).byId.get(id) ?? null;

/** What a maker sold, by the slug of the brand. Rejects where KV cannot be read and this isolate knows nothing yet. */
export const profilesOfMake = async (env: Env, make: string): Promise<readonly VehicleProfile[]> =>
  (await standingProfiles(env)).all.flatMap(({ profile }) => (profile.make === make ? [profile] : []));

/**
 * A page of the profiles that match, best first. Costs one read of KV in half a minute of an isolate, and one more for
 * each import. Rejects where KV cannot be read and this isolate knows nothing yet.
 */
export const searchProfiles = async (env: Env, query: ProfileQuery): Promise<readonly VehicleProfile[]> =>
  pageOfProfiles((await standingProfiles(env)).all, query);
