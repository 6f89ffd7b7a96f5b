import type { JWK } from 'jose';
import { decodeProtectedHeader } from 'jose/decode/protected_header';
import { compactVerify } from 'jose/jws/compact/verify';
import { decodeJwt } from 'jose/jwt/decode';
import {
  isSignatureAlgorithm,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithm,
} from './signature-algorithms.ts';

/** A JWT that a client signed (RFC 7519), as it reads. Nothing of it is true before {@link isSignedBy}. */
export interface Signed {
  readonly text: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** More than any key or claim needs. */
const LENGTH_LIMIT = 8192;

/** Reads a compact JWS with JSON on both sides; `null` for anything else. */
export const readSigned = (text: string): Signed | null => {
  if (text.length > LENGTH_LIMIT) return null;
  try {
    return { text, header: { ...decodeProtectedHeader(text) }, claims: decodeJwt(text) };
  } catch {
    return null;
  }
};

export type SignedCheck = (signed: Signed) => string | null;

/** Extensions that must be understood (RFC 7515 §4.1.11) would change what was signed; none is. */
export const noExtensions: SignedCheck = ({ header }) =>
  header['crit'] === undefined ? null : 'It has a critical extension.';

export const algorithmAllowed: SignedCheck = ({ header }) =>
  isSignatureAlgorithm(header['alg'])
    ? null
    : `It is not signed by one of ${SIGNATURE_ALGORITHMS.join(', ')}.`;

/** Members that only private and symmetric keys have (RFC 7518 §6). */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'priv'] as const;

export const isPublicKey = (key: unknown): key is JWK =>
  typeof key === 'object' &&
  key !== null &&
  'kty' in key &&
  typeof key.kty === 'string' &&
  !SECRET_MEMBERS.some((member) => member in key);

/** The keys of an algorithm (RFC 7518 §6, RFC 8037 §2). The runtime reads a key's numbers and believes any `crv`. */
const KEYS: Readonly<Record<SignatureAlgorithm, { readonly kty: string; readonly crv?: string }>> = {
  ES256: { kty: 'EC', crv: 'P-256' },
  ES384: { kty: 'EC', crv: 'P-384' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519' },
  Ed25519: { kty: 'OKP', crv: 'Ed25519' },
  PS256: { kty: 'RSA' },
  RS256: { kty: 'RSA' },
};

const isOfAlgorithm = ({ kty, crv }: JWK, algorithm: SignatureAlgorithm): boolean =>
  kty === KEYS[algorithm].kty && crv === KEYS[algorithm].crv;

/** Whether a key made the signature. A key of another kind, for another use, or of less than 2048 bits (RSA) did not. */
export const isSignedBy = async ({ text, header }: Signed, key: JWK): Promise<boolean> => {
  const { alg } = header;
  if (!isSignatureAlgorithm(alg) || !isOfAlgorithm(key, alg)) return false;
  try {
    await compactVerify(text, key, { algorithms: [alg] });
    return true;
  } catch {
    return false;
  }
};

/** Seconds since the epoch (RFC 7519 §2); `null` for anything else. */
export const numericDate = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

export const isJti = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 256;
