import { BRANDS } from '@keyfob/shared/vehicle/brands';
import type { CommandName } from '@keyfob/shared/vehicle/commands';
import { brandOfVin, checkDigitOf } from '@keyfob/shared/vehicle/vin';
import { describe, expect, test } from 'vitest';
import { livedSpells } from '../../src/simulator/vehicles/charging-told.ts';
import { answerTo } from '../../src/simulator/vehicles/commands.ts';
import { fleetOf, type SimulatedVehicle } from '../../src/simulator/vehicles/fleet.ts';
import { lifeAt, type Moment } from '../../src/simulator/vehicles/life.ts';
import { isChargeable, MODELS } from '../../src/simulator/vehicles/models.ts';
import { readingAt } from '../../src/simulator/vehicles/reading.ts';
import { vinOf } from '../../src/simulator/vehicles/vin.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const STEP = 5 * MINUTE;
const TODAY = Date.UTC(2026, 10, 21, 12);
const SEEDS = Array.from({ length: 200 }, (_, index) => `seed-${index}`);

const anyVehicle = (seed: string, brand: string): SimulatedVehicle => {
  const [vehicle] = fleetOf(seed, brand, 1);
  if (!vehicle) throw new Error(`${brand} has no vehicle`);
  return vehicle;
};

describe('VIN', () => {
  test.each([
    ['1M8GDM9AXKP042788', 'X'],
    ['11111111111111111', '1'],
    ['5GZCZ43D13S812715', '1'],
  ])('the check digit of %s is %s', (vin, digit) => {
    expect(checkDigitOf(vin)).toBe(digit);
  });

  test.each([
    [2017, 'H'],
    [2021, 'M'],
    [2026, 'T'],
  ])('model year %i is written %s', (year, code) => {
    expect(vinOf('seed', '5YJ', year)[9]).toBe(code);
  });

  test('of every brand and 200 seeds is well-formed, begins with the maker and ends in its own check', () => {
    for (const brand of BRANDS)
      for (const seed of SEEDS) {
        const { information, model } = anyVehicle(seed, brand.slug);
        const vin = information.vin ?? '';
        expect(vin).toMatch(/^[A-HJ-NPR-Z0-9]{17}$/);
        expect(vin.startsWith(model.wmi)).toBe(true);
        expect(checkDigitOf(vin)).toBe(vin[8]);
        expect(brandOfVin(vin)).toBe(brand.slug);
      }
  });
});

describe('the fleet', () => {
  test('has a model of every brand, with years that exist', () => {
    expect(Object.keys(MODELS).toSorted()).toEqual(BRANDS.map((brand) => brand.slug).toSorted());
    for (const model of Object.values(MODELS).flat()) {
      expect(model.wmi).toMatch(/^[A-HJ-NPR-Z0-9]{3,5}$/);
      expect(model.firstYear).toBeLessThanOrEqual(model.lastYear);
      expect(model.lastYear).toBeLessThanOrEqual(2026);
    }
  });

  test('is the same for the same account, and another for another', () => {
    expect(fleetOf('owner', 'kia', null)).toEqual(fleetOf('owner', 'kia', null));
    const ids = SEEDS.flatMap((seed) => fleetOf(seed, 'kia', 3).map((vehicle) => vehicle.id));
    expect(new Set(ids).size).toBe(600);
    const vins = SEEDS.flatMap((seed) => fleetOf(seed, 'kia', 3).map((vehicle) => vehicle.information.vin));
    expect(new Set(vins).size).toBe(600);
  });

  test('of an account that is not scripted has one to three vehicles, each of which happens', () => {
    const sizes = SEEDS.map((seed) => fleetOf(seed, 'kia', null).length);
    expect([...new Set(sizes)].toSorted()).toEqual([1, 2, 3]);
  });

  test('of any account at any brand begins with a car that reports its battery', () => {
    const without = BRANDS.flatMap(({ slug }) =>
      SEEDS.slice(0, 30).flatMap((seed) => {
        const [first] = fleetOf(seed, slug, null);
        return first && readingAt(first, TODAY).chargeState ? [] : [`${seed} at ${slug}`];
      }),
    );
    expect(without).toEqual([]);
  });

  test('holds cars that burn fuel after the first, and every chargeable model as a first', () => {
    const fleets = BRANDS.flatMap(({ slug }) => SEEDS.map((seed) => fleetOf(seed, slug, null)));
    expect(fleets.some(([, second]) => second?.model.battery === null)).toBe(true);
    const first = new Set(fleets.map(([vehicle]) => vehicle?.model));
    expect(first).toEqual(new Set(Object.values(MODELS).flat().filter(isChargeable)));
  });
});

