import { expect, it } from 'vitest';
import { readKeyRing } from '../src/crypto/key-ring.ts';
import { seal, unseal } from '../src/crypto/seal.ts';
import { publicKeys } from '../src/crypto/signing-key.ts';
import { ACCESS_TOKEN, PUBLISHED_ACCESS_TOKEN, signToken, verifyToken } from '../src/crypto/token.ts';

it('a sealed text opens for its own record and purpose, and nowhere else', async () => {
  const ring = readKeyRing(`one:${'A'.repeat(43)}`);
  if (!ring) throw new Error('The ring reads.');
  const sealed = await seal(ring, 'garage:one', 'provider-tokens|one', 'a secret');
  expect(await unseal(ring, 'garage:one', 'provider-tokens|one', sealed)).toBe('a secret');
  expect(await unseal(ring, 'garage:one', 'provider-tokens|other', sealed)).toBeNull();
  expect(await unseal(ring, 'garage:other', 'provider-tokens|one', sealed)).toBeNull();
});

it('a key that has the id of another one before, and another secret, is another key', async () => {
  const ring = (letter: string) => {
    const read = readKeyRing(`same:${letter.repeat(43)}`);
    if (!read) throw new Error('The ring reads.');
    return read;
  };
  const [before, after] = [ring('A'), ring('E')];
  const sealed = await seal(before, 'garage:one', 'provider-tokens|one', 'a secret');
  expect(await unseal(after, 'garage:one', 'provider-tokens|one', sealed)).toBeNull();
  expect(await unseal(ring('A'), 'garage:one', 'provider-tokens|one', sealed)).toBe('a secret');
  const about = { issuer: 'https://keyfob.example', audience: 'https://keyfob.example', now: Date.now() };
  for (const kind of [ACCESS_TOKEN, PUBLISHED_ACCESS_TOKEN]) {
    const token = await signToken(before, kind, about, 60, { sub: 'owner' });
    expect(await verifyToken(after, kind, about, token)).toBeNull();
    expect(await verifyToken(ring('A'), kind, about, token)).toMatchObject({ sub: 'owner' });
  }
  expect(await publicKeys(after)).not.toEqual(await publicKeys(before));
});
