/** What this face asks of the catalogue. */
export { findProfile, searchProfiles } from '../../../catalogue/catalogue.ts';
export type { Plug, RangeCycle, VehicleProfile } from '../../../catalogue/profile.ts';
export type { ProfileQuery } from '../../../catalogue/search.ts';
