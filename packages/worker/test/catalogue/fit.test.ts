import { describe, expect, it } from 'vitest';
import type { VehicleProfile } from '../../src/catalogue/profile.ts';
import { shippedProfiles } from '../../src/catalogue/shipped/shipped.ts';
import { fits } from '../../src/garage/fit.ts';

const profiles = shippedProfiles();
const ofMake = Map.groupBy(profiles, ({ make }) => make);
const isOf = (profile: VehicleProfile, model: string, brand = profile.makeName): boolean =>
  fits(
    profile,
    { brand, model, year: profile.years.from, vin: null, displayName: null },
    ofMake.get(profile.make),
  );

const profileOf = (make: string, model: string): VehicleProfile => {
  const found = profiles.find((each) => each.make === make && each.model === model);
  if (!found) throw new Error(`No ${make} ${model}.`);
  return found;
};

/** Pairs of a profile's model and what a car was called, where the one was taken for the other. */
const taken = (nameOf: (profile: VehicleProfile) => string): string[] => {
  const pairs = profiles.flatMap((profile) =>
    (ofMake.get(profile.make) ?? [])
      .filter((other) => other.model !== profile.model && isOf(profile, nameOf(other)))
      .map((other) => `${profile.make}: ${profile.model} takes ${nameOf(other)}`),
  );
  return [...new Set(pairs)];
};

describe('a vehicle of each profile that is shipped', () => {
  it('is of it, whatever its provider adds to the model or spells otherwise', () => {
    for (const profile of profiles.filter(({ providers }) => providers.length > 0)) {
      const { makeName, model, version } = profile;
      for (const name of [
        model,
        `${makeName} ${model}`,
        `${model} ${version}`,
        model.toUpperCase(),
        model.replaceAll(' ', ''),
      ])
        expect(isOf(profile, name), `${makeName} ${model} called ${name}`).toBe(true);
      expect(isOf(profile, model, makeName.toUpperCase().normalize('NFKD').replace(/\p{M}/gu, ''))).toBe(
        true,
      );
    }
  });

  it('is of no other model of its maker', () => {
    expect(taken(({ model }) => model)).toEqual([]);
    expect(taken(({ model, version }) => `${model} ${version}`)).toEqual([]);
  });
});

describe('a vehicle', () => {
  it.each([
    ['audi', 'Q4 Sportback e-tron', 'Q4 Sportback 50 e-tron'],
    ['audi', 'Q4 e-tron', 'Q4'],
    ['audi', 'A6 Avant e-tron', 'A6 e-tron Avant'],
    ['bmw', '3 Series', '330e'],
    ['mercedes-benz', 'A-Class', 'A 250 e'],
    ['mercedes-benz', 'EQE SUV', 'EQE 350 SUV'],
    ['land-rover', 'Defender 110', 'Defender'],
    ['hyundai', 'IONIQ 5', 'IONIQ5 Long Range'],
    ['citroen', 'ë-C4', 'E-C4'],
  ])('of %s is a %s, if it is called %s', (make, model, called) => {
    expect(isOf(profileOf(make, model), called)).toBe(true);
  });

  it.each([
    ['audi', 'e-tron', 'Q8 e-tron'],
    ['audi', 'e-tron', 'e-tron GT'],
    ['audi', 'Q4 e-tron', 'Q4 Sportback 50 e-tron'],
    ['audi', 'A6', 'A6 Avant e-tron'],
    ['audi', 'A6 Avant e-tron', 'A6'],
    ['volkswagen', 'e-Golf', 'Golf'],
    ['hyundai', 'IONIQ', 'IONIQ5'],
    ['honda', 'e', 'e:Ny1'],
    ['land-rover', 'Range Rover', 'Range Rover Evoque P300e'],
    ['bmw', '3 Series', '225xe'],
    ['tesla', 'Model 3', ''],
  ])('of %s is no %s, if it is called %s', (make, model, called) => {
    expect(isOf(profileOf(make, model), called)).toBe(false);
  });

  it('of another maker, or of years when it was not sold, is none', () => {
    const profile = profileOf('tesla', 'Model 3');
    expect(isOf(profile, 'Model 3', 'Kia')).toBe(false);
    const made = (year: number) =>
      fits(profile, { brand: 'Tesla', model: 'Model 3', year, vin: null, displayName: null });
    const { from, to } = profile.years;
    expect([made(from - 2), made(from - 1), made((to ?? 0) + 1), made((to ?? 0) + 2)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
