import { describe, expect, test } from 'vitest';
import { isErrorCode } from '../src/errors/registry.ts';
import { isRefusal, REFUSAL_NAMES, REFUSALS, refused } from '../src/vehicle/refusals.ts';

describe('refusals', () => {
  test('each have one name at Smartcar and a code of ours', () => {
    const names = REFUSAL_NAMES.map(
      (name) => `${REFUSALS[name].smartcar.type}.${REFUSALS[name].smartcar.code}`,
    );
    expect(new Set(names).size).toBe(REFUSAL_NAMES.length);
    for (const name of REFUSAL_NAMES) expect(isErrorCode(REFUSALS[name].code)).toBe(true);
  });

  test('are known by their names, and by nothing else', () => {
    expect(REFUSAL_NAMES.every(isRefusal)).toBe(true);
    expect(isRefusal('constructor')).toBe(false);
  });

  test('are failures that carry their reason', () => {
    expect(refused('asleep')).toEqual({ ok: false, code: 'vehicle_unreachable', reason: 'asleep' });
    expect(refused('vehicle_rate_limited', 'Too often.', 60)).toEqual({
      ok: false,
      code: 'provider_unavailable',
      reason: 'vehicle_rate_limited',
      detail: 'Too often.',
      retryAfter: 60,
    });
  });
});
