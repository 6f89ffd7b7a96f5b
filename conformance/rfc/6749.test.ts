import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Application,
  byBasic,
  byId,
  byPost,
  REDIRECT_URI,
  register,
  registerPublic,
  withFields,
} from '../support/applications.ts';
import {
  authorizeUrl,
  connect,
  link,
  newVerifier,
  ownToken,
  reach,
  read,
  refreshForm,
  type Tokens,
  token,
} from '../support/flows.ts';
import {
  type Changes,
  changed,
  jsonOf,
  keyfob,
  NOBODY,
  type Proof,
  post,
  postRaw,
  said,
} from '../support/http.ts';
import { arrive } from '../support/owner.ts';

const CLIENT_TOKEN = { grant_type: 'client_credentials' };

describe('RFC 6749', () => {
  let partner: Application;
  let other: Application;

  beforeAll(async () => {
    partner = await register();
    other = await register();
  });

  const secretOf = ({ secret }: Application): string => secret ?? '';

  test('§2.3.1 · a client proves itself by its secret in the header or in the form', async () => {
    expect(await said(token(CLIENT_TOKEN, byBasic(partner.id, secretOf(partner))))).toBe('200');
    expect(await said(token(CLIENT_TOKEN, byPost(partner.id, secretOf(partner))))).toBe('200');
  });

  describe('§2.3.1 · a client is not taken for another that', () => {
    test.each<[string, (mine: Application, its: Application) => Proof]>([
      ['shows another client’s secret', (mine, its) => byBasic(mine.id, secretOf(its))],
      ['shows another client’s secret in the form', (mine, its) => byPost(mine.id, secretOf(its))],
      ['shows no secret', ({ id }) => byId(id)],
      ['shows an empty secret', ({ id }) => byPost(id, '')],
      ['does not exist', (mine) => byBasic('nobody', secretOf(mine))],
      ['says nothing', () => NOBODY],
    ])('%s', async (_, proof) => {
      expect(await said(token(CLIENT_TOKEN, proof(partner, other)))).toBe('401 invalid_client');
    });
  });

  test('§2.3 · a client that proves itself in two ways at once is refused', async () => {
    const twice = withFields(partner.proof, { client_secret: secretOf(partner) });
    expect(await said(token(CLIENT_TOKEN, twice))).toBe('400 invalid_request');
    const asAnother = withFields(partner.proof, { client_id: other.id });
    expect(await said(token(CLIENT_TOKEN, asAnother))).toBe('400 invalid_request');
  });

  test('§3.2 · the token endpoint answers POST only', async () => {
    const answer = await keyfob('/oauth/token?grant_type=client_credentials', {
      headers: partner.proof.headers,
    });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, expect.stringMatching(/\bPOST$/)]);
  });

  test('§3.2 · the token endpoint refuses a parameter that comes twice, and ignores an unknown one', async () => {
    const body = 'grant_type=client_credentials&grant_type=client_credentials';
    expect(await said(postRaw('/oauth/token', body, partner.proof))).toBe('400 invalid_request');
    expect(await said(token({ ...CLIENT_TOKEN, utm_source: 'news' }, partner.proof))).toBe('200');
  });

  test('§3.2 · a parameter without a value is taken as left out', async () => {
    expect(await said(token({ ...CLIENT_TOKEN, scope: '' }, partner.proof))).toBe('200');
    const empty = { grant_type: 'refresh_token', refresh_token: '' };
    expect(await said(token(empty, partner.proof))).toBe('400 invalid_request');
  });

  test('§3.2 · credentials in the address are not read', async () => {
    const query = new URLSearchParams({ client_id: partner.id, client_secret: secretOf(partner) });
    expect(await said(post(`/oauth/token?${query}`, CLIENT_TOKEN))).toBe('401 invalid_client');
  });

  test('§3.3 · the answer says what scope the token has', async () => {
    const { scope } = await connect(partner);
    expect(scope.split(' ').sort()).toEqual(['offline_access', 'vehicle:charge_state']);
  });

  test('§4.1.2 · a code gives tokens once, and used again takes them back', async () => {
    const { form } = await link(partner);
    const tokens = await jsonOf<Tokens>(await token(form, partner.proof));
    expect(await reach(tokens.access_token)).toBe(200);
    expect(await said(token(form, partner.proof))).toBe('400 invalid_grant');
    expect(await reach(tokens.access_token)).toBe(401);
    expect(await said(token(refreshForm(tokens.refresh_token), partner.proof))).toBe('400 invalid_grant');
  });

  test('§4.1.2 · of twenty that use a code at once, one gets tokens', async () => {
    const { form } = await link(partner);
    const answers = await Promise.all(Array.from({ length: 20 }, () => said(token(form, partner.proof))));
    expect(answers.filter((each) => each === '200')).toHaveLength(1);
    expect(answers.filter((each) => each === '400 invalid_grant')).toHaveLength(19);
  });

  describe('§4.1.3 · does not use the code up when', () => {
    test.each<[string, Changes, ((mine: Application, its: Application) => Proof) | null, string]>([
      ['another client shows it', {}, (_, its) => its.proof, '400 invalid_grant'],
      ['nobody shows it', {}, () => NOBODY, '401 invalid_client'],
      ['the secret is wrong', {}, ({ id }) => byBasic(id, 'wrong'), '401 invalid_client'],
      ['the redirect URI is missing', { redirect_uri: null }, null, '400 invalid_grant'],
      ['the redirect URI is another', { redirect_uri: `${REDIRECT_URI}/` }, null, '400 invalid_grant'],
      ['the verifier is missing', { code_verifier: null }, null, '400 invalid_grant'],
      ['the verifier is another', { code_verifier: newVerifier() }, null, '400 invalid_grant'],
      ['the grant type is missing', { grant_type: null }, null, '400 invalid_request'],
      ['the grant type is unknown', { grant_type: 'password' }, null, '400 unsupported_grant_type'],
    ])('%s', async (_, changes, by, refusal) => {
      const { form } = await link(partner);
      const proof = by?.(partner, other) ?? partner.proof;
      expect(await said(token(changed(form, changes), proof))).toBe(refusal);
      expect(await said(token(form, partner.proof))).toBe('200');
    });
  });

  test('§4.1.3 · a public client redeems by its id and verifier alone', async () => {
    const app = await registerPublic();
    expect((await connect(app)).token_type).toBe('Bearer');
  });

  test('§4.3 · there is no password grant, and no implicit one (§4.2)', async () => {
    const password = { grant_type: 'password', username: 'owner', password: 'any' };
    expect(await said(token(password, partner.proof))).toBe('400 unsupported_grant_type');
    const { browser } = await arrive(authorizeUrl(partner, { response_type: 'token' }));
    expect(browser.left).not.toContain('access_token');
  });

  test('§4.4 · an application’s own token comes without a refresh token, and never to a public client', async () => {
    const own = await ownToken(partner.proof);
    expect(own.refresh_token).toBeUndefined();
    const app = await registerPublic();
    expect(await said(token(CLIENT_TOKEN, app.proof))).toBe('400 unauthorized_client');
  });

  test('§4.4 · an application’s own token is no user’s, and a user’s is no application’s', async () => {
    const own = await ownToken(partner.proof);
    expect(await reach(own.access_token)).toBe(401);
    const { access_token } = await connect(partner);
    const sessions = await keyfob('/v1/users/anybody/connected-vehicles', {
      headers: { Authorization: `Bearer ${access_token}` },
    });
    expect(sessions.status).toBe(401);
  });

  test('§5.1 · an answer with a token is JSON that nobody stores', async () => {
    const { form } = await link(partner);
    const answer = await token(form, partner.proof);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Pragma')).toBe('no-cache');
    expect(answer.headers.get('Content-Type')).toMatch(/^application\/json/);
    expect(await answer.json()).toMatchObject({ token_type: 'Bearer', expires_in: 3600 });
  });

  test('§5.2 · an error is JSON with a description, and 401 names the scheme', async () => {
    const answer = await token(CLIENT_TOKEN, byBasic(partner.id, 'wrong'));
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Basic /);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.json()).toEqual({
      error: 'invalid_client',
      error_description: expect.stringMatching(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/),
      error_uri: expect.stringContaining('/errors/'),
    });
  });

  test('§6 · a refresh may narrow the scope, of this access token only', async () => {
    const app = await register({ scopes: ['vehicle:charge_state', 'vehicle:information', 'offline_access'] });
    const scope = 'vehicle:charge_state vehicle:information offline_access';
    const first = await connect(app, app.proof, { scope });
    const narrow = refreshForm(first.refresh_token, { scope: 'vehicle:charge_state' });
    const second = await jsonOf<Tokens>(await token(narrow, app.proof));
    expect(second.scope).not.toContain('vehicle:information');
    const third = await jsonOf<Tokens>(await token(refreshForm(second.refresh_token), app.proof));
    expect(third.scope).toContain('vehicle:information');
    const seenWith = async ({ access_token }: Tokens) => (await read(access_token)).text();
    expect(await seenWith(second)).not.toContain('vehicle:information');
    expect(await seenWith(third)).toContain('vehicle:information');
  });

  describe('§6 · does not use the refresh token up when', () => {
    test.each<[string, Changes, ((mine: Application, its: Application) => Proof) | null, string]>([
      ['another client shows it', {}, (_, its) => its.proof, '400 invalid_grant'],
      ['nobody shows it', {}, () => NOBODY, '401 invalid_client'],
      ['the secret is wrong', {}, ({ id }) => byBasic(id, 'wrong'), '401 invalid_client'],
      ['the scope is wider than granted', { scope: 'vehicle:information' }, null, '400 invalid_scope'],
      ['the scope is unknown', { scope: 'everything' }, null, '400 invalid_scope'],
      ['the grant type is another', { grant_type: 'authorization_code' }, null, '400 invalid_request'],
    ])('%s', async (_, changes, by, refusal) => {
      const { refresh_token } = await connect(partner);
      const form = refreshForm(refresh_token);
      const proof = by?.(partner, other) ?? partner.proof;
      expect(await said(token(changed(form, changes), proof))).toBe(refusal);
      expect(await said(token(form, partner.proof))).toBe('200');
    });
  });

  describe('§10.10 · a value that was altered is refused:', () => {
    const altered = (text: string): string => `${text.slice(0, -2)}${text.endsWith('AA') ? 'BB' : 'AA'}`;
    test('a code', async () => {
      const { form, code } = await link(partner);
      expect(await said(token({ ...form, code: altered(code) }, partner.proof))).toBe('400 invalid_grant');
      expect(await said(token(form, partner.proof))).toBe('200');
    });
    test('a refresh token, and an access token', async () => {
      const { refresh_token, access_token } = await connect(partner);
      const form = refreshForm(altered(refresh_token));
      expect(await said(token(form, partner.proof))).toBe('400 invalid_grant');
      expect(await reach(altered(access_token))).toBe(401);
      expect(await reach(access_token)).toBe(200);
    });
  });
});
