import type { VehicleProfile } from '../profile.ts';
import { AMERICAN } from './american.ts';
import { profilesOf } from './market.ts';

let profiles: readonly VehicleProfile[] | null = null;

/** The profiles that come with Keyfob. */
export const shippedProfiles = (): readonly VehicleProfile[] => {
  profiles ??= [AMERICAN].flat().flatMap(profilesOf);
  return profiles;
};
