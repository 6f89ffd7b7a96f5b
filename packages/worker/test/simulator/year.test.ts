import { BRANDS } from '@keyfob/shared/vehicle/brands';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { livedSpells } from '../../src/simulator/vehicles/charging-told.ts';
import { conditionsOf } from '../../src/simulator/vehicles/conditions.ts';
import { fleetOf, type SimulatedVehicle } from '../../src/simulator/vehicles/fleet.ts';
import { lifeAt, type Moment } from '../../src/simulator/vehicles/life.ts';
import { readingAt } from '../../src/simulator/vehicles/reading.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = Date.UTC(2026, 0, 1);
/** Uneven, so that over a year every minute of the day is met. */
const STEP = 37 * MINUTE;
const STEPS = Math.floor((365 * DAY) / STEP);

/** One that burns fuel or is plugged in, of any brand: the second and third car of an account are as they come. */
const vehicles = fc
  .record({
    seed: fc.string({ minLength: 1, maxLength: 12 }),
    brand: fc.constantFrom(...BRANDS.map(({ slug }) => slug)),
    index: fc.nat({ max: 2 }),
  })
  .map(({ seed, brand, index }): SimulatedVehicle => {
    const vehicle = fleetOf(seed, brand, 3)[index];
    if (!vehicle) throw new Error('no vehicle');
    return vehicle;
  });

