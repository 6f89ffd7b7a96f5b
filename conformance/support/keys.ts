import { randomUUID } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { sha256 } from './flows.ts';
import { type Fields, ORIGIN, type Proof } from './http.ts';

/** A key of a client's. Keyfob only ever sees its public half. */
export interface ClientKey {
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
  readonly thumbprint: string;
}

export const makeKey = async (alg = 'ES256', kid: string = randomUUID()): Promise<ClientKey> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { alg, privateKey, jwk: { ...jwk, kid }, thumbprint: await calculateJwkThumbprint(jwk) };
};

/** Members set otherwise; `undefined` leaves one out. */
type Members = Readonly<Record<string, unknown>>;

/** What is changed in a JWT that is right otherwise. */
export interface Wrong {
  readonly header?: Members;
  readonly claims?: Members;
  /** Signs in place of the right key. */
  readonly key?: ClientKey;
}

export const seconds = (): number => Math.floor(Date.now() / 1000);

const sign = ({ alg, privateKey }: ClientKey, header: Members, claims: Members): Promise<string> =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg, ...header }).sign(privateKey);

/** A client assertion (RFC 7523 §3). */
export const assertionOf = (clientId: string, key: ClientKey, wrong: Wrong = {}): Promise<string> =>
  sign(
    wrong.key ?? key,
    { kid: key.jwk.kid, ...wrong.header },
    {
      iss: clientId,
      sub: clientId,
      aud: ORIGIN,
      jti: randomUUID(),
      iat: seconds(),
      exp: seconds() + 60,
      ...wrong.claims,
    },
  );

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** `private_key_jwt` */
export const byAssertion = (assertion: string): Proof => ({
  headers: {},
  fields: { client_assertion_type: ASSERTION_TYPE, client_assertion: assertion },
});

/** What a DPoP proof is made for. */
export interface ProofFor extends Wrong {
  readonly method?: string;
  readonly path?: string;
  readonly accessToken?: string;
  readonly nonce?: string;
}

/** A DPoP proof (RFC 9449 §4.2), for the token endpoint unless it is said otherwise. */
export const proofOf = (key: ClientKey, about: ProofFor = {}): Promise<string> => {
  const { kid: _, ...jwk } = key.jwk;
  const { accessToken, nonce } = about;
  return sign(
    about.key ?? key,
    { typ: 'dpop+jwt', jwk, ...about.header },
    {
      jti: randomUUID(),
      htm: about.method ?? 'POST',
      htu: `${ORIGIN}${about.path ?? '/oauth/token'}`,
      iat: seconds(),
      ...(accessToken === undefined ? {} : { ath: sha256(accessToken) }),
      ...(nonce === undefined ? {} : { nonce }),
      ...about.claims,
    },
  );
};

/** The headers that show a bound token. */
export const boundTo = async (
  key: ClientKey,
  accessToken: string,
  about: ProofFor = {},
): Promise<Fields> => ({
  Authorization: `DPoP ${accessToken}`,
  DPoP: await proofOf(key, { method: 'GET', path: '/v1/connected-vehicles', accessToken, ...about }),
});
