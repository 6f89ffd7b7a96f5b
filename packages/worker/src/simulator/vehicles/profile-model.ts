import type { VehicleProfile } from '../../catalogue/profile.ts';
import { type ChargeableModel, electric, plugIn } from './models/model.ts';
import { modelsOf, slugOf } from './models.ts';

/** A model made after a profile of the catalogue. Tokens carry it whole: the catalogue may change meanwhile. */
export interface ProfileModel extends ChargeableModel {
  readonly profileId: string;
  /** Slug. */
  readonly make: string;
}

/** No car without an engine was ever sold in numbers that goes no further than this; kilometres. */
const FURTHEST_BESIDE_ENGINE = 130;
const NAMED_AFTER_ENGINE = /hybrid|phev|\biv\b/i;

const hasEngine = ({ model, version, rangeKm }: VehicleProfile): boolean =>
  rangeKm <= FURTHEST_BESIDE_ENGINE || NAMED_AFTER_ENGINE.test(`${model} ${version}`);

/** What its VIN begins with: as that of the maker's model of that name does, or else of the first. */
const beginningOf = ({ make, model }: VehicleProfile): string | null => {
  const own = modelsOf(make);
  const wanted = slugOf({ name: model });
  const named = own.find((each) => slugOf(each).startsWith(wanted) || wanted.startsWith(slugOf(each)));
  return (named ?? own[0])?.wmi ?? null;
};

/** The model of a profile; `null` where the simulator does not reach its make. */
export const modelOfProfile = (profile: VehicleProfile): ProfileModel | null => {
  const beginning = beginningOf(profile);
  if (beginning === null || !profile.providers.includes('simulator')) return null;
  const { id, make, model, years, batteryKwh, rangeKm } = profile;
  const built = hasEngine(profile) ? plugIn : electric;
  // One that is still sold is of the year it came out: what a profile says of its end may change, a car may not.
  const last = years.to ?? years.from;
  return { ...built(model, beginning, years.from, last, batteryKwh, rangeKm), profileId: id, make };
};
