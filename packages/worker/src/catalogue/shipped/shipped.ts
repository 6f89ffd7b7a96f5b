import type { VehicleProfile } from '../profile.ts';
import { AMERICAN } from './makes-american.ts';
import { BRITISH_NORDIC } from './makes-british-nordic.ts';
import { CHINESE } from './makes-chinese.ts';
import { FRENCH_ITALIAN } from './makes-french-italian.ts';
import { GERMAN_1 } from './makes-german-1.ts';
import { GERMAN_2 } from './makes-german-2.ts';
import { JAPANESE } from './makes-japanese.ts';
import { KOREAN } from './makes-korean.ts';
import { profilesOf } from './market.ts';

let profiles: readonly VehicleProfile[] | null = null;

/** The profiles that come with Keyfob. */
export const shippedProfiles = (): readonly VehicleProfile[] => {
  profiles ??= [AMERICAN, GERMAN_1, GERMAN_2, FRENCH_ITALIAN, BRITISH_NORDIC, JAPANESE, KOREAN, CHINESE]
    .flat()
    .flatMap(profilesOf);
  return profiles;
};
