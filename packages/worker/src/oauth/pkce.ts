import { fail, type Result, succeed } from '@keyfob/shared/result';
import { sha256 } from '../crypto/bytes.ts';

/** RFC 7636 §4.1: 43 to 128 unreserved characters. */
const VERIFIER = /^[A-Za-z0-9\-._~]{43,128}$/;
/** RFC 7636 §4.2: the S256 challenge is 32 bytes, base64url. */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

/** The challenge behind a verifier; `null` when none was sent. */
export const challengeOf = async (verifier: string | undefined): Promise<Result<string | null>> => {
  if (verifier === undefined) return succeed(null);
  return VERIFIER.test(verifier) ? succeed(await sha256(verifier)) : fail('code_verifier_mismatch');
};

/** The challenge of a request: S256 only, and never the silent default `plain` (RFC 7636 §4.3, RFC 9700 §2.1.1). */
export const readChallenge = (
  challenge: string | undefined,
  method: string | undefined,
  fields: { readonly challenge: string; readonly method: string } = {
    challenge: 'code_challenge',
    method: 'code_challenge_method',
  },
): Result<string | null> => {
  if (challenge === undefined)
    return method === undefined
      ? succeed(null)
      : fail('code_challenge_required', 'A method came without a challenge.', fields.challenge);
  if (method !== 'S256') return fail('code_challenge_method_unsupported', undefined, fields.method);
  return CHALLENGE.test(challenge)
    ? succeed(challenge)
    : fail('invalid_request', 'The challenge is not 43 characters of base64url.', fields.challenge);
};
