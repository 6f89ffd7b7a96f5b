import { importJWK, type JSONWebKeySet, type JWK } from 'jose';
import { fromBase64url } from '../../crypto/bytes.ts';
import { isSignatureAlgorithm } from '../authentication/signature-algorithms.ts';
import { isPublicKey } from '../authentication/signed.ts';

type Key = Readonly<Record<string, unknown>>;

/** What of a key is kept, by its type: what nobody reads is left out. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  RSA: ['n', 'e'],
};
const ALWAYS_KEPT = ['kty', 'kid', 'alg', 'use'];

/** Bytes of a coordinate. */
const CURVES: Readonly<Record<string, readonly [kty: string, length: number]>> = {
  'P-256': ['EC', 32],
  'P-384': ['EC', 48],
  Ed25519: ['OKP', 32],
};

/** Bytes of a modulus: 2048 bits or more, and no more than verifies in reasonable time. */
const MODULUS = { least: 256, most: 512 };

const bytesOf = (value: unknown): Uint8Array | null =>
  typeof value === 'string' ? fromBase64url(value) : null;

type Check = (key: Key) => string | null;

const isPublic: Check = (key) =>
  isPublicKey(key) ? null : 'A key is private or symmetric. Treat it as leaked.';

const isKnownType: Check = ({ kty }) =>
  Object.hasOwn(KEPT, String(kty)) ? null : 'A key is neither EC, OKP nor RSA.';

const isForSignatures: Check = ({ use, key_ops }) => {
  if (use !== undefined && use !== 'sig') return 'A key is not for signatures.';
  return key_ops === undefined || (Array.isArray(key_ops) && key_ops.includes('verify'))
    ? null
    : 'A key is not for verifying.';
};

const hasKnownAlgorithm: Check = ({ alg }) =>
  alg === undefined || isSignatureAlgorithm(alg) ? null : 'A key is for an algorithm that is not accepted.';

const hasKnownCurve: Check = ({ kty, crv, x, y }) => {
  if (kty === 'RSA') return null;
  const [type, length] = CURVES[String(crv)] ?? [];
  const right = (value: unknown) => bytesOf(value)?.length === length;
  return type === kty && right(x) && (kty === 'OKP' || right(y))
    ? null
    : 'A key is on none of the curves P-256, P-384 and Ed25519.';
};

const hasLongModulus: Check = ({ kty, n, e }) => {
  if (kty !== 'RSA') return null;
  const modulus = bytesOf(n);
  const exponent = bytesOf(e);
  if (!modulus || !exponent || exponent.length === 0 || exponent.length > 4)
    return 'A key has no modulus or exponent.';
  const length = modulus[0] === 0 ? 0 : modulus.length;
  return length >= MODULUS.least && length <= MODULUS.most && (modulus[0] ?? 0) >= 0x80
    ? null
    : 'An RSA key has 2048 to 4096 bits.';
};

const hasShortName: Check = ({ kid }) =>
  kid === undefined || (typeof kid === 'string' && kid.length > 0 && kid.length <= 128)
    ? null
    : 'A key has a "kid" that is none.';

/** What each key of a set has to pass, in order. */
const CHECKS: readonly Check[] = [
  isPublic,
  isKnownType,
  isForSignatures,
  hasKnownAlgorithm,
  hasKnownCurve,
  hasLongModulus,
  hasShortName,
];

/** Why a key set cannot be registered for `private_key_jwt`; `null` where it can. */
export const keySetProblem = ({ keys }: JSONWebKeySet): string | null => {
  for (const key of keys)
    for (const check of CHECKS) {
      const problem = check(key);
      if (problem !== null) return problem;
    }
  const names = keys.flatMap(({ kid }) => kid ?? []);
  return new Set(names).size === names.length ? null : 'Two keys have the same "kid".';
};

const keptOf = (key: JWK): JWK => {
  const kept = [...ALWAYS_KEPT, ...(KEPT[String(key.kty)] ?? [])];
  return Object.fromEntries(Object.entries(key).filter(([name]) => kept.includes(name)));
};

/** The set as it is kept. */
export const keptKeySet = ({ keys }: JSONWebKeySet): JSONWebKeySet => ({ keys: keys.map(keptOf) });

const ALGORITHM_OF: Readonly<Record<string, string>> = {
  'P-256': 'ES256',
  'P-384': 'ES384',
  Ed25519: 'Ed25519',
};

/** Whether every key of the set can be loaded: its point may lie beside the curve. */
export const areKeysUsable = async ({ keys }: JSONWebKeySet): Promise<boolean> => {
  const loaded = await Promise.allSettled(
    keys.map((key) => importJWK(key, key.alg ?? ALGORITHM_OF[key.crv ?? ''] ?? 'RS256')),
  );
  return loaded.every(({ status }) => status === 'fulfilled');
};
