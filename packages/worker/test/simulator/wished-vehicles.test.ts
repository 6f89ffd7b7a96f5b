import { brandBySlug } from '@keyfob/shared/vehicle/brands';
import { brandOfVin, isSound } from '@keyfob/shared/vehicle/vin';
import { beforeEach, describe, expect, test } from 'vitest';
import type { VehicleProfile } from '../../src/catalogue/profile.ts';
import { shippedProfiles } from '../../src/catalogue/shipped/shipped.ts';
import { fits } from '../../src/garage/fit.ts';
import { fleetOfAccount } from '../../src/simulator/account-fleet.ts';
import { accountOf } from '../../src/simulator/accounts.ts';
import { accountNameFor, withWish } from '../../src/simulator/catalogue-models.ts';
import type { SimulatedVehicle } from '../../src/simulator/vehicles/fleet.ts';
import { modelOfProfile, type ProfileModel } from '../../src/simulator/vehicles/profile-model.ts';
import { readingAt } from '../../src/simulator/vehicles/reading.ts';
import { type Linking, openLinking } from './linked.ts';

const profiles = shippedProfiles();
const connectable = profiles.filter(({ providers }) => providers.length > 0);
const nameOf = ({ make, model, version }: VehicleProfile): string => `${make}/${model}/${version}`;

const modelOf = (profile: VehicleProfile): ProfileModel => {
  const model = modelOfProfile(profile);
  if (!model) throw new Error(`The simulator has no ${nameOf(profile)}.`);
  return model;
};

const NOW = Date.parse('2026-06-01T12:00:00Z');

/** Whether a car is what a profile says, as far as its provider tells. */
const expectToBe = (vehicle: SimulatedVehicle | undefined, profile: VehicleProfile): void => {
  const name = nameOf(profile);
  if (!vehicle) throw new Error(`No ${name}.`);
  const { information } = vehicle;
  expect(fits(profile, information), name).toBe(true);
  expect([isSound(information.vin ?? ''), brandOfVin(information.vin ?? '')], name).toEqual([
    true,
    profile.make,
  ]);
  expect(information.brand).toBe(brandBySlug(profile.make)?.name);
  const { chargeState } = readingAt(vehicle, NOW);
  expect(chargeState?.batteryCapacity, name).toBeCloseTo(profile.batteryKwh, 1);
  const full = ((chargeState?.range ?? 0) / (chargeState?.batteryLevel ?? 1)) * 100;
  expect(full / profile.rangeKm, name).toBeGreaterThan(0.6);
  expect(full / profile.rangeKm, name).toBeLessThan(1.2);
};

describe('each profile that is shipped', () => {
  test('has a model, where its make can be connected at all', () => {
    expect(connectable.length).toBeGreaterThan(600);
    for (const profile of profiles)
      expect(modelOfProfile(profile) !== null, nameOf(profile)).toBe(connectable.includes(profile));
  });

  test('is had by the account whose name stands in the form', async () => {
    for (const profile of connectable) {
      const model = modelOf(profile);
      const name = accountNameFor(model);
      expect(name.length).toBeLessThanOrEqual(254);
      const fleet = fleetOfAccount(await accountOf(profile.make, name, [model]), 0);
      expect(fleet).toHaveLength(1);
      expectToBe(fleet[0], profile);
    }
  });

  test('is had by whoever signs in with a name of their own', async () => {
    for (const profile of connectable) {
      const account = withWish(await accountOf(profile.make, 'owner@example.com'), modelOf(profile));
      expectToBe(fleetOfAccount(account, 0)[0], profile);
    }
  });
});

describe('an owner who is sent to link a certain car', () => {
  let linking: Linking;
  beforeEach(async () => {
    linking = await openLinking();
  });

  const profileNamed = (name: string): VehicleProfile => {
    const found = profiles.find((each) => nameOf(each).startsWith(name));
    if (!found) throw new Error(`No ${name}.`);
    return found;
  };

  const found = async (brand: string, username: string, wanted?: string) => {
    const accessToken = await linking.tokensOf(username, brand, wanted);
    const list = await linking.connector.vehicles(accessToken);
    return { accessToken, list: list.ok ? list.value : [] };
  };

  test.each(['land-rover/Defender 110/P400e', 'polestar/Polestar 4/', 'toyota/Prius/Prime'])(
    'has a %s, which can be read',
    async (name) => {
      const profile = profileNamed(name);
      const { accessToken, list } = await found(profile.make, 'owner@example.com', profile.id);
      const [own] = list;
      if (!own || !fits(profile, own.information)) throw new Error('None fits.');
      expect(own.information).toMatchObject({ model: profile.model, displayName: null });
      const data = await linking.connector.read(accessToken, own.upstreamId, ['vehicle:charge_state']);
      expect(data).toMatchObject({ value: { chargeState: { batteryCapacity: profile.batteryKwh } } });
      // It is the same car each time, and nobody else’s.
      const again = await found(profile.make, 'Owner@example.com', profile.id);
      expect(again.list).toEqual(list);
      const other = await found(profile.make, 'someone@example.com', profile.id);
      expect(other.list.map(({ upstreamId }) => upstreamId)).not.toContain(own.upstreamId);
    },
  );

  test('has none besides without such a wish, at another brand, or where the name says how many there are', async () => {
    const { id } = profileNamed('polestar/Polestar 4/');
    const without = await found('polestar', 'owner@example.com');
    expect((await found('polestar', 'owner@example.com', id)).list).toHaveLength(without.list.length + 1);
    expect((await found('polestar', 'owner@example.com', 'f'.repeat(24))).list).toEqual(without.list);
    const elsewhere = await found('kia', 'owner@example.com');
    expect((await found('kia', 'owner@example.com', id)).list).toEqual(elsewhere.list);
    expect((await found('polestar', 'one-car@example.com', id)).list).toHaveLength(1);
    expect((await found('polestar', 'no-vehicles@example.com', id)).list).toEqual([]);
    expect((await found('polestar', 'two-cars@example.com', id)).list).toHaveLength(2);
  });

  test('finds the name of an account with it in the form, which is good without the wish too', async () => {
    const profile = profileNamed('renault/Rafale');
    const { url } = await linking.begin('renault', profile.id);
    const html = await (await linking.browser.open(url)).text();
    const name = /name="username"[^>]*value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(name).toMatch(/^v1\.renault\..*@vehicles\.example\.com$/);
    const { list } = await found('renault', name);
    expect(list.map(({ information }) => information.model)).toEqual(['Rafale']);
    const changed = await linking.browser.submit(url, {
      username: name.replace(profile.id, 'f'.repeat(24)),
      password: 'any',
    });
    expect(changed.status).toBe(422);
  });
});