const kmBetween = (one: Moment, other: Moment): number => {
  const north = (other.latitude - one.latitude) * 111.32;
  const east = (other.longitude - one.longitude) * 111.32 * Math.cos((one.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
};

const hasPlug = ({ activity }: Moment): boolean => activity !== 'driving' && activity !== 'parked';

/** Kilowatts of the strongest charger between two moments. */
const mostPower = (vehicle: SimulatedVehicle, from: number, to: number): number =>
  Math.max(0, ...livedSpells(vehicle, from, to).map(({ point }) => point?.power ?? 0));

/** What cannot be true of two moments of a vehicle, the second some minutes after the first. */
const breachesOf = (
  vehicle: SimulatedVehicle,
  one: Moment,
  other: Moment,
  minutes: number,
  at: number,
): string[] => {
  const { battery, fuel } = vehicle.model;
  const hours = minutes / 60;
  const driven = other.odometer - one.odometer;
  const gained = (other.level ?? 0) - (one.level ?? 0);
  const burnt = (one.fuel ?? 0) - (other.fuel ?? 0);
  const rules: readonly (readonly [string, boolean])[] = [
    ['the odometer falls', driven < -1e-6],
    ['it drives faster than a road allows', driven > 130 * hours + 1e-6],
    ['it moves farther than it drives', kmBetween(one, other) > driven + 0.01],
    ['it moves on the cable', hasPlug(one) && other.activity === one.activity && driven > 1e-6],
    [
      'the battery is not between empty and full',
      battery !== null && !((other.level ?? -1) >= 0 && (other.level ?? 101) <= 100),
    ],
    [
      'it charges faster than its charger',
      battery !== null &&
        gained > ((mostPower(vehicle, at - minutes * MINUTE, at) * hours) / battery.capacity) * 100 + 1e-6,
    ],
    ['it uses more than the road takes', battery !== null && gained < -(driven / battery.range) * 100 - 1e-6],
    ['it charges without a cable', (other.power !== null) !== (other.activity === 'charging')],
    [
      'its tank is not between empty and full',
      fuel !== null && !((other.fuel ?? -1) > 0 && (other.fuel ?? 1e9) <= fuel.tank),
    ],
    ['it burns more than the road takes', fuel !== null && burnt > (driven * fuel.consumption) / 100 + 1e-6],
    [
      'it has what it was not built with',
      (other.level !== null) !== (battery !== null) || (other.fuel !== null) !== (fuel !== null),
    ],
    ['it reports what is to come', other.reportedAt < one.reportedAt],
    [
      'its speed is not of its road',
      other.activity === 'driving' ? other.speed < 0 || other.speed > 130 : other.speed !== 0,
    ],
    ['it looks nowhere', !(other.heading >= 0 && other.heading < 360)],
  ];
  return rules.flatMap(([what, broken]) => (broken ? [what] : []));
};

describe('a vehicle watched over a year', () => {
  test('is plausible at each step, whatever its seed', () => {
    const run = fc.property(vehicles, (vehicle) => {
      let before = lifeAt(vehicle, YEAR - STEP);
      for (let step = 0; step < STEPS; step++) {
        const at = YEAR + step * STEP;
        const now = lifeAt(vehicle, at);
        const broken = breachesOf(vehicle, before, now, STEP / MINUTE, at);
        if (broken.length > 0) throw new Error(`${new Date(at).toISOString()}: ${broken.join(', ')}`);
        before = now;
      }
    });
    fc.assert(run, { numRuns: 25 });
  });

  test('has no two weeks alike, and charges fast now and then', () => {
    let fast = 0;
    const run = fc.property(vehicles, (vehicle) => {
      const weeks = Array.from({ length: 30 }, (_, week) => lifeAt(vehicle, YEAR + week * 7 * DAY).odometer);
      const driven = weeks.slice(1).map((km, week) => Math.round(km - (weeks[week] ?? 0)));
      // The smallest batteries take nobody farther than the shop.
      if ((vehicle.model.battery?.range ?? 700) > 100) expect(new Set(driven).size).toBeGreaterThan(4);
      const { chargeRecords } = readingAt(vehicle, YEAR + 200 * DAY, true);
      for (const { isPublicCharger, location } of chargeRecords?.records ?? []) {
        if (isPublicCharger) fast += 1;
        expect(location === null).toBe(isPublicCharger);
      }
    });
    fc.assert(run, { numRuns: 60 });
    expect(fast).toBeGreaterThan(5);
  });

  test('uses a tank or a battery many times, and fills it again', () => {
    const run = fc.property(vehicles, (vehicle) => {
      const moments = Array.from({ length: 365 }, (_, day) => lifeAt(vehicle, YEAR + day * DAY + 18 * HOUR));
      const km = (moments.at(-1)?.odometer ?? 0) - (moments[0]?.odometer ?? 0);
      expect(km).toBeGreaterThan(2_000);
      expect(km).toBeLessThan(25_000);
      const filled = moments.filter(
        (each, day) => (each.fuel ?? 0) > (moments[day - 1]?.fuel ?? Infinity),
      ).length;
      const { fuel } = vehicle.model;
      if (fuel) expect(filled).toBeGreaterThan(((km * fuel.consumption) / 100 / fuel.tank) * 0.9 - 1);
      else expect(filled).toBe(0);
    });
    fc.assert(run, { numRuns: 25 });
  });

  test('tells nothing new while it sleeps', () => {
    const stale = ({ connectivity: _, ...rest }: ReturnType<typeof readingAt>): unknown => rest;
    const run = fc.property(vehicles, fc.nat({ max: 365 * 24 * 60 }), (vehicle, minute) => {
      const at = YEAR + minute * MINUTE;
      const asleep = lifeAt(vehicle, at).reportedAt;
      const reading = readingAt(vehicle, at);
      for (const part of Object.values(reading))
        if (part && 'lastUpdated' in part) expect(Date.parse(part.lastUpdated)).toBeLessThanOrEqual(at);
      if (asleep < at) {
        expect(stale(reading)).toEqual(stale(readingAt(vehicle, asleep)));
        expect(reading.chargeState?.isCharging ?? false).toBe(false);
        expect(reading.lockStatus?.isLocked).toBe(true);
      }
      if (reading.connectivity) expect(reading.connectivity.isAsleep).toBe(asleep < at);
    });
    fc.assert(run, { numRuns: 400 });
  });

  test('says in each part what the others say', () => {
    const run = fc.property(vehicles, fc.nat({ max: 365 * 24 * 60 }), (vehicle, minute) => {
      const at = YEAR + minute * MINUTE;
      const reading = readingAt(vehicle, at, true);
      const { chargeState, charger, lockStatus, motion, transmission, tires, temperature, fuel, compass } =
        reading;
      const driving = (motion?.speed ?? 0) > 0;
      if (driving) {
        expect(transmission?.gear).toBe('DRIVE');
        expect(chargeState?.isPluggedIn ?? false).toBe(false);
        expect(reading.location?.isAtHome).toBe(false);
      }
      expect(charger?.isCableLatched).toBe(chargeState?.isPluggedIn);
      if (chargeState?.isCharging) expect(chargeState.isPluggedIn).toBe(true);
      if (chargeState?.isPluggedIn && charger?.isFastCharger === false) {
        const [home] = reading.chargeLocations?.locations ?? [];
        expect([reading.location?.isAtHome, reading.location?.latitude, reading.location?.longitude]).toEqual(
          [true, home?.latitude, home?.longitude],
        );
      }
      if (vehicle.model.battery) {
        expect(lockStatus?.chargingPort.map(({ isOpen }) => isOpen)).toEqual([chargeState?.isPluggedIn]);
        if (charger?.amperage && charger.voltage && charger.phases)
          expect((charger.amperage * charger.voltage * charger.phases) / 1000).toBeCloseTo(
            chargeState?.chargeRate ?? 0,
            1,
          );
      }
      for (const pressure of [tires?.frontLeft, tires?.frontRight, tires?.backLeft, tires?.backRight]) {
        expect(pressure).toBeGreaterThan(150);
        expect(pressure).toBeLessThan(340);
      }
      expect(temperature?.outside).toBeGreaterThan(-40);
      expect(temperature?.outside).toBeLessThan(48);
      expect(fuel?.percentRemaining).toBeGreaterThan(0);
      expect(fuel?.percentRemaining).toBeLessThanOrEqual(100);
      expect(compass?.heading).toBeLessThan(360);
    });
    fc.assert(run, { numRuns: 300 });
  });

  test('has tires that follow the weather', () => {
    const [vehicle] = fleetOf('weather', 'volvo', 1);
    if (!vehicle) throw new Error('no vehicle');
    const moments = Array.from({ length: 365 }, (_, day) => YEAR + day * DAY + 8 * HOUR);
    const warmth = (at: number): number => conditionsOf(vehicle, lifeAt(vehicle, at)).tires;
    const sorted = moments.toSorted((one, other) => warmth(one) - warmth(other));
    const pressureAt = (at = 0): number => readingAt(vehicle, at).tires?.frontLeft ?? 0;
    expect(pressureAt(sorted.at(-1)) - pressureAt(sorted[0])).toBeGreaterThan(15);
  });

  test('is serviced where the odometer says, and its oil is new after', () => {
    const old = (vehicle: SimulatedVehicle): boolean =>
      vehicle.model.fuel !== null && vehicle.information.year < 2021;
    const vehicle = Array.from({ length: 20 }, (_, seed) => fleetOf(`service-${seed}`, 'ford', 3))
      .flat()
      .find(old);
    if (!vehicle) throw new Error('no vehicle');
    const at = YEAR + 300 * DAY;
    const records = readingAt(vehicle, at).serviceHistory?.records ?? [];
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) {
      const then = Date.parse(record.at);
      expect(lifeAt(vehicle, then + 1000).odometer).toBeCloseTo(record.odometer ?? 0, -0.5);
      expect(readingAt(vehicle, then + HOUR / 2).serviceHistory?.isInService).toBe(true);
      expect(readingAt(vehicle, then + DAY).serviceHistory?.isInService).toBe(false);
      const before = readingAt(vehicle, then - 2 * DAY).engineOil?.lifeRemaining ?? 0;
      expect(readingAt(vehicle, then + DAY).engineOil?.lifeRemaining).toBeGreaterThan(before + 50);
    }
  });

  test('is paid for in the money of where it lives', () => {
    const seen = new Map<string, Set<string>>();
    for (const brand of ['ford', 'volvo', 'bmw', 'opel', 'gmc'])
      for (let seed = 0; seed < 40; seed++)
        for (const vehicle of fleetOf(`money-${seed}`, brand, 2)) {
          const { serviceHistory, chargeRecords } = readingAt(vehicle, YEAR + 300 * DAY, true);
          const costs = [...(serviceHistory?.records ?? []), ...(chargeRecords?.records ?? [])];
          const { name } = vehicle.household.town;
          const currencies = seen.get(name) ?? new Set();
          for (const { cost } of costs) currencies.add(cost?.currency ?? '');
          seen.set(name, currencies);
        }
    expect(Object.fromEntries([...seen].map(([town, money]) => [town, [...money].join()]))).toEqual({
      Lillestrøm: 'NOK',
      Uppsala: 'SEK',
      Utrecht: 'EUR',
      München: 'EUR',
      Graz: 'EUR',
      Lyon: 'EUR',
      Zaragoza: 'EUR',
      'Milton Keynes': 'GBP',
      Austin: 'USD',
      Denver: 'USD',
      Columbus: 'USD',
      Atlanta: 'USD',
      Calgary: 'CAD',
      Waterloo: 'CAD',
    });
  });

  test('remembers its charging as it was', () => {
    const [vehicle] = fleetOf('records', 'tesla', 1);
    if (!vehicle) throw new Error('no vehicle');
    const { chargeRecords, chargeEvents } = readingAt(vehicle, YEAR + 200 * DAY);
    expect(chargeRecords?.records.length).toBeGreaterThan(3);
    for (const { start, end, startLevel, endLevel } of chargeRecords?.records ?? []) {
      const during = lifeAt(vehicle, (Date.parse(start) + Date.parse(end)) / 2);
      expect(during.activity).toBe('charging');
      expect(during.level).toBeGreaterThanOrEqual(startLevel - 0.5);
      expect(during.level).toBeLessThanOrEqual(endLevel + 0.5);
    }
    const times = (chargeEvents?.events ?? []).map(({ at }) => Date.parse(at));
    expect(times).toEqual(times.toSorted((one, other) => other - one));
    expect(new Set(chargeEvents?.events.map(({ type }) => type))).toEqual(
      new Set(['PLUGGED_IN', 'STARTED', 'COMPLETED', 'UNPLUGGED']),
    );
  });
});
