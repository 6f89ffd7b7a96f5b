import { findProfile } from '../catalogue/catalogue.ts';
import type { Env } from '../env.ts';
import { type Account, scriptOf } from './accounts.ts';
import { accountNameOf, readWish } from './made-vehicles.ts';
import { modelOfProfile, type ProfileModel } from './vehicles/profile-model.ts';

/** Loaded with the first sign-in that a profile of the catalogue is wished for at, and the catalogue with it. */

/** The models of some profiles: none of one that does not exist. */
export const modelsOfProfiles = async (env: Env, ids: readonly string[]): Promise<ProfileModel[]> => {
  const profiles = await Promise.all([...new Set(ids)].map((id) => findProfile(env, id)));
  return profiles.flatMap((profile) => (profile && modelOfProfile(profile)) ?? []);
};

/** The name of an account that holds one vehicle of a model; empty where there can be none. */
export const accountNameFor = (model: ProfileModel): string => {
  const read = readWish({ make: model.make, model: model.profileId }, 0, [model]);
  return read.ok ? accountNameOf({ brand: read.value.brand, vehicles: [read.value.vehicle] }) : '';
};

/**
 * An account as it is where a link wishes for a model: an owner who was sent here has such a car. Accounts whose names
 * say how many they have, or which, have those.
 */
export const withWish = (account: Account, model: ProfileModel): Account => {
  const fixed = account.made !== null || scriptOf(account).vehicles !== null;
  return fixed || account.brand !== model.make ? account : { ...account, models: [model] };
};
