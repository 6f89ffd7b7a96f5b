import { describe, expect, it } from 'vitest';
import { register, registerPublic } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { asForm, BASIC, fetchKeyfob } from '../support/keyfob.ts';
import { codeForm, connectUser, type Form, linkUser, refreshForm, refusalOf } from '../support/linking.ts';
import { makeKey, proofOf } from '../support/signing.ts';
import { linkedForm, post, type Tokens } from './token-calls.ts';

const OWN: Form = { grant_type: 'client_credentials' };

const headers = { Authorization: BASIC };
const twice = (value: string): [string, string][] => [
  ['resource', value],
  ['resource', value],
];

describe('an answer with a token', () => {
  it.each([
    ['of a code', async () => codeForm((await linkUser()).code)],
    ['of a refresh token', async () => refreshForm((await connectUser()).tokens.refresh_token)],
    ['of the application itself', async () => OWN],
    ['that was refused', async () => ({ grant_type: 'password' })],
  ])('%s is kept by no cache', async (_, form) => {
    const { headers } = await post('/oauth/token', await form());
    expect([headers.get('Cache-Control'), headers.get('Pragma')]).toEqual(['no-store', 'no-cache']);
  });

  it('says what its access token is bound to', async () => {
    const key = await makeKey();
    const plain = await (await post('/oauth/token', OWN)).json<Tokens>();
    const bound = await (await post('/oauth/token', OWN, { key })).json<Tokens>();
    expect([plain.token_type, bound.token_type]).toEqual(['Bearer', 'DPoP']);
  });
});

describe('a request by another method', () => {
  it.each(['token', 'par', 'revoke', 'introspect', 'token of the Enode face'])(
    'is refused by %s in OAuth’s own form, with the method there is',
    async (name) => {
      const path = name.endsWith('face') ? '/enode/oauth2/token' : `/oauth/${name}`;
      const answer = await fetchKeyfob(path, { method: 'PUT' });
      expect([answer.status, answer.headers.get('Allow')]).toEqual([405, expect.stringMatching(/\bPOST$/)]);
      expect(await answer.json()).toMatchObject({
        error: 'invalid_request',
        error_uri: `${ORIGIN}/errors/method_not_allowed`,
      });
    },
  );

  it.each(['/v1/link-sessions', '/enode/vehicles'])('is a problem at %s', async (path) => {
    const answer = await fetchKeyfob(path, { method: 'PUT' });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, expect.any(String)]);
    expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
  });
});

describe('the resource that tokens are asked for (RFC 8707)', () => {
  it.each(['https://example.com/api', `${ORIGIN}/`, `${ORIGIN}/enode`, 'no-address'])(
    '%s is refused, and burns no code and no refresh token',
    async (resource) => {
      const { code } = await linkUser();
      expect(await refusalOf(await post('/oauth/token', { ...codeForm(code), resource }))).toBe(
        '400 invalid_target',
      );
      const tokens = await (await post('/oauth/token', codeForm(code))).json<Tokens>();
      const refresh = refreshForm(tokens.refresh_token);
      expect(await refusalOf(await post('/oauth/token', { ...refresh, resource }))).toBe(
        '400 invalid_target',
      );
      expect((await post('/oauth/token', refresh)).status).toBe(200);
    },
  );

  it('may be said more than once, where it is the issuer itself', async () => {
    const body = new URLSearchParams([['grant_type', 'client_credentials'], ...twice(ORIGIN)]);
    expect((await fetchKeyfob('/oauth/token', { method: 'POST', body, headers })).status).toBe(200);
    body.append('resource', 'https://example.com');
    const refused = await fetchKeyfob('/oauth/token', { method: 'POST', body, headers });
    expect(await refusalOf(refused)).toBe('400 invalid_target');
  });
});

describe('an application whose tokens have to be bound to a key', () => {
  it('gets none without a proof, and its code is not burnt', async () => {
    const { id, basic } = await register({ dpop: 'required' });
    const key = await makeKey();
    const form = await linkedForm(id);
    expect(await refusalOf(await post('/oauth/token', form, { basic }))).toBe('400 invalid_dpop_proof');
    const offered = await post('/oauth/token', form, { basic, key });
    expect(await refusalOf(offered)).toBe('400 use_dpop_nonce');
    const DPoP = await proofOf(key, { nonce: offered.headers.get('DPoP-Nonce') ?? '' });
    const given = await fetchKeyfob('/oauth/token', asForm(form, { Authorization: basic, DPoP }));
    expect(await given.json()).toMatchObject({ token_type: 'DPoP', refresh_token: expect.any(String) });
  });
});

describe('a public client', () => {
  it('has no token of its own', async () => {
    const client_id = await registerPublic();
    const asked = await fetchKeyfob('/oauth/token', asForm({ ...OWN, client_id }));
    expect(await refusalOf(asked)).toBe('400 unauthorized_client');
  });
});
