import { describe, expect, test } from 'vitest';
import { growth, growthTable } from './growth.ts';

describe('what grew', () => {
  const now = { same: 900, small: 15, large: 3_200, added: 400, shrunk: 10 };
  const before = { same: 900, small: 10, large: 2_000, shrunk: 300, gone: 50 };

  test('comes first, the largest growth at the top; what came is as large as it is', () => {
    expect(growth(now, before).map(({ part }) => part)).toEqual([
      'large',
      'added',
      'small',
      'same',
      'gone',
      'shrunk',
    ]);
  });

  test('is told with what it is, what it was, and the difference', () => {
    expect(growthTable(growth(now, before), 2)).toEqual([
      '       now    before   grew by',
      '     3,200     2,000    +1,200  large',
      '       400         0      +400  added',
    ]);
    expect(growthTable(growth(now, before), 6).at(-1)).toBe('        10       300      -290  shrunk');
  });

  test('is everything where nothing is known of before', () => {
    expect(growth(now, {})[0]).toEqual({ part: 'large', now: 3_200, before: 0 });
  });
});
