import { BRANDS } from '@keyfob/shared/vehicle/brands';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fleetOfAccount } from '../../src/simulator/account-fleet.ts';
import { accountNameOf, readWishes } from '../../src/simulator/made-vehicles.ts';
import type { SimulatedVehicle } from '../../src/simulator/vehicles/fleet.ts';
import { needsBattery, VEHICLE_STATES, type VehicleState } from '../../src/simulator/vehicles/held-state.ts';
import { lifeAt, type Moment } from '../../src/simulator/vehicles/life.ts';
import { modelsOf } from '../../src/simulator/vehicles/models.ts';
import { readingAt } from '../../src/simulator/vehicles/reading.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = Date.UTC(2026, 10, 1);

interface Kind {
  readonly make: string;
  readonly model: string;
  readonly year: number;
  readonly chargeable: boolean;
}

const kinds = fc.constantFrom(...BRANDS).chain(({ slug }) =>
  fc.constantFrom(...modelsOf(slug)).chain((model) =>
    fc.record({
      make: fc.constant(slug),
      model: fc.constant(model.name),
      year: fc.integer({ min: model.firstYear, max: model.lastYear }),
      chargeable: fc.constant(model.battery !== null),
    }),
  ),
);

const statesOf = ({ chargeable }: Kind): VehicleState[] =>
  VEHICLE_STATES.filter((state) => chargeable || !needsBattery(state));

/** A vehicle that was made, as it is for an owner who signs in at a moment. */
const made = ({ make, model, year }: Kind, state: VehicleState, signedInAt: number): SimulatedVehicle => {
  const read = readWishes([{ make, model, year, state }]);
  if (!read.ok) throw new Error(read.detail);
  const account = { seed: 'seed', brand: make, script: null, made: accountNameOf(read.value), models: [] };
  const [vehicle] = fleetOfAccount(account, signedInAt);
  if (!vehicle) throw new Error('no vehicle');
  return vehicle;
};

const kmBetween = (one: Moment, other: Moment): number =>
  Math.hypot(
    (other.latitude - one.latitude) * 111.32,
    (other.longitude - one.longitude) * 111.32 * Math.cos((one.latitude * Math.PI) / 180),
  );

const hasPlug = ({ activity }: Moment): boolean => activity !== 'driving' && activity !== 'parked';

/** What cannot be true of two moments of a vehicle, the second some minutes after the first. */
const breachesOf = ({ model }: SimulatedVehicle, one: Moment, other: Moment, minutes: number): string[] => {
  const { battery, fuel } = model;
  const hours = minutes / 60;
  const driven = other.odometer - one.odometer;
  const gained = (other.level ?? 0) - (one.level ?? 0);
  const filled = (other.fuel ?? 0) - (one.fuel ?? 0);
  const wasOn = one.activity === other.activity && one.since === other.since;
  const most = Math.max(one.point?.power ?? 0, other.point?.power ?? 0);
  const rules: readonly (readonly [string, boolean])[] = [
    ['the odometer falls', driven < -1e-6],
    ['it drives faster than a road allows', driven > 130 * hours + 1e-6],
    ['it moves farther than it drives', kmBetween(one, other) > driven + 0.01],
    ['it stands still while it drives', wasOn && other.activity === 'driving' && driven <= 0],
    ['it moves on the cable', wasOn && hasPlug(one) && driven > 1e-6],
    ['it loses charge on the cable', wasOn && hasPlug(one) && gained < -1e-6],
    ['it gains charge while it drives', wasOn && one.activity === 'driving' && gained > 1e-6],
    ['it gains fuel without charge while it drives', wasOn && !battery && driven > 1e-6 && filled > 1e-6],
    [
      'the battery is not between empty and full',
      battery !== null && !((other.level ?? -1) >= 0 && (other.level ?? 101) <= other.chargeLimit + 1e-6),
    ],
    [
      'it charges faster than its charger',
      battery !== null && gained > ((most * hours) / battery.capacity) * 100 + 1e-6,
    ],
    ['it uses more than the road takes', battery !== null && gained < -(driven / battery.range) * 100 - 1e-6],
    ['it charges without a cable', (other.power !== null) !== (other.activity === 'charging')],
    ['it is plugged in to nothing', (other.point !== null) !== hasPlug(other)],
    [
      'its tank is not between empty and full',
      fuel !== null && !((other.fuel ?? -1) > 0 && (other.fuel ?? 1e9) <= fuel.tank),
    ],
    [
      'it burns more than the road takes',
      fuel !== null && -filled > (driven * fuel.consumption) / 100 + 1e-6,
    ],
    ['it reports what is to come', other.reportedAt < one.reportedAt],
    [
      'its speed is not of its road',
      other.activity === 'driving' ? !(other.speed >= 0 && other.speed < 130) : other.speed !== 0,
    ],
    ['it looks nowhere', !(other.heading >= 0 && other.heading < 360)],
    ['it stood before it came', other.since > other.reportedAt + 1],
  ];
  return rules.flatMap(([what, broken]) => (broken ? [what] : []));
};

