import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { type Failure, fail, type Result, succeed } from '@keyfob/shared/result';
import { calculateJwkThumbprint } from 'jose/jwk/thumbprint';
import type { AppContext } from '../../context.ts';
import { equalText, sha256 } from '../../crypto/bytes.ts';
import type { PublishedRegistration } from '../registration/registration.ts';
import { claimForApplication } from './claim.ts';
import type { ProofAbout } from './dpop.ts';
import { isNonceFor, nonceFor } from './dpop-nonce.ts';
import {
  algorithmAllowed,
  isJti,
  isPublicKey,
  isSignedBy,
  noExtensions,
  numericDate,
  readSigned,
  type Signed,
  type SignedCheck,
} from './signed.ts';

/** A proof and the request it came with. */
interface Presented {
  readonly c: AppContext;
  readonly registration: PublishedRegistration;
  readonly about: ProofAbout;
  readonly proof: Signed;
}

type Check = (presented: Presented) => Promise<Failure | null> | Failure | null;

const PASSED = null;
const refused = (detail: string): Failure => fail('invalid_dpop_proof', detail, 'DPoP');

const ofJws =
  (check: SignedCheck): Check =>
  ({ proof }) => {
    const problem = check(proof);
    return problem === null ? PASSED : refused(problem);
  };

/** An address as it is compared: RFC 3986 §6.2.2 and §6.2.3, without query and fragment. `null`: it is none. */
const normalAddress = (text: unknown): string | null => {
  if (typeof text !== 'string' || !URL.canParse(text)) return null;
  const { protocol, host, pathname, username, password } = new URL(text);
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return null;
  const path = pathname.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escaped.toUpperCase();
  });
  return `${protocol}//${host}${path}`;
};

const typed: Check = ({ proof }) =>
  proof.header['typ'] === 'dpop+jwt' ? PASSED : refused('Its typ is not "dpop+jwt".');

const publicKey: Check = ({ proof }) =>
  isPublicKey(proof.header['jwk']) ? PASSED : refused('Its jwk is not a public key.');

const signature: Check = async ({ proof }) => {
  const { jwk } = proof.header;
  return isPublicKey(jwk) && (await isSignedBy(proof, jwk))
    ? PASSED
    : refused('It is not signed by its own jwk.');
};

const method: Check = ({ c, proof }) =>
  proof.claims['htm'] === c.req.raw.method ? PASSED : refused('Its htm is not the method of the request.');

/** The address is the public one, whatever the host that the request came in on. */
const address: Check = ({ c, proof }) => {
  const asked = normalAddress(`${c.var.config.origin}${new URL(c.req.url).pathname}`);
  return asked !== null && normalAddress(proof.claims['htu']) === asked
    ? PASSED
    : refused('Its htu is not the address of the request.');
};

const oldest = LIFETIMES.dpopProof + LIFETIMES.clockSkew;

const fresh: Check = ({ c, proof }) => {
  const issuedAt = numericDate(proof.claims['iat']);
  const age = issuedAt === null ? null : c.var.now / 1000 - issuedAt;
  return age !== null && age <= oldest && age >= -LIFETIMES.clockSkew
    ? PASSED
    : refused('Its iat is not about now.');
};

const named: Check = ({ proof }) => (isJti(proof.claims['jti']) ? PASSED : refused('It has no jti.'));

const tokenHash: Check = async ({ about, proof }) => {
  const { ath } = proof.claims;
  if (about.accessToken === undefined) return PASSED;
  return typeof ath === 'string' && equalText(ath, await sha256(about.accessToken))
    ? PASSED
    : refused('Its ath is not the hash of the access token.');
};

/** Also where none is asked for: a nonce that is none of ours was meant for someone else. */
const nonce: Check = async ({ c, registration, proof }) => {
  const given = proof.claims['nonce'];
  if (given === undefined && registration.dpop === 'optional') return PASSED;
  const { ring } = c.var.config;
  if (typeof given === 'string' && (await isNonceFor(ring, registration.clientId, c.var.now, given)))
    return PASSED;
  await offerNonce(c, registration);
  return fail('use_dpop_nonce');
};

const thumbprintOf = async ({ proof }: Presented): Promise<string> => {
  const { jwk } = proof.header;
  return isPublicKey(jwk) ? calculateJwkThumbprint(jwk) : '';
};

const boundKey: Check = async (presented) => {
  const { boundTo } = presented.about;
  return boundTo === undefined || equalText(await thumbprintOf(presented), boundTo)
    ? PASSED
    : fail('invalid_token', 'The token is bound to another key than the proof’s.');
};

/** Last of all, so that a proof that fails is not used up. By whichever key: two with one `jti` are one too many. */
const once: Check = async ({ c, registration, proof }) => {
  const { jti, iat } = proof.claims;
  const until = (numericDate(iat) ?? 0) + oldest;
  return isJti(jti) && (await claimForApplication(c, registration, 'dpop-proof', jti, until))
    ? PASSED
    : refused('It was used before.');
};

/** What a proof has to pass (RFC 9449 §4.3, §7.1, §8, §11.1), in order; the first that fails is the answer. */
const CHECKS: readonly Check[] = [
  typed,
  ofJws(noExtensions),
  ofJws(algorithmAllowed),
  publicKey,
  signature,
  method,
  address,
  fresh,
  named,
  tokenHash,
  nonce,
  boundKey,
  once,
];

const offerNonce = async (c: AppContext, { clientId }: PublishedRegistration): Promise<void> =>
  c.header('DPoP-Nonce', await nonceFor(c.var.config.ring, clientId, c.var.now));

/** Thumbprint of the key that a `DPoP` header proves. `header`: `null` where it is missing though it is needed. */
export const keyOfProof = async (
  c: AppContext,
  registration: PublishedRegistration,
  header: string | null,
  about: ProofAbout,
): Promise<Result<string>> => {
  // With every answer, so that whoever goes on calling always has a good one.
  if (registration.dpop === 'required') await offerNonce(c, registration);
  if (header === null) return refused('A proof is needed here.');
  // Several headers arrive as one with commas, which no proof has.
  const proof = readSigned(header);
  if (!proof) return refused('The header does not hold one proof.');
  const presented = { c, registration, about, proof };
  for (const check of CHECKS) {
    const problem = await check(presented);
    if (problem) return problem;
  }
  return succeed(await thumbprintOf(presented));
};
