import { ALL_VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import { BRANDS } from '@keyfob/shared/vehicle/brands';
import { DATA_SCOPES, type VehicleData } from '@keyfob/shared/vehicle/vehicle';
import { beforeEach, describe, expect, test } from 'vitest';
import { accountNameOf, readWishes, type VehicleWish } from '../../src/simulator/made-vehicles.ts';
import { VEHICLE_STATES } from '../../src/simulator/vehicles/held-state.ts';
import { type Linking, openLinking } from './linked.ts';

let linking: Linking;

beforeEach(async () => {
  linking = await openLinking();
});

describe('a vehicle that a developer made', () => {
  const nameOf = (...wishes: VehicleWish[]): string => {
    const made = readWishes(wishes);
    if (!made.ok) throw new Error(made.detail);
    return accountNameOf(made.value);
  };

  const readingOf = async (wish: VehicleWish, brand: string): Promise<VehicleData> => {
    const accessToken = await linking.tokensOf(nameOf(wish), brand);
    const { upstreamId } = await linking.firstOf(accessToken);
    const reading = await linking.connector.read(accessToken, upstreamId, ALL_VEHICLE_SCOPES);
    if (!reading.ok) throw new Error(reading.code);
    return reading.value;
  };

  const MODEL_3 = { make: 'tesla', model: 'Model 3', year: 2022 };

  test('is the only one in its account, and is what it was made', async () => {
    const vin = '5YJ3E1EB1NF000001';
    const name = nameOf({ ...MODEL_3, vin });
    const vehicles = await linking.vehiclesOf(await linking.tokensOf(name));
    expect(vehicles.map(({ information }) => information)).toEqual([
      { vin, brand: 'Tesla', model: 'Model 3', year: 2022, displayName: null, powertrain: 'BEV' },
    ]);
    const asleep = await linking.firstOf(
      await linking.tokensOf(nameOf({ ...MODEL_3, vin, state: 'asleep' })),
    );
    expect(asleep.upstreamId).toBe(vehicles[0]?.upstreamId);
  });

  test.each(VEHICLE_STATES)('is %s whenever it is looked at', async (state) => {
    for (const hours of [0, 1, 5, 30]) {
      linking.site.wait(hours * 3600);
      const { chargeState, motion, connectivity, location } = await readingOf({ ...MODEL_3, state }, 'tesla');
      expect(chargeState?.isCharging).toBe(state === 'charging');
      expect(chargeState?.isPluggedIn).toBe(state === 'charging' || state === 'plugged-in');
      expect((motion?.speed ?? 0) > 0).toBe(state === 'driving');
      expect(connectivity?.isAsleep).toBe(state === 'asleep');
      expect((chargeState?.batteryLevel ?? 0) < 10).toBe(state === 'low-battery');
      expect(Date.parse(location?.lastUpdated ?? '') < linking.site.now() - 60_000).toBe(state === 'asleep');
    }
  });

  test('obeys as its state allows', async () => {
    for (const [state, name, refusal] of [
      ['parked', 'lock', null],
      ['parked', 'start-charging', 'plug_not_connected'],
      ['plugged-in', 'start-charging', null],
      ['plugged-in', 'stop-charging', 'not_charging'],
      ['driving', 'unlock', 'in_motion'],
      ['charging', 'start-charging', 'charging_in_progress'],
      ['charging', 'stop-charging', null],
      ['asleep', 'lock', 'asleep'],
      ['low-battery', 'lock', 'low_battery'],
    ] as const) {
      const accessToken = await linking.tokensOf(nameOf({ ...MODEL_3, state }));
      const { upstreamId } = await linking.firstOf(accessToken);
      const answer = await linking.connector.command(accessToken, upstreamId, { name });
      expect(answer, `${name} while ${state}`).toMatchObject(refusal ? { reason: refusal } : { ok: true });
    }
  });

  test('cannot be had by a mistyped name, nor at another make', async () => {
    const { url } = await linking.begin('kia');
    for (const username of [
      nameOf(MODEL_3),
      nameOf(MODEL_3).replace('2022', '2021'),
      'v9.x@vehicles.example.com',
    ]) {
      const answer = await linking.browser.submit(url, { username, password: 'x' });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('href="#username"');
    }
  });
});

describe('a reading', () => {
  test('of every brand passes whole, and holds null where the maker shares nothing', async () => {
    for (const { slug } of BRANDS) {
      const accessToken = await linking.tokensOf('three-cars@example.com', slug);
      for (const { upstreamId, scopes } of await linking.vehiclesOf(accessToken)) {
        const reading = await linking.connector.read(accessToken, upstreamId, ALL_VEHICLE_SCOPES);
        if (!reading.ok) throw new Error(`${slug}: ${reading.detail}`);
        for (const [part, scope] of Object.entries(DATA_SCOPES))
          if (!scopes.includes(scope)) expect(Reflect.get(reading.value, part), `${slug} ${part}`).toBeNull();
        expect(Object.keys(reading.value).toSorted()).toEqual(Object.keys(DATA_SCOPES).toSorted());
      }
    }
  });

  test('is filled with what is plausible for who asks for that', async () => {
    const accessToken = await linking.tokensOf('one-car@example.com', 'xpeng');
    const { upstreamId } = await linking.firstOf(accessToken);
    const plain = await linking.connector.read(accessToken, upstreamId, [
      'vehicle:fuel',
      'vehicle:engine_oil',
    ]);
    expect(plain).toEqual({ ok: true, value: { fuel: null, engineOil: null } });
    const filled = await linking.connector.read(accessToken, upstreamId, ALL_VEHICLE_SCOPES, {
      plausible: true,
    });
    const parts = filled.ok ? Object.entries(filled.value) : [];
    expect(parts.filter(([, value]) => value === null).map(([part]) => part)).toEqual(['surveillance']);
  });
});