describe('a vehicle that a developer made', () => {
  test.each(VEHICLE_STATES)('%s is plausible for as long as it is watched', (state) => {
    const some = kinds.filter((kind) => statesOf(kind).includes(state));
    const run = fc.property(
      some,
      fc.nat({ max: 2 * 365 * 24 * 60 }),
      fc.constantFrom(1, 7, 19),
      (kind, minute, step) => {
        const since = YEAR + minute * MINUTE;
        const vehicle = made(kind, state, since);
        let before = lifeAt(vehicle, since);
        for (let at = since + step * MINUTE; at < since + 1500 * step * MINUTE; at += step * MINUTE) {
          const now = lifeAt(vehicle, at);
          const broken = breachesOf(vehicle, before, now, step);
          if (broken.length > 0) throw new Error(`${new Date(at).toISOString()}: ${broken.join(', ')}`);
          before = now;
        }
      },
    );
    fc.assert(run, { numRuns: 60 });
  });

  test.each(VEHICLE_STATES)('%s drives less than 60,000 km in any year', (state) => {
    const some = kinds.filter((kind) => statesOf(kind).includes(state));
    const run = fc.property(some, fc.nat({ max: 400 }), (kind, day) => {
      const vehicle = made(kind, state, YEAR);
      const at = YEAR + day * DAY;
      const km = lifeAt(vehicle, at + 365 * DAY).odometer - lifeAt(vehicle, at).odometer;
      expect(km).toBeLessThan(60_000);
      if (state === 'driving') expect(km).toBeGreaterThan(20_000);
    });
    fc.assert(run, { numRuns: 60 });
  });

  test('has never driven less when its owner signs in again, in whatever state', () => {
    const delays = fc.oneof(fc.nat({ max: 5 * 24 * 60 }), fc.nat({ max: 5 * 365 * 24 * 60 }));
    const run = fc.property(kinds, delays, delays, (kind, first, later) => {
      const since = YEAR + first * MINUTE;
      const again = since + later * MINUTE;
      for (const one of statesOf(kind))
        for (const other of statesOf(kind)) {
          const before = lifeAt(made(kind, one, since), again).odometer;
          const after = lifeAt(made(kind, other, again), again).odometer;
          if (after < before - 1e-6) throw new Error(`${one}, then ${other}: ${before} km, then ${after} km`);
        }
    });
    fc.assert(run, { numRuns: 200 });
  });

  test('is in its state for hours from the sign-in, whenever that is', () => {
    const held: Readonly<Record<VehicleState, Moment['activity']>> = {
      parked: 'parked',
      driving: 'driving',
      'plugged-in': 'waiting_to_charge',
      charging: 'charging',
      asleep: 'parked',
      'low-battery': 'parked',
    };
    const run = fc.property(
      kinds,
      fc.nat({ max: 3 * 365 * 24 }),
      fc.nat({ max: 180 }),
      (kind, hour, minute) => {
        for (const state of statesOf(kind)) {
          const vehicle = made(kind, state, YEAR + hour * HOUR);
          const at = vehicle.heldSince + minute * MINUTE;
          expect(lifeAt(vehicle, at).activity, state).toBe(held[state]);
          expect(readingAt(vehicle, at, true).connectivity?.isAsleep, state).toBe(state === 'asleep');
        }
      },
    );
    fc.assert(run, {
      numRuns: 300,
      examples: [[{ make: 'tesla', model: 'Model 3', year: 2022, chargeable: true }, 6, 15]],
    });
  });

  test('that drives or charges does the other too', () => {
    const kind = { make: 'tesla', model: 'Model 3', year: 2022, chargeable: true };
    for (const state of ['driving', 'charging'] as const) {
      const vehicle = made(kind, state, YEAR);
      const days = Array.from({ length: 7 * 24 * 6 }, (_, index) =>
        lifeAt(vehicle, YEAR + index * 10 * MINUTE),
      );
      const share = days.filter(({ activity }) => activity === state).length / days.length;
      expect(share, state).toBeGreaterThan(0.6);
      expect(new Set(days.map(({ activity }) => activity))).toContain(
        state === 'driving' ? 'charging' : 'driving',
      );
    }
  });

  test('knows what it has charged', () => {
    const kind = { make: 'tesla', model: 'Model 3', year: 2022, chargeable: true };
    for (const state of ['charging', 'driving'] as const) {
      const vehicle = made(kind, state, YEAR);
      const tenMinutes = Array.from({ length: 7 * 24 * 6 }, (_, index) => YEAR + (index + 1) * 10 * MINUTE);
      const at = tenMinutes.find((each) => lifeAt(vehicle, each).activity === 'charging') ?? 0;
      const { chargeState, charger, chargeEvents } = readingAt(vehicle, at, true);
      expect(chargeState?.isCharging, state).toBe(true);
      expect(charger?.isFastCharger).toBe(state === 'driving');
      const phases = charger?.phases ?? 1;
      const watts = (charger?.amperage ?? 0) * (charger?.voltage ?? 0) * phases;
      expect(watts / 1000 / (chargeState?.chargeRate ?? 0)).toBeCloseTo(1, 1);
      const [started, plugged] = chargeEvents?.events ?? [];
      expect([started?.type, plugged?.type]).toEqual(['STARTED', 'PLUGGED_IN']);
      const since = (at - Date.parse(started?.at ?? '')) / HOUR;
      expect(charger?.energyAdded).toBeCloseTo(since * (chargeState?.chargeRate ?? 0), 1);
      expect(charger?.energyAdded).toBeGreaterThan(0);
    }
    const weekLater = readingAt(made(kind, 'driving', YEAR), YEAR + 7 * DAY);
    expect(weekLater.chargeRecords?.records[0]).toMatchObject({ isPublicCharger: true, location: null });
  });
});
