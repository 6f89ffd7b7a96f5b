import { describe, expect, test } from 'vitest';
import {
  fractionOf,
  fromMetric,
  isUnitSystem,
  percentOf,
  QUANTITIES,
  type QuantityName,
  rounded,
  toMetric,
  unitOf,
} from '../src/vehicle/units.ts';

const NAMES = Object.keys(QUANTITIES) as QuantityName[];

describe('units', () => {
  test.each<[QuantityName, number, number]>([
    ['distance', 1.609344, 1],
    ['distance', 100, 62.137],
    ['speed', 50, 31.069],
    ['pressure', 220, 31.908],
    ['volume', 50, 13.209],
    ['temperature', 0, 32],
    ['temperature', -40, -40],
    ['temperature', 100, 212],
    ['percent', 42, 42],
    ['energy', 77, 77],
  ])('%s %d is %d imperial', (quantity, metric, imperial) => {
    expect(fromMetric(quantity, metric, 'imperial')).toBeCloseTo(imperial, 3);
    expect(fromMetric(quantity, metric, 'metric')).toBe(metric);
  });

  test('come back as they went', () => {
    for (const quantity of NAMES)
      for (const value of [-7.5, 0, 0.1, 1, 12_345.6])
        for (const system of ['metric', 'imperial'] as const)
          expect(toMetric(quantity, fromMetric(quantity, value, system), system)).toBeCloseTo(value, 9);
  });

  test('are named', () => {
    expect(unitOf('pressure', 'imperial')).toEqual({ symbol: 'psi', wire: 'psi', wireFactor: 1 });
    expect(unitOf('power', 'metric')).toEqual({ symbol: 'kW', wire: 'watts', wireFactor: 1000 });
    expect(isUnitSystem('metric')).toBe(true);
    for (const text of ['', 'METRIC', 'constructor']) expect(isUnitSystem(text)).toBe(false);
  });

  test('turn percent into fractions without dust', () => {
    for (let percent = 0; percent <= 100; percent++) {
      expect(String(fractionOf(percent)).length).toBeLessThanOrEqual(4);
      expect(percentOf(fractionOf(percent))).toBe(percent);
    }
    expect(rounded(0.1 + 0.2, 2)).toBe(0.3);
  });
});
