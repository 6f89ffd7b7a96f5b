import { expect, it } from 'vitest';
import { isFresh } from './catalogue-reference.ts';

it('docs/catalogue-makes.md says what the catalogue says', () => {
  expect(isFresh(), 'run: node scripts/catalogue-reference.ts').toBe(true);
});
