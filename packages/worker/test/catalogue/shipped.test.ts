import { brandBySlug } from '@keyfob/shared/vehicle/brands';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { profileSchema, type VehicleProfile } from '../../src/catalogue/profile.ts';
import { idOf } from '../../src/catalogue/row.ts';
import { shippedProfiles } from '../../src/catalogue/shipped/shipped.ts';
import { MAKE_SOURCES } from '../../src/catalogue/shipped/sources.ts';
import frozenIds from './frozen-ids.txt?raw';

const profiles = shippedProfiles();
const nameOf = ({ make, model, version }: VehicleProfile): string => `${make}/${model}/${version}`;
const makes = [...new Set(profiles.map(({ make }) => make))];
const of = (make: string, region: string): VehicleProfile[] =>
  profiles.filter((each) => each.make === make && each.countries.includes(region));

describe('what is shipped', () => {
  it('is at least 300 makes, models and versions of at least 40 makes', () => {
    expect(new Set(profiles.map(nameOf)).size).toBe(profiles.length);
    // The same car of another continent is no other car.
    const vehicles = new Set(profiles.map((each) => nameOf(each).replace(/, (North America|USA)$/, '')));
    expect(vehicles.size).toBeGreaterThanOrEqual(300);
    expect(makes.length).toBeGreaterThanOrEqual(40);
  });

  it('would pass every check of an import', () => {
    for (const profile of profiles)
      expect(v.safeParse(profileSchema, profile).issues, nameOf(profile)).toBeUndefined();
  });

  it('lies within what there is on roads', () => {
    for (const profile of profiles) {
      const { years, batteryKwh, rangeKm, plugs } = profile;
      const perHundred = (batteryKwh / rangeKm) * 100;
      const chargesFast = plugs.length > 1 || plugs.includes('SAE_J3400');
      expect(years.from, nameOf(profile)).toBeGreaterThanOrEqual(2012);
      expect(years.to ?? 0, nameOf(profile)).toBeLessThanOrEqual(2026);
      expect(perHundred, nameOf(profile)).toBeGreaterThan(chargesFast ? 10 : 9);
      expect(perHundred, nameOf(profile)).toBeLessThan(42);
    }
  });

  it('has ids that never change and are never given to another vehicle', () => {
    const frozen = frozenIds.trim().split('\n');
    expect(frozen.length).toBeGreaterThanOrEqual(300);
    const standing = new Map(profiles.map((profile) => [profile.id, nameOf(profile)]));
    expect(standing.size).toBe(profiles.length);
    // A name may be corrected here and there: then its line has the new one after the id of before.
    for (const line of frozen) expect(line).toBe(`${line.slice(0, 24)} ${standing.get(line.slice(0, 24))}`);
    expect(frozen.length, 'add the new ids to frozen-ids.txt').toBe(profiles.length);
  });

  it('is what a row of the same name replaces', async () => {
    for (const { id, make, model, version } of profiles.slice(0, 20))
      expect(await idOf(make, model, version)).toBe(id);
  });

  it('has the fast socket of the plug-in hybrids that have one', () => {
    const fast: readonly (readonly [make: string, model: string, version: string])[] = [
      ['volkswagen', 'Golf', 'eHybrid (2024)'],
      ['volkswagen', 'Passat', 'eHybrid (2024)'],
      ['volkswagen', 'Tiguan', 'eHybrid (2024)'],
      ['skoda', 'Kodiaq', 'iV'],
      ['skoda', 'Superb', 'iV (2024)'],
      ['cupra', 'Formentor', 'e-HYBRID (2024)'],
      ['jaguar', 'E-PACE', 'P300e'],
      ['jaguar', 'F-PACE', 'P400e'],
      ['land-rover', 'Range Rover Evoque', 'P300e'],
      ['byd', 'Seal U', 'DM-i Boost'],
      ['mercedes-benz', 'GLE', '350 de 4MATIC'],
    ];
    const named = new Map(profiles.map((profile) => [nameOf(profile), profile.plugs]));
    for (const each of fast)
      expect(named.get(each.join('/')), each.join(' ')).toEqual(['IEC_62196_T2', 'IEC_62196_T2_COMBO']);
    // The ones before them had none.
    for (const each of ['volkswagen/Golf/GTE', 'skoda/Superb/iV', 'cupra/Formentor/e-HYBRID'])
      expect(named.get(each), each).toEqual(['IEC_62196_T2']);
  });

  it('can be connected by whom its make can be reached, where it is sold', () => {
    expect(of('tesla', 'NO')[0]?.providers).toEqual(['enode', 'smartcar', 'simulator']);
    expect(of('toyota', 'NO')[0]?.providers).toEqual(['enode', 'simulator']);
    expect(of('toyota', 'US')[0]?.providers).toEqual(['enode', 'smartcar', 'simulator']);
    expect(of('buick', 'CN')[0]?.providers).toEqual(['simulator']);
    expect(of('xpeng', 'NO')[0]?.providers).toEqual(['enode', 'simulator']);
    for (const { make, providers } of profiles) expect(providers.length > 0).toBe(brandBySlug(make) !== null);
  });

  it('names a source for each make, and says how sure it is', () => {
    expect(MAKE_SOURCES.map(({ make }) => make).sort()).toEqual([...makes].sort());
    for (const { make, sources, compared, certainty } of MAKE_SOURCES) {
      const count = profiles.filter((each) => each.make === make).length;
      const least = Math.max(compared.battery, compared.range);
      expect(least, make).toBeLessThanOrEqual(count);
      expect(certainty === 'memory', make).toBe(least === 0);
      if (certainty === 'compared')
        expect(compared.battery + compared.range, make).toBeGreaterThanOrEqual(count);
      for (const { address, name } of sources) {
        expect(new URL(address).protocol, address).toBe('https:');
        expect(name).not.toBe('');
      }
    }
  });
});
