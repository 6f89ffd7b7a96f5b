import { type Bytes, concat, utf8 } from './bytes.ts';
import type { KeyRing, RingKey } from './key-ring.ts';

/** An Ed25519 key pair of a ring key (RFC 8037): what it signs, anyone can verify by the published half. */
export interface SigningKey {
  readonly sign: CryptoKey;
  readonly verify: CryptoKey;
  /** As it stands in the key set (RFC 7517 §4). */
  readonly jwk: PublicJwk;
}

export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

const ALGORITHM = 'Ed25519';

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410 §7). */
const PKCS8_PREFIX = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20);

/** The private key is 32 bytes of HKDF output (RFC 8032 §5.1.5 takes any 32), so the ring is all there is to keep. */
const seedOf = async ({ secret }: RingKey): Promise<Bytes> => {
  const master = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const info = utf8(`${ALGORITHM}|signing`);
  return new Uint8Array(
    await crypto.subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: utf8('keyfob'), info },
      master,
      256,
    ),
  );
};

const derive = async (key: RingKey): Promise<SigningKey> => {
  const pkcs8 = concat(PKCS8_PREFIX, await seedOf(key));
  // The public half can only be had from a private one that may be read; the one that is kept may not.
  const readable = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, true, ['sign']);
  const exported = await crypto.subtle.exportKey('jwk', readable);
  if (exported instanceof ArrayBuffer || !exported.x) throw new Error('An Ed25519 key has a public half.');
  const jwk: PublicJwk = {
    kty: 'OKP',
    crv: ALGORITHM,
    x: exported.x,
    kid: key.id,
    use: 'sig',
    alg: 'EdDSA',
  };
  const [sign, verify] = await Promise.all([
    crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign']),
    crypto.subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x }, ALGORITHM, false, ['verify']),
  ]);
  return { sign, verify, jwk };
};

/** Kept as long as its ring key is, as every derived key. */
const derived = new WeakMap<RingKey, SigningKey>();

export const signingKey = async (key: RingKey): Promise<SigningKey> => {
  const known = derived.get(key);
  if (known) return known;
  const made = await derive(key);
  derived.set(key, made);
  return made;
};

/** The published halves, newest first: a key stays as long as its ring key does. */
export const publicKeys = async ({ keys }: KeyRing): Promise<PublicJwk[]> =>
  (await Promise.all(keys.map(signingKey))).map(({ jwk }) => jwk);
