import { env } from 'cloudflare:workers';
import { ALL_VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import { BRANDS } from '@keyfob/shared/vehicle/brands';
import type { VehicleCommand } from '@keyfob/shared/vehicle/commands';
import type { VehicleData } from '@keyfob/shared/vehicle/vehicle';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { applicationOf } from '../../src/application/application-of.ts';
import { readConfig } from '../../src/config.ts';
import { objectName } from '../../src/crypto/handle.ts';
import { fleetOfAccount } from '../../src/simulator/account-fleet.ts';
import { accountOf } from '../../src/simulator/accounts.ts';
import { accountNameOf, readWishes } from '../../src/simulator/made-vehicles.ts';
import { livedSpells } from '../../src/simulator/vehicles/charging-told.ts';
import { answerTo } from '../../src/simulator/vehicles/commands.ts';
import { fleetOf, type SimulatedVehicle } from '../../src/simulator/vehicles/fleet.ts';
import { VEHICLE_STATES, type VehicleState } from '../../src/simulator/vehicles/held-state.ts';
import { lifeAt, type Moment } from '../../src/simulator/vehicles/life.ts';
import { readingAt } from '../../src/simulator/vehicles/reading.ts';
import { toldBy } from '../../src/simulator/vehicles/told.ts';
import { type Linking, openLinking } from './linked.ts';
import { ORIGIN } from './site.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 22, 9);
const STEP = 10 * MINUTE;

const MODEL_3 = { make: 'tesla', model: 'Model 3', year: 2022 };

const nameOf = (state: VehicleState): string => {
  const made = readWishes([{ ...MODEL_3, state }]);
  if (!made.ok) throw new Error(made.detail);
  return accountNameOf(made.value);
};

describe('a vehicle that is told something', () => {
  let linking: Linking;

  beforeEach(async () => {
    linking = await openLinking();
  });

  interface Driver {
    readonly id: string;
    read(): Promise<VehicleData>;
    tell(command: VehicleCommand): Promise<void>;
    refusal(command: VehicleCommand): Promise<string | undefined>;
  }

  const signIn = async (username: string): Promise<Driver> => driverOf(await linking.tokensOf(username));

  /** `index`: which of the account's vehicles. */
  const driverOf = async (accessToken: string, index = 0): Promise<Driver> => {
    const vehicle = (await linking.vehiclesOf(accessToken))[index];
    if (!vehicle) throw new Error('no vehicle');
    const { connector } = linking;
    const send = (command: VehicleCommand) => connector.command(accessToken, vehicle.upstreamId, command);
    return {
      id: vehicle.upstreamId,
      read: async () => {
        const reading = await connector.read(accessToken, vehicle.upstreamId, ALL_VEHICLE_SCOPES);
        if (!reading.ok) throw new Error(reading.code);
        return reading.value;
      },
      tell: async (command) => {
        expect(await send(command)).toMatchObject({ ok: true });
      },
      refusal: async (command) => {
        const answer = await send(command);
        return answer.ok ? undefined : answer.reason;
      },
    };
  };

  test('is locked and unlocked', async () => {
    const { read, tell } = await signIn(nameOf('parked'));
    for (const name of ['unlock', 'lock', 'unlock'] as const) {
      await tell({ name });
      const { lockStatus } = await read();
      expect(lockStatus?.isLocked, name).toBe(name === 'lock');
      expect(lockStatus?.doors.every(({ isLocked }) => isLocked === (name === 'lock'))).toBe(true);
    }
  });

  test('opens and closes its trunk', async () => {
    const { read, tell } = await signIn(nameOf('parked'));
    const isOpen = async () =>
      (await read()).lockStatus?.storage.find(({ place }) => place === 'rear')?.isOpen;
    await tell({ name: 'open-trunk' });
    expect(await isOpen()).toBe(true);
    await tell({ name: 'close-trunk' });
    expect(await isOpen()).toBe(false);
  });

  test('heats its cabin for half an hour', async () => {
    const { read, tell } = await signIn(nameOf('parked'));
    await tell({ name: 'start-climate', temperature: 25 });
    expect((await read()).climate).toMatchObject({ isActive: true, targetTemperature: 25 });
    await tell({ name: 'stop-climate' });
    expect((await read()).climate).toMatchObject({ isActive: false, targetTemperature: 25 });
    await tell({ name: 'start-climate', temperature: 18 });
    linking.site.wait(9 * 60);
    expect((await read()).climate).toMatchObject({ isActive: true, targetTemperature: 18 });
  });

  test('stops charging, starts again, and charges to another limit', async () => {
    const { read, tell, refusal } = await signIn(nameOf('charging'));
    linking.site.wait(120);
    const before = (await read()).chargeState;
    await tell({ name: 'stop-charging' });
    expect((await read()).chargeState).toMatchObject({
      isCharging: false,
      isPluggedIn: true,
      chargeRate: null,
      powerDeliveryState: 'PLUGGED_IN:STOPPED',
      batteryLevel: before?.batteryLevel,
    });
    expect(await refusal({ name: 'stop-charging' })).toBe('not_charging');
    await tell({ name: 'start-charging' });
    expect((await read()).chargeState).toMatchObject({ isCharging: true, chargeRate: before?.chargeRate });
    expect(await refusal({ name: 'start-charging' })).toBe('charging_in_progress');
    await tell({ name: 'set-charge-limit', limit: 60 });
    const { chargeState } = await read();
    expect(chargeState).toMatchObject({ isCharging: true, chargeLimit: 60 });
    expect(chargeState?.chargeTimeRemaining).toBeLessThan(before?.chargeTimeRemaining ?? 0);
  });

  test('starts where it was plugged in, and is charged in the end', async () => {
    const vehicle = fleetOfAccount(await accountOf('tesla', nameOf('plugged-in')), START)[0];
    if (!vehicle) throw new Error('no vehicle');
    const told = { ...vehicle, told: toldBy(vehicle, { name: 'start-charging' }, START + HOUR) };
    expect(lifeAt(vehicle, START + DAY).activity).toBe('waiting_to_charge');
    expect(lifeAt(told, START + HOUR + 5 * MINUTE)).toMatchObject({ activity: 'charging' });
    const later = lifeAt(told, START + DAY);
    expect(later).toMatchObject({ activity: 'charged', level: later.chargeLimit });
    const [record] = readingAt(told, START + DAY).chargeRecords?.records ?? [];
    expect(record?.endLevel).toBe(later.chargeLimit);
  });

  test('is alone in it: neither another car nor another sign-in of the account knows', async () => {
    const accessToken = await linking.tokensOf('three-cars@example.com');
    const one = await driverOf(accessToken);
    const neighbour = await driverOf(accessToken, 1);
    const again = await signIn('three-cars@example.com');
    const stranger = await signIn('somebody');
    const limitsOf = () =>
      Promise.all(
        [neighbour, again, stranger].map(async ({ read }) => (await read()).chargeState?.chargeLimit),
      );
    const before = await limitsOf();
    await one.tell({ name: 'set-charge-limit', limit: 55 });
    expect((await one.read()).chargeState?.chargeLimit).toBe(55);
    expect(await limitsOf()).toEqual(before);
    expect(before).not.toContain(55);
  });

  test('remembers the last of each kind, and nothing after sixty days', async () => {
    const name = 'somebody-who-tells-a-lot';
    const { tell } = await signIn(name);
    for (let round = 0; round < 5; round++)
      for (const command of [
        { name: 'lock' },
        { name: 'unlock' },
        { name: 'open-trunk' },
        { name: 'set-charge-limit', limit: 60 + round },
        { name: 'start-climate', temperature: 20 + round },
        { name: 'send-destination', latitude: round, longitude: round },
      ] as const)
        await tell(command);
    const config = await readConfig(env, ORIGIN);
    if ('missing' in config) throw new Error('settings are missing');
    const { seed } = await accountOf('tesla', name);
    const object = applicationOf(env, {
      jurisdiction: 'unrestricted',
      name: await objectName(config.routing, 'simulator', seed),
    });
    const kinds = (notes: readonly string[]) => notes.map((note) => note.replace(/^.*:(\w+)=.*$/, '$1'));
    expect(kinds(await object.notesUnder('told:', linking.site.now()))).toEqual([
      'cabin',
      'charge',
      'lock',
      'trunk',
    ]);
    expect(await object.notesUnder('told:', linking.site.now() + 60 * DAY)).toEqual([]);
  });
});

const COMMANDS: readonly VehicleCommand[] = [
  { name: 'start-charging' },
  { name: 'stop-charging' },
  { name: 'set-charge-limit', limit: 50 },
  { name: 'set-charge-limit', limit: 70 },
  { name: 'set-charge-limit', limit: 100 },
  { name: 'lock' },
  { name: 'unlock' },
  { name: 'open-trunk' },
  { name: 'start-climate', temperature: 24 },
  { name: 'stop-climate' },
];

const ordinary = fc
  .record({ seed: fc.string({ minLength: 1, maxLength: 8 }), brand: fc.constantFrom(...BRANDS) })
  .map(({ seed, brand }) => fleetOf(seed, brand.slug, 1)[0]);

const anyVehicle = fc
  .oneof(
    ordinary,
    fc.constantFrom(...VEHICLE_STATES).map((state) => {
      const made = readWishes([{ ...MODEL_3, state }]);
      const name = made.ok ? accountNameOf(made.value) : '';
      return fleetOfAccount({ seed: 'x', brand: 'tesla', script: null, made: name, models: [] }, START)[0];
    }),
  )
  .filter((vehicle): vehicle is SimulatedVehicle => vehicle !== undefined);

/** Commands and after how many steps each is given. */
const orders = fc.array(fc.tuple(fc.nat({ max: 6 * 24 * 4 }), fc.constantFrom(...COMMANDS)), {
  minLength: 1,
  maxLength: 12,
});

const breachesOf = (vehicle: SimulatedVehicle, one: Moment, other: Moment, at: number): string[] => {
  const { model, state } = vehicle;
  const { battery } = model;
  const spells = livedSpells(vehicle, at - STEP, at);
  const hours = STEP / HOUR;
  const gained = (other.level ?? 0) - (one.level ?? 0);
  const driven = other.odometer - one.odometer;
  const most = Math.max(...spells.map(({ point }) => point?.power ?? 0));
  const rules: readonly (readonly [string, boolean])[] = [
    ['the odometer falls', driven < -1e-6],
    ['the battery is not between empty and full', !((other.level ?? 50) >= 0 && (other.level ?? 50) <= 100)],
    [
      'it charges faster than its charger',
      battery !== null && gained > ((most * hours) / battery.capacity) * 100 + 1e-6,
    ],
    ['it uses more than the road takes', battery !== null && gained < -(driven / battery.range) * 100 - 1e-6],
    ['it charges without power', (other.power !== null) !== (other.activity === 'charging')],
    [
      'it charges beyond its limit',
      other.activity === 'charging' && (other.level ?? 0) > other.chargeLimit + 1e-6,
    ],
    [
      'it is plugged in to nothing',
      (other.point !== null) !== !['driving', 'parked'].includes(other.activity),
    ],
    ['it drives without being driven', other.activity === 'driving' && other.speed === 0 && state !== null],
    ['it reports what was before', other.reportedAt < one.reportedAt],
  ];
  return rules.flatMap(([what, broken]) => (broken ? [what] : []));
};

describe('whatever a vehicle is told', () => {
  test('it stays plausible, and an ordinary one is in the end as it would have been', () => {
    const run = fc.property(anyVehicle, orders, (untold, list) => {
      let vehicle = untold;
      let before = lifeAt(vehicle, START);
      for (let step = 1; step < 6 * 24 * 25; step++) {
        const at = START + step * STEP;
        const now = lifeAt(vehicle, at);
        const broken = breachesOf(vehicle, before, now, at);
        if (broken.length > 0) throw new Error(`${new Date(at).toISOString()}: ${broken.join(', ')}`);
        before = now;
        for (const [, command] of list.filter(([due]) => due === step))
          if (answerTo(vehicle, command, at) === null) {
            vehicle = { ...vehicle, told: { ...vehicle.told, ...toldBy(vehicle, command, at) } };
            // Being told changes what it does from now on, not how full it is.
            const told = lifeAt(vehicle, at);
            expect(told.level ?? 0).toBeCloseTo(now.level ?? 0, 6);
            before = told;
          }
      }
      if (untold.state !== null) return;
      const late = START + 50 * DAY;
      const [told, own] = [lifeAt(vehicle, late), lifeAt(untold, late)];
      expect(told.level ?? 0).toBeCloseTo(own.level ?? 0, 6);
      expect([told.chargeLimit, told.activity, told.isLocked]).toEqual([own.chargeLimit, own.activity, null]);
    });
    fc.assert(run, { numRuns: 60 });
  });
});
