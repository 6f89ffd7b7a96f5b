import { SignJWT } from 'jose';
import { sealedIssuer } from '../../src/application/authentication/user-token-key.ts';
import type { Registration, UserTokenIssuer } from '../../src/application/registration/registration.ts';
import { base64url, randomBytes } from '../../src/crypto/bytes.ts';
import { config } from '../support/applications.ts';

/** An application's identity provider that has a key in common with Keyfob. */
export interface Signer {
  readonly issuer: UserTokenIssuer;
  readonly key: Uint8Array;
  sign(claims: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
}

export const ISSUER = 'https://identity.example.com';
export const AUDIENCE = 'example-app';

export const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

/** The claims of a token that is right, for an hour. */
export const claimsOf = (claims: Record<string, unknown>): Record<string, unknown> => ({
  iss: ISSUER,
  aud: AUDIENCE,
  iat: inSeconds(0),
  exp: inSeconds(3600),
  ...claims,
});

export const signer = async (
  whose: Pick<Registration, 'clientId' | 'jurisdiction'>,
  key = randomBytes(32),
): Promise<Signer> => {
  const plain: UserTokenIssuer = {
    issuer: ISSUER,
    audience: AUDIENCE,
    algorithms: ['HS256'],
    jwksUri: null,
    sharedKey: base64url(key),
  };
  const issuer = await sealedIssuer(await config(), whose, plain);
  if (!issuer) throw new Error('There is an issuer.');
  return {
    issuer,
    key,
    sign: (claims, header = {}) =>
      new SignJWT(claimsOf(claims)).setProtectedHeader({ alg: 'HS256', typ: 'JWT', ...header }).sign(key),
  };
};
