import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, byId, byPost, register, registerPublic } from '../support/applications.ts';
import { authorizeUrl, link, token } from '../support/flows.ts';
import { type Fields, jsonOf, keyfob, ORIGIN, type Proof, post, said } from '../support/http.ts';
import { assertionOf, byAssertion, makeKey, proofOf } from '../support/keys.ts';
import { answerOf, arrive } from '../support/owner.ts';

type Metadata = Readonly<Record<string, unknown>>;

const listOf = (metadata: Metadata, name: string): readonly string[] => {
  const value = metadata[name];
  if (!Array.isArray(value)) throw new Error(`${name} is not a list.`);
  return value;
};

const ENDPOINTS = [
  'token_endpoint',
  'revocation_endpoint',
  'introspection_endpoint',
  'pushed_authorization_request_endpoint',
];

describe('RFC 8414', () => {
  let metadata: Metadata;
  let partner: Application;

  beforeAll(async () => {
    metadata = await jsonOf<Metadata>(await keyfob('/.well-known/oauth-authorization-server'));
    partner = await register({ scopes: ['all', 'offline_access'] });
  });

  test('§3 · the document is JSON for everybody, under the issuer it names', async () => {
    const answer = await keyfob('/.well-known/oauth-authorization-server');
    expect(answer.headers.get('Content-Type')).toMatch(/^application\/json/);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(metadata['issuer']).toBe(ORIGIN);
  });

  test('§3.1 · an issuer with a path has its document after the well-known part', async () => {
    const enode = await jsonOf<Metadata>(await keyfob('/.well-known/oauth-authorization-server/enode'));
    expect(enode['issuer']).toBe(`${ORIGIN}/enode`);
    expect((await keyfob('/.well-known/oauth-authorization-server/nobody')).status).toBe(404);
  });

  test('§3.2 · no list in a document is empty', async () => {
    const enode = await jsonOf<Metadata>(await keyfob('/.well-known/oauth-authorization-server/enode'));
    for (const value of [...Object.values(metadata), ...Object.values(enode)]) expect(value).not.toEqual([]);
  });

  test('§2 · the other issuer names its own endpoints, and no more than answer', async () => {
    const enode = await jsonOf<Metadata>(await keyfob('/.well-known/oauth-authorization-server/enode'));
    const named = Object.keys(enode).filter((name) => /_endpoint$|^jwks_uri$/.test(name));
    expect(named.sort()).toEqual(['authorization_endpoint', 'token_endpoint']);
    const { status } = await keyfob(String(enode['authorization_endpoint']));
    expect([status, await said(post(String(enode['token_endpoint']), {}))]).toEqual([
      400,
      '401 invalid_client',
    ]);
    for (const path of ['par', 'revoke', 'introspect'])
      expect((await post(`/enode/oauth2/${path}`, {})).status).toBe(404);
  });

  test('§2 · every endpoint it names answers', async () => {
    const named = Object.entries(metadata).filter(([name]) => /_endpoint$|^jwks_uri$/.test(name));
    expect(named.map(([name]) => name).sort()).toEqual(
      [...ENDPOINTS, 'authorization_endpoint', 'jwks_uri'].sort(),
    );
    expect((await arrive(authorizeUrl(partner))).page.status).toBe(200);
    expect(await jsonOf(await keyfob(String(metadata['jwks_uri'])))).toHaveProperty('keys');
    for (const name of ENDPOINTS)
      expect(await said(post(String(metadata[name]), {}))).toBe('401 invalid_client');
  });

  const byMethod: Readonly<Record<string, () => Promise<Proof>>> = {
    client_secret_basic: async () => partner.proof,
    client_secret_post: async () => byPost(partner.id, partner.secret ?? ''),
    none: async () => byId((await registerPublic()).id),
    private_key_jwt: async () => {
      const key = await makeKey();
      const { id } = await register({ secret: false, jwks: { keys: [key.jwk] } });
      return byAssertion(await assertionOf(id, key));
    },
  };

  /** What is answered once a client is let in. */
  const LET_IN: Readonly<Record<string, readonly [Fields, string]>> = {
    token_endpoint: [{ grant_type: 'authorization_code', code: 'nothing' }, '400 invalid_grant'],
    revocation_endpoint: [{ token: 'nothing' }, '200'],
    introspection_endpoint: [{ token: 'nothing' }, '200'],
  };

  test.each(Object.keys(LET_IN))(
    '§2 · at the %s, exactly the methods it names are taken',
    async (endpoint) => {
      const named = listOf(metadata, `${endpoint}_auth_methods_supported`);
      const [form, letIn] = LET_IN[endpoint] ?? [{}, ''];
      for (const [method, prove] of Object.entries(byMethod)) {
        const answer = await said(post(String(metadata[endpoint]), form, await prove()));
        expect([method, answer]).toEqual([method, named.includes(method) ? letIn : '401 invalid_client']);
      }
      expect(named.every((method) => Object.hasOwn(byMethod, method))).toBe(true);
    },
  );

  test('§2 · every signature algorithm it names works for assertions and proofs, others do not', async () => {
    const named = listOf(metadata, 'token_endpoint_auth_signing_alg_values_supported');
    expect(listOf(metadata, 'dpop_signing_alg_values_supported')).toEqual(named);
    for (const alg of [...named, 'ES512', 'PS384', 'RS512']) {
      const key = await makeKey(alg);
      const supported = named.includes(alg);
      const DPoP = await proofOf(key);
      const bound = token(
        { grant_type: 'client_credentials' },
        { ...partner.proof, headers: { ...partner.proof.headers, DPoP } },
      );
      expect([alg, await said(bound)]).toEqual([alg, supported ? '200' : '400 invalid_dpop_proof']);
      if (!supported) continue;
      const { id } = await register({ secret: false, jwks: { keys: [key.jwk] } });
      const own = token({ grant_type: 'client_credentials' }, byAssertion(await assertionOf(id, key)));
      expect([alg, await said(own)]).toEqual([alg, '200']);
    }
  });

  test('§2 · exactly the grant types it names are taken', async () => {
    const named = listOf(metadata, 'grant_types_supported');
    const offered = ['authorization_code', 'client_credentials', 'refresh_token'];
    const others = ['password', 'implicit', 'urn:ietf:params:oauth:grant-type:jwt-bearer', '__proto__'];
    for (const grant_type of [...named, ...offered, ...others]) {
      const answer = await said(token({ grant_type }, partner.proof));
      const unknown = answer === '400 unsupported_grant_type';
      expect([grant_type, unknown]).toEqual([grant_type, !named.includes(grant_type)]);
    }
  });

  test('§2 · exactly the response types, modes and challenge methods it names are taken', async () => {
    const rows = [
      ['response_type', 'response_types_supported', ['code'], ['token', 'id_token', 'code token', 'none']],
      ['response_mode', 'response_modes_supported', ['query'], ['fragment', 'form_post', 'query.jwt']],
      ['code_challenge_method', 'code_challenge_methods_supported', ['S256'], ['plain', 's256']],
    ] as const;
    for (const [parameter, name, named, others] of rows) {
      expect(metadata[name]).toEqual(named);
      for (const value of [...named, ...others]) {
        const { browser } = await arrive(authorizeUrl(partner, { [parameter]: value }));
        const refused = browser.left !== null && answerOf(browser).has('error');
        expect([parameter, value, refused]).toEqual([
          parameter,
          value,
          !(named as readonly string[]).includes(value),
        ]);
      }
    }
  });

  test('§2 · every scope and prompt it names is taken, others are not', async () => {
    const rows = [
      [
        'scope',
        listOf(metadata, 'scopes_supported').filter((scope) => scope !== 'offline_access'),
        'everything',
      ],
      ['prompt', listOf(metadata, 'prompt_values_supported'), 'create'],
    ] as const;
    for (const [parameter, named, other] of rows) {
      expect(named.length).toBeGreaterThan(2);
      for (const value of [...named, other]) {
        const { browser } = await arrive(authorizeUrl(partner, { [parameter]: value }));
        expect([value, browser.left === null]).toEqual([value, value !== other]);
      }
    }
  });

  test('§2 · what it says it does not support is refused', async () => {
    for (const [name, parameter, error] of [
      ['request_parameter_supported', 'request', 'request_not_supported'],
      ['request_uri_parameter_supported', 'request_uri', 'request_uri_not_supported'],
    ] as const) {
      expect(metadata[name]).toBe(false);
      const { browser } = await arrive(
        authorizeUrl(partner, { [parameter]: 'https://partner.example.com/r' }),
      );
      expect(answerOf(browser).get('error')).toBe(error);
    }
  });

  test('§2 · the endpoints of one issuer do nothing for another', async () => {
    const { form } = await link(partner);
    const both = await register({ faces: ['core', 'enode'], pkce: 'optional' });
    const linked = await link(both);
    expect(await said(post('/enode/oauth2/token', linked.form, both.proof))).toBe('400 invalid_grant');
    expect(await said(token(linked.form, both.proof))).toBe('200');
    expect(await said(post('/enode/oauth2/token', form, partner.proof))).toBe('400 unauthorized_client');
    expect(await said(token(form, partner.proof))).toBe('200');
  });
});
