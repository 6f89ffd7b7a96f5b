import { describe, expect, it } from 'vitest';
import { dividedBy, priceOfMillion, priceOfStorage, sumOf, totalOf, type Usage } from '../cost/prices.ts';
import { lowerQuartile, quantile } from '../measure/statistics.ts';

const usage: Usage = {
  requests: 2,
  objectRequests: 4,
  alarms: 1,
  objectMs: 100,
  rowsRead: 1_000,
  rowsWritten: 3,
  written: { setAlarm: 3 },
  kv: { read: 2, write: 1, delete: 0, list: 0 },
  providerCalls: 0,
  outbound: 0,
  created: 0,
  cpuMs: 10,
  messages: 20,
};

describe('the lower quartile', () => {
  it('lies a quarter of the way up, between neighbours', () => {
    expect(lowerQuartile([5, 1, 3, 2, 4])).toBe(2);
    expect(lowerQuartile([1, 2, 3, 4])).toBe(1.75);
    expect(quantile([7], 0.9)).toBe(7);
  });

  it('is of something', () => {
    expect(() => lowerQuartile([])).toThrow('Nothing');
  });
});

describe('the price of a million', () => {
  it('is the list’s, operation by operation', () => {
    expect(priceOfMillion(usage)).toEqual({
      requests: 0.6,
      'processor time': 0.2,
      KV: 6,
      'object requests': 0.75,
      'object duration': expect.closeTo(0.16, 10),
      'rows read': 1,
      'rows written': 3,
    });
    expect(totalOf(priceOfMillion(usage))).toBeCloseTo(11.71, 10);
    expect(priceOfStorage(5e9)).toBe(1);
  });

  it('takes an object to be busy ten milliseconds a call at least', () => {
    expect(priceOfMillion({ ...usage, objectMs: 1 })['object duration']).toBeCloseTo(0.064, 10);
  });

  it('is of the mean of some flows', () => {
    expect(dividedBy(sumOf([usage, usage, usage]), 3)).toEqual(usage);
  });
});
