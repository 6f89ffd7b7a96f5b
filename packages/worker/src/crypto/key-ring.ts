import { type Bytes, equalBytes, fromBase64url, utf8 } from './bytes.ts';

/** What a derived key is for. A value made under one purpose means nothing under another. */
export type Purpose =
  | 'access-token'
  | 'client-token'
  | 'status-token'
  | 'dpop-nonce'
  | 'authorization-request'
  | 'form'
  | 'session-state'
  | 'simulator'
  | `garage:${string}`
  | `application:${string}`;

/** One master secret of the ring: at least 256 bits, named so that what it made can be told apart. */
export interface RingKey {
  readonly id: string;
  readonly secret: Bytes;
}

/** The key ring: the newest key makes, every key reads. */
export interface KeyRing {
  readonly newest: RingKey;
  readonly keys: readonly RingKey[];
}

const KEY_LENGTH = 32;

/** Keys that were read, latest last. */
let known: readonly RingKey[] = [];
/** A ring has a few. */
const KNOWN_LIMIT = 50;

/**
 * A key by its id *and* its secret, one object for both: what is derived of it is kept with it, so an id that is given to
 * another secret has nothing of the one before.
 */
export const ringKeyOf = (id: string, secret: Bytes): RingKey => {
  const before = known.find((key) => key.id === id && equalBytes(key.secret, secret));
  if (before) return before;
  const key = { id, secret };
  known = [...known.slice(1 - KNOWN_LIMIT), key];
  return key;
};

/**
 * Reads a ring written as `id:base64url,id:base64url`, newest first, each secret 32 bytes or more.
 * Answers `null` when anything about it is wrong: a ring that is half right is not a ring.
 */
export const readKeyRing = (text: string): KeyRing | null => {
  const keys: RingKey[] = [];
  for (const part of text.split(',')) {
    const [id, encoded, ...rest] = part.trim().split(':');
    const secret = fromBase64url(encoded ?? '');
    if (!id || !/^[A-Za-z0-9-]{1,32}$/.test(id) || rest.length > 0) return null;
    if (!secret || secret.length < KEY_LENGTH || keys.some((key) => key.id === id)) return null;
    keys.push(ringKeyOf(id, secret));
  }
  const [newest] = keys;
  return newest ? { newest, keys } : null;
};

export const ringKey = (ring: KeyRing, id: string | undefined): RingKey | null =>
  ring.keys.find((key) => key.id === id) ?? null;

type Algorithm = 'HMAC' | 'AES-GCM';

/** importKey costs 25 µs, more than most of what the keys are used for, so derived keys are kept for the isolate's life. */
const derived = new WeakMap<RingKey, Map<string, CryptoKey>>();
const DERIVED_LIMIT = 2000;

const masters = new WeakMap<RingKey, CryptoKey>();

/**
 * The secret as a key: each garage has a purpose of its own, so many are derived from it. Kept once it is there, never
 * as a promise: that of a request which is cut off would be waited for by all others, for ever.
 */
const masterOf = async (key: RingKey): Promise<CryptoKey> => {
  const before = masters.get(key);
  if (before) return before;
  const made = await crypto.subtle.importKey('raw', key.secret, 'HKDF', false, ['deriveKey']);
  masters.set(key, made);
  return made;
};

const derive = async (key: RingKey, purpose: Purpose, algorithm: Algorithm): Promise<CryptoKey> => {
  const master = await masterOf(key);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: utf8('keyfob'), info: utf8(`${algorithm}|${purpose}`) },
    master,
    algorithm === 'HMAC' ? { name: 'HMAC', hash: 'SHA-256', length: 256 } : { name: 'AES-GCM', length: 256 },
    false,
    algorithm === 'HMAC' ? ['sign', 'verify'] : ['encrypt', 'decrypt'],
  );
};

/** The key of a purpose (HKDF-SHA-256, RFC 5869): no two purposes and no two algorithms share one. */
export const purposeKey = async (
  key: RingKey,
  purpose: Purpose,
  algorithm: Algorithm,
): Promise<CryptoKey> => {
  const name = `${algorithm}|${purpose}`;
  const before = derived.get(key)?.get(name);
  if (before) return before;
  const made = await derive(key, purpose, algorithm);
  // Kept once it is there: a promise would hand one request's failure, or its end, on to all that come after.
  const all = derived.get(key) ?? new Map<string, CryptoKey>();
  if (all.size >= DERIVED_LIMIT) all.clear();
  derived.set(key, all.set(name, made));
  return made;
};
