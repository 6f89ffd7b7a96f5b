import { expect, it } from 'vitest';
import { isFresh } from './smartcar-reference.ts';

it('docs/smartcar.md says what the tables say', () => {
  expect(isFresh(), 'run: node scripts/smartcar-reference.ts').toBe(true);
});