/** Ways in which a moment and one a step later cannot both be true. Compared here, for `expect` is slow by the thousand. */
const breachesBetween = (vehicle: SimulatedVehicle, from: number, to: number): string[] => {
  const before = lifeAt(vehicle, from);
  const after = lifeAt(vehicle, to);
  const driven = after.odometer - before.odometer;
  const north = Math.abs(after.latitude - before.latitude) * 111.4;
  const both = (activity: Moment['activity']): boolean =>
    before.activity === activity && after.activity === activity;
  const stood = !['driving', 'parked'].includes(before.activity) && both(before.activity);
  const always = {
    'the odometer fell': driven < -1e-6,
    'faster than 150 km/h': driven > (150 * STEP) / (60 * MINUTE),
    'stood still while driving': both('driving') && driven <= 0,
    'moved while plugged in': stood && (driven > 1e-6 || north > 1e-6),
    'moved farther than it drove': north > driven + 1e-6,
    'reported in the future': after.reportedAt > to,
  };
  const { battery } = vehicle.model;
  const most = Math.max(0, ...livedSpells(vehicle, from, to).map(({ point }) => point?.power ?? 0));
  const fuel = { 'a battery where there is none': after.level !== null };
  const change = (after.level ?? Number.NaN) - (before.level ?? Number.NaN);
  const electric = battery && {
    'charged faster than its charger': !(
      change <=
      (most * (STEP / MINUTE / 60) * 100) / battery.capacity + 1e-6
    ),
    'used more than it drove': !(change >= -(driven / battery.range) * 100 - 1e-6),
    'did not use while driving': both('driving') && change >= 0,
    'did not gain while charging': both('charging') && change <= 0,
    'nearly empty': (after.level ?? 0) < 5,
    'above its limit': (after.level ?? 0) > after.chargeLimit,
  };
  return Object.entries({ ...always, ...(electric ?? fuel) }).flatMap(([what, broken]) =>
    broken ? [what] : [],
  );
};

describe('life', () => {
  /** One of each kind: small battery, large, a hybrid's, none, on both sides of the ocean. */
  const vehicles = [
    ...['nissan', 'gmc', 'honda', 'mazda', 'dacia', 'lucid', 'ram', 'chrysler', 'lincoln'].flatMap((brand) =>
      fleetOf('life', brand, 3),
    ),
    ...SEEDS.slice(0, 10).map((seed) => anyVehicle(seed, 'volkswagen')),
  ];
  const moments = Array.from({ length: (14 * DAY) / STEP }, (_, index) => TODAY + index * STEP);

  test('is continuous over 14 days: nothing jumps, nothing runs backwards, each thing fits the other', () => {
    const breaches = vehicles.flatMap((vehicle) =>
      moments.flatMap((at) => {
        const broken = breachesBetween(vehicle, at - STEP, at);
        return broken.map((what) => `${vehicle.seed} at ${new Date(at).toISOString()}: ${what}`);
      }),
    );
    expect(breaches).toEqual([]);
  }, 30_000);

  test('holds driving, charging and sleep in a week of every electric car', () => {
    for (const vehicle of vehicles.filter((each) => each.model.battery)) {
      const week = moments.slice(0, moments.length / 2).map((at) => lifeAt(vehicle, at));
      const activities = new Set(week.map((moment) => moment.activity));
      expect(activities).toContain('driving');
      expect(activities).toContain('charging');
      expect(week.some((moment, index) => moment.reportedAt < (moments[index] ?? 0) - 60 * MINUTE)).toBe(
        true,
      );
    }
  });

  test('drives on weekdays and stays at home on Sunday', () => {
    const kmOn = (vehicle: SimulatedVehicle, day: number): number =>
      lifeAt(vehicle, day + DAY).odometer - lifeAt(vehicle, day).odometer;
    for (const vehicle of vehicles) {
      const offset = vehicle.household.town.utcOffset * 60 * MINUTE;
      expect(kmOn(vehicle, Date.UTC(2026, 10, 23) - offset)).toBeGreaterThan(9);
      expect(kmOn(vehicle, Date.UTC(2026, 10, 22) - offset)).toBeCloseTo(0, 6);
    }
  });

  test('is reported without contradiction', () => {
    const strange = vehicles.flatMap((vehicle) =>
      moments
        .filter((_, index) => index % 13 === 0)
        .map((at) => ({ at, ...readingAt(vehicle, at) }))
        .filter(({ at, chargeState, odometer, location }) => {
          if (Date.parse(odometer?.lastUpdated ?? '') > at || location?.lastUpdated !== odometer?.lastUpdated)
            return true;
          if (!chargeState) return vehicle.model.battery !== null;
          const { powerDeliveryState: state, isCharging, chargeRate, chargeTimeRemaining } = chargeState;
          return (
            chargeState.isPluggedIn !== state.startsWith('PLUGGED_IN') ||
            isCharging !== (state === 'PLUGGED_IN:CHARGING') ||
            (chargeRate !== null) !== isCharging ||
            (chargeTimeRemaining !== null) !== isCharging ||
            (state === 'PLUGGED_IN:COMPLETE' && !chargeState.isFullyCharged) ||
            !((odometer?.distance ?? 0) > 0)
          );
        }),
    );
    expect(strange).toEqual([]);
  });

  test('answers commands by what the car is doing', () => {
    const vehicle = anyVehicle('life', 'nissan');
    const when = (activity: string): number => {
      const at = moments.find((each) => lifeAt(vehicle, each).activity === activity);
      if (at === undefined) throw new Error(`never ${activity}`);
      return at;
    };
    const answer = (
      name: Exclude<CommandName, 'set-charge-limit' | 'send-destination' | 'start-climate'>,
      activity: string,
    ) => answerTo(vehicle, { name }, when(activity));
    expect(answer('start-charging', 'parked')).toBe('plug_not_connected');
    expect(answer('start-charging', 'charging')).toBe('charging_in_progress');
    expect(answer('start-charging', 'charged')).toBe('fully_charged');
    expect(answer('start-charging', 'waiting_to_charge')).toBeNull();
    expect(answer('stop-charging', 'charging')).toBeNull();
    expect(answer('stop-charging', 'parked')).toBe('not_charging');
    expect(answer('unlock', 'driving')).toBe('in_motion');
    expect(answer('lock', 'parked')).toBeNull();
    expect(answer('clear-pin', 'parked')).toBe('provider_not_capable');
  });
});
