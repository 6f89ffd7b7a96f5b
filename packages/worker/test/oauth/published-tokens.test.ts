import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  type JSONWebKeySet,
  jwtVerify,
  SignJWT,
} from 'jose';
import { describe, expect, it } from 'vitest';
import { readKeyRing } from '../../src/crypto/key-ring.ts';
import { publicKeys } from '../../src/crypto/signing-key.ts';
import { PUBLISHED_ACCESS_TOKEN, signToken } from '../../src/crypto/token.ts';
import { config, register } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { refusalOf } from '../support/linking.ts';
import { makeKey } from '../support/signing.ts';
import { linkedBy, post, reach, refresh, type Tokens } from './token-calls.ts';

const keySet = async (): Promise<JSONWebKeySet> => (await fetchKeyfob('/oauth/jwks')).json();

const linked = async () => {
  const partner = await register({ accessTokens: 'jwt' });
  return { partner, tokens: await linkedBy(partner.id, { basic: partner.basic }) };
};

describe('the key set', () => {
  it('has a public key for each of the ring, newest first, and nothing secret', async () => {
    const response = await fetchKeyfob('/oauth/jwks');
    expect(response.headers.get('Cache-Control')).toBe('public, max-age=300');
    const { keys } = await response.json<JSONWebKeySet>();
    expect(keys.map(({ kid }) => kid)).toEqual(['test-2', 'test-1']);
    for (const key of keys)
      expect(key).toEqual({
        kty: 'OKP',
        crv: 'Ed25519',
        x: expect.stringMatching(/^[\w-]{43}$/),
        kid: key.kid,
        use: 'sig',
        alg: 'EdDSA',
      });
    expect(new Set(keys.map(({ x }) => x))).toHaveLength(2);
  });

  it('is the same for the same ring, and hangs on every secret in it', async () => {
    const of = async (text: string) => publicKeys(readKeyRing(text) ?? (await config()).ring);
    const [one] = await of(`same-1:${'E'.repeat(43)}`);
    const [two] = await of(`same-2:${'A'.repeat(43)}`);
    const [three] = await of(`same-3:${'E'.repeat(43)}`);
    expect(one?.x).toBe(three?.x);
    expect(one?.x).not.toBe(two?.x);
  });
});

describe('a published access token (RFC 9068)', () => {
  it('is verified by anyone, from the key set alone', async () => {
    const { partner, tokens } = await linked();
    const { payload, protectedHeader } = await jwtVerify(
      tokens.access_token,
      createLocalJWKSet(await keySet()),
      { issuer: ORIGIN, audience: ORIGIN, typ: 'at+jwt', algorithms: ['EdDSA'] },
    );
    expect(protectedHeader).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: 'test-2' });
    expect(payload).toEqual({
      iss: ORIGIN,
      aud: ORIGIN,
      sub: expect.stringMatching(/^gra_/),
      client_id: partner.id,
      mode: 'simulated',
      scope: 'vehicle:charge_state',
      jti: expect.any(String),
      iat: expect.any(Number),
      exp: Number(payload.iat) + tokens.expires_in,
    });
    expect(await reach(tokens.access_token)).toBe(200);
  });

  it('names the key it is bound to', async () => {
    const { partner } = await linked();
    const key = await makeKey();
    const tokens = await linkedBy(partner.id, { basic: partner.basic, key });
    expect(decodeJwt(tokens.access_token)['cnf']).toEqual({ jkt: key.thumbprint });
    expect([await reach(tokens.access_token, key), await reach(tokens.access_token)]).toEqual([200, 401]);
  });

  it('of an older key of the ring is verified by it, and accepted', async () => {
    const { partner, tokens } = await linked();
    const { ring } = await config();
    const { sub = '', scope } = decodeJwt(tokens.access_token);
    const about = { issuer: ORIGIN, audience: ORIGIN, now: Date.now() };
    const claims = { sub, scope, client_id: partner.id, mode: 'simulated' };
    const older = await signToken(ring, PUBLISHED_ACCESS_TOKEN, about, 60, claims, 'test-1');
    expect(decodeProtectedHeader(older).kid).toBe('test-1');
    await jwtVerify(older, createLocalJWKSet(await keySet()), { typ: 'at+jwt' });
    expect(await reach(older)).toBe(200);
  });

  it('is given to who asks for it alone; an application’s own token is for Keyfob', async () => {
    const plain = await register();
    const { access_token } = await linkedBy(plain.id, { basic: plain.basic });
    expect(decodeProtectedHeader(access_token)).toMatchObject({ alg: 'HS256', typ: 'keyfob-access+jwt' });
    const { partner } = await linked();
    const form = { grant_type: 'client_credentials' };
    const own = await (await post('/oauth/token', form, { basic: partner.basic })).json<Tokens>();
    expect(decodeProtectedHeader(own.access_token).typ).toBe('keyfob-client+jwt');
  });

  it('is no refresh token, no application’s token and no status token', async () => {
    const { partner, tokens } = await linked();
    const { access_token } = tokens;
    expect(await refusalOf(await refresh(access_token, { basic: partner.basic }))).toBe('400 invalid_grant');
    const bearer = { headers: { Authorization: `Bearer ${access_token}` } };
    for (const path of ['/v1/users/somebody/connected-vehicles', '/enode/vehicles'])
      expect((await fetchKeyfob(path, bearer)).status).toBe(401);
  });
});

describe('a token that only looks like one', () => {
  const forged: Readonly<Record<string, (claims: Record<string, unknown>, x: string) => Promise<string>>> = {
    'signed by a key of one’s own under our kid': async (claims) => {
      const { privateKey } = await makeKey('EdDSA');
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'test-2' })
        .sign(privateKey);
    },
    'signed with the public key as a secret': (claims, x) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'test-2' })
        .sign(new TextEncoder().encode(x)),
    'without a signature': async (claims) =>
      `${btoa(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: 'test-2' })).replace(/=+$/, '')}.${btoa(JSON.stringify(claims)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}.`,
  };

  it.each(Object.keys(forged))('%s is refused', async (how) => {
    const { tokens } = await linked();
    const [key] = (await keySet()).keys;
    const claims = decodeJwt(tokens.access_token);
    expect(await reach((await forged[how]?.(claims, key?.x ?? '')) ?? '')).toBe(401);
  });

  it.each([
    ['another issuer', { issuer: 'https://example.com' }, {}],
    ['another audience', { audience: 'https://example.com' }, {}],
    ['another face', { issuer: `${ORIGIN}/enode`, audience: `${ORIGIN}/enode` }, {}],
    ['a binding that is not understood', {}, { cnf: { 'x5t#S256': 'x' } }],
    ['no grant', {}, { sub: 'gra_made-up' }],
    ['nothing wrong', {}, {}],
  ])('with %s', async (how, about, changes) => {
    const { partner, tokens } = await linked();
    const { ring } = await config();
    const { sub = '', scope } = decodeJwt(tokens.access_token);
    const claims = { sub, scope, client_id: partner.id, mode: 'simulated', ...changes };
    const base = { issuer: ORIGIN, audience: ORIGIN, now: Date.now(), ...about };
    const token = await signToken(ring, PUBLISHED_ACCESS_TOKEN, base, 60, claims);
    expect(await reach(token)).toBe(how === 'nothing wrong' ? 200 : 401);
  });
});
