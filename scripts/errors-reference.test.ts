import { expect, it } from 'vitest';
import { isFresh } from './errors-reference.ts';

it('docs/errors.md says what the registry says', () => {
  expect(isFresh(), 'run: node scripts/errors-reference.ts').toBe(true);
});
