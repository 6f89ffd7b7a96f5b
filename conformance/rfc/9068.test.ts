import {
  createRemoteJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
} from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, register } from '../support/applications.ts';
import { connect, introspect, ownToken, reach, refresh, revoke, type Tokens } from '../support/flows.ts';
import { jsonOf, keyfob, ORIGIN, post } from '../support/http.ts';
import { seconds } from '../support/keys.ts';

describe('RFC 9068', () => {
  let partner: Application;
  let tokens: Tokens;

  beforeAll(async () => {
    partner = await register({ accessTokens: 'jwt' });
    tokens = await connect(partner);
  });

  const published = createRemoteJWKSet(new URL('/oauth/jwks', ORIGIN));

  test('§2 · anybody verifies an access token by the published keys', async () => {
    const { payload, protectedHeader } = await jwtVerify(tokens.access_token, published, {
      issuer: ORIGIN,
      audience: ORIGIN,
      typ: 'at+jwt',
    });
    expect(protectedHeader).toMatchObject({ alg: 'EdDSA', kid: expect.any(String) });
    expect(payload).toMatchObject({
      client_id: partner.id,
      scope: 'vehicle:charge_state',
      sub: expect.any(String),
      jti: expect.any(String),
    });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(3600);
    expect(await reach(tokens.access_token)).toBe(200);
  });

  test('§2.2 · each token has an id of its own, and tells nobody who the user is', async () => {
    const next = await refresh(tokens.refresh_token, partner.proof);
    tokens = next;
    const own = decodeJwt((await connect(partner)).access_token);
    const claims = decodeJwt(next.access_token);
    expect(claims.jti).not.toBe(own.jti);
    expect(claims.sub).not.toBe(own.sub);
    expect(Object.keys(claims).sort()).toEqual(
      ['aud', 'client_id', 'exp', 'iat', 'iss', 'jti', 'mode', 'scope', 'sub'].sort(),
    );
  });

  test('§4 · the key set holds public keys only, one for each key of the ring', async () => {
    const { keys } = await jsonOf<{ keys: Record<string, unknown>[] }>(await keyfob('/oauth/jwks'));
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(key).toMatchObject({ kty: 'OKP', crv: 'Ed25519', use: 'sig', alg: 'EdDSA' });
      expect(key).not.toHaveProperty('d');
    }
    expect(new Set(keys.map(({ kid }) => kid)).size).toBe(2);
  });

  describe('§4 · a token is refused that', () => {
    const forged = async (
      header: Record<string, unknown>,
      claims: Record<string, unknown>,
    ): Promise<string> => {
      const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
      const given = decodeProtectedHeader(tokens.access_token);
      return new SignJWT({ ...decodeJwt(tokens.access_token), ...claims })
        .setProtectedHeader({ ...given, alg: 'EdDSA', jwk: await exportJWK(publicKey), ...header })
        .sign(privateKey);
    };
    test('is signed by another key, named as ours', async () => {
      expect(await reach(await forged({}, {}))).toBe(401);
    });
    test('brings its own key', async () => {
      expect(await reach(await forged({ kid: 'own' }, {}))).toBe(401);
    });
    test('is signed by nobody', async () => {
      const header = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
      const [, claims = ''] = tokens.access_token.split('.');
      expect(await reach(`${header}.${claims}.`)).toBe(401);
    });
    test('is signed by the public key as a secret', async () => {
      const { keys } = await jsonOf<{ keys: { kid: string; x: string }[] }>(await keyfob('/oauth/jwks'));
      const [key] = keys;
      const forgery = await new SignJWT({ ...decodeJwt(tokens.access_token) })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: key?.kid ?? '' })
        .sign(Buffer.from(key?.x ?? '', 'base64url'));
      expect(await reach(forgery)).toBe(401);
    });
    test('is another issuer’s', async () => {
      const both = await register({ faces: ['core', 'enode'], accessTokens: 'jwt' });
      const own = jsonOf<Tokens>(
        await post('/enode/oauth2/token', { grant_type: 'client_credentials' }, both.proof),
      );
      const headers = {
        Authorization: `Bearer ${(await own).access_token}`,
        'Content-Type': 'application/json',
      };
      const vendor = { method: 'POST', headers, body: JSON.stringify({ vendor: 'Tesla' }) };
      expect((await keyfob('/enode/users/anybody/link', vendor)).status).toBe(200);
      expect((await keyfob('/v1/users/anybody/connected-vehicles', { headers })).status).toBe(401);
    });
    test('had its claims changed', async () => {
      const [header, , signature] = tokens.access_token.split('.');
      const claims = { ...decodeJwt(tokens.access_token), exp: seconds() + 1_000_000 };
      const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
      expect(await reach(`${header}.${body}.${signature}`)).toBe(401);
    });
  });

  test('§5 · an application’s own token is for Keyfob alone', async () => {
    const { access_token } = await ownToken(partner.proof);
    await expect(jwtVerify(access_token, published)).rejects.toThrow();
    expect(decodeProtectedHeader(access_token).typ).not.toBe('at+jwt');
  });

  test('§6 · a token that others verify ends at Keyfob when it is given back', async () => {
    const { access_token } = await connect(partner);
    expect(await introspect(access_token, partner.proof)).toMatchObject({ active: true });
    await revoke(access_token, partner.proof);
    expect(await reach(access_token)).toBe(401);
    expect(await introspect(access_token, partner.proof)).toEqual({ active: false });
  });

  test('§1 · an application that did not ask gets tokens that nobody else can verify', async () => {
    const { access_token } = await connect(await register());
    await expect(jwtVerify(access_token, published)).rejects.toThrow();
  });
});
