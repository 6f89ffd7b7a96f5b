import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { sha256 } from '../../src/crypto/bytes.ts';
import { ORIGIN } from './browser.ts';

/** A key of a client's, made and used by jose: Keyfob only ever sees its public half. */
export interface ClientKey {
  readonly alg: string;
  readonly privateKey: CryptoKey;
  /** The public half, with its `kid`. */
  readonly jwk: JWK;
  readonly thumbprint: string;
}

export const makeKey = async (alg = 'ES256', kid = crypto.randomUUID()): Promise<ClientKey> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { alg, privateKey, jwk: { ...jwk, kid }, thumbprint: await calculateJwkThumbprint(jwk) };
};

/** Changes of a header or of claims; `undefined` leaves one out. */
export type Changes = Readonly<Record<string, unknown>>;

const seconds = (): number => Math.floor(Date.now() / 1000);

const sign = (key: ClientKey, header: Changes, claims: Changes): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg: key.alg, ...header }).sign(key.privateKey);

export interface Signing {
  readonly header?: Changes;
  readonly claims?: Changes;
}

/** A client assertion that is right (RFC 7523 §3), but for the changes. */
export const assertionOf = (
  clientId: string,
  key: ClientKey,
  { header = {}, claims = {} }: Signing = {},
): Promise<string> =>
  sign(
    key,
    { kid: key.jwk.kid, ...header },
    {
      iss: clientId,
      sub: clientId,
      aud: ORIGIN,
      jti: crypto.randomUUID(),
      iat: seconds(),
      exp: seconds() + 60,
      ...claims,
    },
  );

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export const withAssertion = (assertion: string): Record<string, string> => ({
  client_assertion_type: ASSERTION_TYPE,
  client_assertion: assertion,
});

/** What a proof is for. */
export interface ProofFor extends Signing {
  readonly method?: string;
  readonly path?: string;
  readonly accessToken?: string;
  readonly nonce?: string;
}

/** A DPoP proof that is right (RFC 9449 §4.2) for the token endpoint or the request named, but for the changes. */
export const proofOf = async (
  key: ClientKey,
  { method = 'POST', path = '/oauth/token', accessToken, nonce, header = {}, claims = {} }: ProofFor = {},
): Promise<string> => {
  const { kid: _, ...jwk } = key.jwk;
  return sign(
    key,
    { typ: 'dpop+jwt', jwk, ...header },
    {
      jti: crypto.randomUUID(),
      htm: method,
      htu: `${ORIGIN}${path}`,
      iat: seconds(),
      ...(accessToken === undefined ? {} : { ath: await sha256(accessToken) }),
      ...(nonce === undefined ? {} : { nonce }),
      ...claims,
    },
  );
};
