import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Application, register, withFields, withHeaders } from '../support/applications.ts';
import { connect, introspect, link, pushRequest, requestOf, revoke, token } from '../support/flows.ts';
import { ORIGIN, type Proof, said } from '../support/http.ts';
import { assertionOf, byAssertion, type ClientKey, makeKey, seconds, type Wrong } from '../support/keys.ts';

const OWN_TOKEN = { grant_type: 'client_credentials' };

describe('RFC 7523', () => {
  let key: ClientKey;
  let stranger: ClientKey;
  let partner: Application;
  let other: Application;

  beforeAll(async () => {
    key = await makeKey();
    stranger = await makeKey('ES256', key.jwk.kid);
    partner = await register({ jwks: { keys: [key.jwk] }, secret: false });
    other = await register({ jwks: { keys: [stranger.jwk] }, secret: false });
  });

  const prove = async (wrong: Wrong = {}): Promise<Proof> =>
    byAssertion(await assertionOf(partner.id, key, wrong));

  describe('§2.2 · a client proves itself by a key of', () => {
    test.each(['ES256', 'ES384', 'EdDSA', 'PS256', 'RS256'])('%s', async (alg) => {
      const own = await makeKey(alg);
      const { id } = await register({ jwks: { keys: [own.jwk] }, secret: false });
      expect(await said(token(OWN_TOKEN, byAssertion(await assertionOf(id, own))))).toBe('200');
    });
  });

  test('§2.2 · an assertion is good at every endpoint that a client proves itself at', async () => {
    const tokens = await connect(partner, await prove());
    expect(await introspect(tokens.access_token, await prove())).toMatchObject({ active: true });
    expect(await said(pushRequest(requestOf(partner, 'v'.repeat(43)), await prove()))).toBe('201');
    expect(await said(revoke(tokens.refresh_token, await prove()))).toBe('200');
    expect(await introspect(tokens.access_token, await prove())).toEqual({ active: false });
  });

  describe('§3 · an assertion may be for', () => {
    test.each([
      ['the issuer', () => ORIGIN],
      ['the token endpoint', () => `${ORIGIN}/oauth/token`],
    ])('%s', async (_, aud) => {
      expect(await said(token(OWN_TOKEN, await prove({ claims: { aud: aud() } })))).toBe('200');
    });
    test('the address it is sent to (RFC 9126 §2)', async () => {
      const proof = await prove({ claims: { aud: `${ORIGIN}/oauth/par` } });
      expect(await said(pushRequest(requestOf(partner, 'v'.repeat(43)), proof))).toBe('201');
      const elsewhere = await prove({ claims: { aud: `${ORIGIN}/oauth/par` } });
      expect(await said(token(OWN_TOKEN, elsewhere))).toBe('401 invalid_client');
    });
  });

  describe('§3 · does not use the code up when the assertion', () => {
    test.each<[string, () => Wrong]>([
      ['is signed by another key', () => ({ key: stranger })],
      ['is for another server', () => ({ claims: { aud: 'https://other.example' } })],
      ['is for two', () => ({ claims: { aud: [ORIGIN, 'https://other.example'] } })],
      ['is for nobody', () => ({ claims: { aud: undefined } })],
      ['is by another than it is about', () => ({ claims: { iss: other.id } })],
      ['is about another client', () => ({ claims: { iss: other.id, sub: other.id } })],
      ['has expired', () => ({ claims: { exp: seconds() - 120 } })],
      ['never expires', () => ({ claims: { exp: undefined } })],
      ['lives for a day', () => ({ claims: { exp: seconds() + 86_400 } })],
      ['is not valid yet', () => ({ claims: { nbf: seconds() + 300 } })],
      ['was made in the future', () => ({ claims: { iat: seconds() + 300 } })],
      ['has no id', () => ({ claims: { jti: undefined } })],
      ['has an empty id', () => ({ claims: { jti: '' } })],
      ['says that it is an access token', () => ({ header: { typ: 'at+jwt' } })],
      ['says that it is a DPoP proof', () => ({ header: { typ: 'dpop+jwt' } })],
      ['has a critical extension', () => ({ header: { crit: ['b64'], b64: true } })],
    ])('%s', async (_, wrong) => {
      const { form } = await link(partner);
      expect(await said(token(form, await prove(wrong())))).toBe('401 invalid_client');
      expect(await said(token(form, await prove()))).toBe('200');
    });
  });

  test('§3 · an assertion is good once, at whichever endpoint', async () => {
    const proof = await prove();
    expect(await said(token(OWN_TOKEN, proof))).toBe('200');
    expect(await said(token(OWN_TOKEN, proof))).toBe('401 invalid_client');
    expect(await said(revoke('nothing', proof))).toBe('401 invalid_client');
  });

  test('§3 · of ten that show one assertion at once, one is let in', async () => {
    const proof = await prove();
    const answers = await Promise.all(Array.from({ length: 10 }, () => said(token(OWN_TOKEN, proof))));
    expect(answers.filter((each) => each === '200')).toHaveLength(1);
  });

  test('§3 · an assertion that is unsigned, or by the public key as a secret, is refused', async () => {
    const claims = { iss: partner.id, sub: partner.id, aud: ORIGIN, jti: 'a', exp: seconds() + 60 };
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    for (const alg of ['none', 'HS256']) {
      const header = Buffer.from(JSON.stringify({ alg, kid: key.jwk.kid })).toString('base64url');
      for (const signature of ['', 'AAAA'])
        expect(await said(token(OWN_TOKEN, byAssertion(`${header}.${body}.${signature}`)))).toBe(
          '401 invalid_client',
        );
    }
  });

  describe('§2.2 · an assertion is refused beside', () => {
    test.each<[string, (proof: Proof) => Proof, string]>([
      ['a header', (proof) => withHeaders(proof, { Authorization: 'Basic YTpi' }), '400 invalid_request'],
      ['a secret', (proof) => withFields(proof, { client_secret: 'a' }), '400 invalid_request'],
      ['another client id', (proof) => withFields(proof, { client_id: other.id }), '400 invalid_request'],
      ['another type', (proof) => withFields(proof, { client_assertion_type: 'jwt' }), '401 invalid_client'],
      ['no type', (proof) => withFields(proof, { client_assertion_type: null }), '401 invalid_client'],
    ])('%s', async (_, beside, refusal) => {
      const proof = await prove();
      expect(await said(token(OWN_TOKEN, beside(proof)))).toBe(refusal);
      expect(await said(token(OWN_TOKEN, proof))).toBe('200');
    });
  });

  test('§3.2 · a client with keys only is not let in by its id', async () => {
    expect(await said(token(OWN_TOKEN, partner.proof))).toBe('401 invalid_client');
  });

  describe('§3.2 · keys that a client publishes', () => {
    let server: Server;
    let keys: JWK[] = [];
    let fetched = 0;
    let answer: () => { status: number; body: string };

    beforeAll(async () => {
      server = createServer((_, response) => {
        fetched += 1;
        const { status, body } = answer();
        response.writeHead(status, { 'Content-Type': 'application/jwk-set+json' }).end(body);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    });
    afterAll(() => server.close());

    /** Each application has an address of its own: a set is fetched for its address. */
    const publishing = async (path: string): Promise<Application> => {
      const { port } = server.address() as AddressInfo;
      answer = () => ({ status: 200, body: JSON.stringify({ keys }) });
      return register({ secret: false, jwksUri: `http://localhost:${port}${path}` });
    };

    test('are fetched and kept', async () => {
      const own = await makeKey();
      keys = [own.jwk];
      const { id } = await publishing('/kept');
      const before = fetched;
      for (let count = 0; count < 3; count += 1)
        expect(await said(token(OWN_TOKEN, byAssertion(await assertionOf(id, own))))).toBe('200');
      expect(fetched - before).toBe(1);
    });

    test('are not fetched again for each unknown key', async () => {
      const own = await makeKey();
      keys = [own.jwk];
      const { id } = await publishing('/unknown');
      const before = fetched;
      for (let count = 0; count < 5; count += 1) {
        const foreign = byAssertion(await assertionOf(id, await makeKey()));
        expect(await said(token(OWN_TOKEN, foreign))).toBe('401 invalid_client');
      }
      expect(fetched - before).toBe(1);
    });

    test('let nobody in when they are no keys', async () => {
      const own = await makeKey();
      const { id: broken } = await publishing('/broken');
      answer = () => ({ status: 200, body: '<html>' });
      expect(await said(token(OWN_TOKEN, byAssertion(await assertionOf(broken, own))))).toBe(
        '401 invalid_client',
      );
    });
  });
});
