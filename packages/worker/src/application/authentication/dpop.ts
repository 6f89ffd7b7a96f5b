import { type Result, succeed } from '@keyfob/shared/result';
import type { AppContext } from '../../context.ts';
import type { PublishedRegistration } from '../registration/registration.ts';
import { SIGNATURE_ALGORITHMS } from './signature-algorithms.ts';

/** What a proof has to be made for, where that is known. */
export interface ProofAbout {
  /** The access token it comes with (RFC 9449 §7): the proof names its hash. */
  readonly accessToken?: string;
  /** Thumbprint of the key that the token is bound to. */
  readonly boundTo?: string;
}

/**
 * The key a request proves (RFC 9449), as the SHA-256 thumbprint of its JWK (RFC 7638); `null` where no proof came and
 * none is needed. A proof is good once: asked twice in one request, the second time fails. Fails with
 * `invalid_dpop_proof`, `use_dpop_nonce` or, where it proves another key than the token's, `invalid_token`.
 */
export const dpopKeyOf = async (
  c: AppContext,
  registration: PublishedRegistration,
  about: ProofAbout = {},
): Promise<Result<string | null>> => {
  const proof = c.req.header('DPoP');
  const needed = registration.dpop === 'required' || about.boundTo !== undefined;
  if (proof === undefined && !needed) return succeed(null);
  const { keyOfProof } = await import('./dpop-proof.ts');
  return keyOfProof(c, registration, proof ?? null, about);
};

const ALGS = `algs="${SIGNATURE_ALGORITHMS.join(' ')}"`;

/** How a resource takes access tokens, where nothing is wrong with one (RFC 6750 §3, RFC 9449 §7.1). */
export const tokenChallenges = (fault = ''): string => `Bearer realm="keyfob"${fault}, DPoP ${ALGS}`;

/** The same with what was wrong, at the scheme it was wrong with; nothing was where no token came (RFC 6750 §3.1). */
export const tokenChallenge = (c: AppContext, error: string): string => {
  const shown = c.req.header('Authorization');
  if (shown === undefined) return tokenChallenges();
  const proved = /^DPoP /i.test(shown);
  return proved ? `DPoP error="${error}", ${ALGS}` : tokenChallenges(`, error="${error}"`);
};
