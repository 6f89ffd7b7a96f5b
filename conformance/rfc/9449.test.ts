import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, register, registerPublic, withHeaders } from '../support/applications.ts';
import {
  connect,
  introspect,
  link,
  newVerifier,
  ownToken,
  push,
  pushedUrl,
  read,
  refreshForm,
  requestOf,
  revoke,
  type Tokens,
  token,
} from '../support/flows.ts';
import { jsonOf, keyfob, ORIGIN, type Proof, post, said } from '../support/http.ts';
import { boundTo, type ClientKey, makeKey, type ProofFor, proofOf, seconds } from '../support/keys.ts';
import { answerOf, share } from '../support/owner.ts';

const VEHICLES = '/v1/connected-vehicles';

describe('RFC 9449', () => {
  let key: ClientKey;
  let stranger: ClientKey;
  let partner: Application;

  beforeAll(async () => {
    [key, stranger] = [await makeKey(), await makeKey()];
    partner = await register();
  });

  /** The application, with a proof of its key. */
  const proved = async ({ proof }: Application, about: ProofFor = {}, by = key): Promise<Proof> =>
    withHeaders(proof, { DPoP: await proofOf(by, about) });

  const bound = async (application = partner): Promise<Tokens> =>
    jsonOf<Tokens>(await token((await link(application)).form, await proved(application)));

  const shown = async (accessToken: string, by = key, about: ProofFor = {}): Promise<Response> =>
    keyfob(VEHICLES, { headers: await boundTo(by, accessToken, about) });

  test('§5 · a token asked for with a proof is bound to its key, and says so', async () => {
    const { access_token, token_type } = await bound();
    expect(token_type).toBe('DPoP');
    expect((await shown(access_token)).status).toBe(200);
    expect(await introspect(access_token, partner.proof)).toMatchObject({
      token_type: 'DPoP',
      cnf: { jkt: key.thumbprint },
    });
  });

  test('§5 · an application’s own token is bound too', async () => {
    const { access_token, token_type } = await ownToken(await proved(partner));
    const path = '/v1/users/anybody/connected-vehicles';
    const headers = await boundTo(key, access_token, { path });
    expect([token_type, (await keyfob(path, { headers })).status]).toEqual(['DPoP', 200]);
    const bearer = { Authorization: `Bearer ${access_token}` };
    expect((await keyfob(path, { headers: bearer })).status).toBe(401);
  });

  describe('§7.2 · a bound token is refused', () => {
    test.each<[string, (accessToken: string) => Promise<Record<string, string>>]>([
      ['as a bearer token', async (text) => ({ Authorization: `Bearer ${text}` })],
      ['without a proof', async (text) => ({ Authorization: `DPoP ${text}` })],
      ['with another key’s proof', async (text) => ({ ...(await boundTo(stranger, text)) })],
      [
        'as a bearer token with a proof',
        async (text) => ({ ...(await boundTo(key, text)), Authorization: `Bearer ${text}` }),
      ],
    ])('%s', async (_, headersOf) => {
      const { access_token } = await bound();
      expect((await keyfob(VEHICLES, { headers: await headersOf(access_token) })).status).toBe(401);
      expect((await shown(access_token)).status).toBe(200);
    });
  });

  test('§7.2 · a token that is not bound is refused with a proof', async () => {
    const { access_token } = await connect(partner);
    expect((await shown(access_token)).status).toBe(401);
    expect((await read(access_token)).status).toBe(200);
  });

  test('§7.1 · the challenge names the scheme and its algorithms', async () => {
    const { access_token } = await bound();
    const answer = await keyfob(VEHICLES, { headers: { Authorization: `DPoP ${access_token}` } });
    expect(answer.headers.get('WWW-Authenticate')).toMatch(
      /^DPoP error="invalid_dpop_proof", algs="[^"]*ES256/,
    );
  });

  const WRONG: readonly [string, () => ProofFor][] = [
    ['is signed by another key', () => ({ key: stranger })],
    ['has another type', () => ({ header: { typ: 'JWT' } })],
    ['has no key', () => ({ header: { jwk: undefined } })],
    ['has a private key', () => ({ header: { jwk: { ...key.jwk, d: 'A'.repeat(43) } } })],
    ['has a critical extension', () => ({ header: { crit: ['b64'], b64: true } })],
    ['is for another method', () => ({ claims: { htm: 'PUT' } })],
    ['is for another address', () => ({ claims: { htu: `${ORIGIN}/oauth/other` } })],
    ['is for another host', () => ({ claims: { htu: 'https://other.example/oauth/token' } })],
    ['is for no address', () => ({ claims: { htu: undefined } })],
    ['is old', () => ({ claims: { iat: seconds() - 600 } })],
    ['was made in the future', () => ({ claims: { iat: seconds() + 600 } })],
    ['has no time', () => ({ claims: { iat: undefined } })],
    ['has no id', () => ({ claims: { jti: undefined } })],
    ['has a nonce that is not ours (§8)', () => ({ claims: { nonce: 'invented' } })],
  ];

  describe('§4.3 · does not use the code up when the proof', () => {
    test.each(WRONG)('%s', async (_, wrong) => {
      const { form } = await link(partner);
      expect(await said(token(form, await proved(partner, wrong())))).toMatch(
        /^400 (invalid_dpop_proof|use_dpop_nonce)$/,
      );
      expect(await said(token(form, await proved(partner)))).toBe('200');
    });
  });

  describe('§4.3 · does not use the refresh token up when the proof', () => {
    test.each(WRONG.slice(0, 6))('%s', async (_, wrong) => {
      const { refresh_token } = await bound();
      const form = refreshForm(refresh_token);
      expect(await said(token(form, await proved(partner, wrong())))).toBe('400 invalid_dpop_proof');
      expect(await said(token(form, await proved(partner)))).toBe('200');
    });
  });

  describe('§7.1 · the API refuses a proof that', () => {
    test.each<[string, (accessToken: string) => ProofFor]>([
      ['is for another token', () => ({ claims: { ath: 'A'.repeat(43) } })],
      ['is for no token', () => ({ claims: { ath: undefined } })],
      ['is for another method', () => ({ method: 'POST' })],
      ['is for another address', () => ({ path: '/v1/other' })],
      ['is old', () => ({ claims: { iat: seconds() - 600 } })],
    ])('%s', async (_, wrong) => {
      const { access_token } = await bound();
      expect((await shown(access_token, key, wrong(access_token))).status).toBe(401);
      expect((await shown(access_token)).status).toBe(200);
    });
  });

  test('§4.2 · the query is no part of the address', async () => {
    const { access_token } = await bound();
    const headers = await boundTo(key, access_token, { claims: { htu: `${ORIGIN}${VEHICLES}?a=b#c` } });
    expect((await keyfob(`${VEHICLES}?c=d`, { headers })).status).toBe(200);
  });

  test('§11.1 · a proof is good once, and a try that fails does not use it up', async () => {
    const own = await proved(partner);
    expect(await said(token({ grant_type: 'client_credentials' }, own))).toBe('200');
    expect(await said(token({ grant_type: 'client_credentials' }, own))).toBe('400 invalid_dpop_proof');
    const [{ access_token }, another] = [await bound(), await bound()];
    const headers = await boundTo(key, access_token);
    const elsewhere = { ...headers, Authorization: `DPoP ${another.access_token}` };
    expect((await keyfob(VEHICLES, { headers: elsewhere })).status).toBe(401);
    expect((await keyfob(VEHICLES, { headers })).status).toBe(200);
    expect((await keyfob(VEHICLES, { headers })).status).toBe(401);
  });

  test('§11.1 · of ten that show one proof at once, one is let in', async () => {
    const own = await proved(partner, { claims: { jti: randomUUID() } });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => said(token({ grant_type: 'client_credentials' }, own))),
    );
    expect(answers.filter((each) => each === '200')).toHaveLength(1);
  });

  describe('§4.3 · does not use the code up when in place of a proof there is', () => {
    const unsigned = async (alg: string, signature: string): Promise<string> => {
      const { kid: _, ...jwk } = key.jwk;
      const [, claims] = (await proofOf(key)).split('.');
      const header = Buffer.from(JSON.stringify({ typ: 'dpop+jwt', alg, jwk })).toString('base64url');
      return `${header}.${claims}.${signature}`;
    };
    test.each<[string, () => Promise<string>]>([
      ['nothing', async () => ''],
      ['no JWT', async () => 'proof'],
      ['a JWT that nobody signed', () => unsigned('none', '')],
      ['a JWT signed by a shared secret', () => unsigned('HS256', 'A'.repeat(43))],
    ])('%s', async (_, textOf) => {
      const { form } = await link(partner);
      const wrong = withHeaders(partner.proof, { DPoP: await textOf() });
      expect(await said(token(form, wrong))).toBe('400 invalid_dpop_proof');
      expect(await said(token(form, await proved(partner)))).toBe('200');
    });
  });

  test('§4.3 · two proofs in one request are refused', async () => {
    const DPoP = `${await proofOf(key)}, ${await proofOf(key)}`;
    const own = token({ grant_type: 'client_credentials' }, withHeaders(partner.proof, { DPoP }));
    expect(await said(own)).toBe('400 invalid_dpop_proof');
  });

  test('§5 · a public client’s refresh token is bound to its key, and not used up by another', async () => {
    const app = await registerPublic();
    const form = refreshForm((await bound(app)).refresh_token);
    expect(await said(token(form, await proved(app, {}, stranger)))).toBe('400 invalid_grant');
    expect(await said(token(form, app.proof))).toBe('400 invalid_grant');
    expect(await said(token(form, await proved(app)))).toBe('200');
  });

  test('§5 · a confidential client, bound by its secret, may go on with another key', async () => {
    const form = refreshForm((await bound()).refresh_token);
    const next = await jsonOf<Tokens>(await token(form, await proved(partner, {}, stranger)));
    expect((await shown(next.access_token, stranger)).status).toBe(200);
    expect((await shown(next.access_token, key)).status).toBe(401);
  });

  test('§10 · a code asked for with a key is given to that key, and not used up by another', async () => {
    const { form } = await link(partner, { dpop_jkt: key.thumbprint });
    expect(await said(token(form, partner.proof))).toBe('400 invalid_grant');
    expect(await said(token(form, await proved(partner, {}, stranger)))).toBe('400 invalid_grant');
    expect(await said(token(form, await proved(partner)))).toBe('200');
  });

  test('§10.1 · a request pushed with a proof binds its code to the key', async () => {
    const { requestUri, verifier } = await push(partner, await proved(partner, { path: '/oauth/par' }));
    const code = answerOf(await share(pushedUrl(partner, requestUri))).get('code') ?? '';
    const redirect_uri = requestOf(partner, verifier)['redirect_uri'] ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier };
    expect(await said(token(form, await proved(partner, {}, stranger)))).toBe('400 invalid_grant');
    expect(await said(token(form, await proved(partner)))).toBe('200');
    const both = requestOf(partner, newVerifier(), { dpop_jkt: stranger.thumbprint });
    expect(await said(post('/oauth/par', both, await proved(partner, { path: '/oauth/par' })))).toBe(
      '400 invalid_dpop_proof',
    );
  });

  test('§8 · an application that requires proofs is given a nonce to use, and no token without', async () => {
    const strict = await register({ dpop: 'required' });
    const { form } = await link(strict);
    expect(await said(token(form, strict.proof))).toBe('400 invalid_dpop_proof');
    const first = await token(form, await proved(strict));
    const nonce = first.headers.get('DPoP-Nonce') ?? '';
    expect(await said(first)).toBe('400 use_dpop_nonce');
    const foreign = await register({ dpop: 'required' });
    const own = { grant_type: 'client_credentials' };
    expect(await said(token(own, await proved(foreign, { nonce })))).toBe('400 use_dpop_nonce');
    const tokens = await jsonOf<Tokens>(await token(form, await proved(strict, { nonce })));
    const without = await shown(tokens.access_token);
    expect([without.status, without.headers.get('DPoP-Nonce')]).toEqual([401, expect.any(String)]);
    expect((await shown(tokens.access_token, key, { nonce })).status).toBe(200);
  });

  test('§5 · a bound token is given back without a proof, by its client only', async () => {
    const { access_token } = await bound();
    await revoke(access_token, (await register()).proof);
    expect((await shown(access_token)).status).toBe(200);
    await revoke(access_token, partner.proof);
    expect((await shown(access_token)).status).toBe(401);
  });
});
