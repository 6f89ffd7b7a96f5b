import { createHash, randomBytes } from 'node:crypto';

/** A verifier with its challenge (RFC 7636 §4). */
export interface Proof {
  readonly verifier: string;
  readonly challenge: string;
}

export const newProof = (): Proof => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};
