/**
 * How clients may sign what they prove themselves with: assertions (RFC 7523) and DPoP proofs (RFC 9449). Never
 * symmetric, never `none`. The metadata lists exactly these.
 */
export const SIGNATURE_ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'Ed25519', 'PS256', 'RS256'] as const;
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

export const isSignatureAlgorithm = (text: unknown): text is SignatureAlgorithm =>
  SIGNATURE_ALGORITHMS.some((each) => each === text);
