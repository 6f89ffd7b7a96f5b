import { expect, it } from 'vitest';
import { readKeyRing } from '../src/crypto/key-ring.ts';
import { seal, unseal } from '../src/crypto/seal.ts';

it('a sealed text opens for its own record and purpose, and nowhere else', async () => {
  const ring = readKeyRing(`one:${'A'.repeat(43)}`);
  if (!ring) throw new Error('The ring reads.');
  const sealed = await seal(ring, 'garage:one', 'provider-tokens|one', 'a secret');
  expect(await unseal(ring, 'garage:one', 'provider-tokens|one', sealed)).toBe('a secret');
  expect(await unseal(ring, 'garage:one', 'provider-tokens|other', sealed)).toBeNull();
  expect(await unseal(ring, 'garage:other', 'provider-tokens|one', sealed)).toBeNull();
});
