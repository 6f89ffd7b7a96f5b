import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Application,
  operate,
  REDIRECT_URI,
  register,
  registerPublic,
} from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import {
  addressOf,
  authorizeUrl,
  connect,
  introspect,
  link,
  newVerifier,
  reach,
  read,
  refresh,
  refreshForm,
  requestOf,
  type Tokens,
  token,
} from '../support/flows.ts';
import { changed, jsonOf, keyfob, ORIGIN, post, said } from '../support/http.ts';
import { answerOf, arrive, walkToVehicles } from '../support/owner.ts';

describe('RFC 9700', () => {
  let partner: Application;
  let other: Application;

  beforeAll(async () => {
    partner = await register();
    other = await register();
  });

  describe('§2.1, §4.1 · redirect URIs are compared to the letter: nobody is sent to', () => {
    test.each([
      `${REDIRECT_URI}/`,
      `${REDIRECT_URI}?a=b`,
      `${REDIRECT_URI}#a`,
      `${REDIRECT_URI}/../callback`,
      `${REDIRECT_URI}%2F`,
      'https://partner.example.com/CALLBACK',
      'https://partner.example.com/',
      'https://partner.example.com',
      'https://PARTNER.example.com/callback',
      'https://partner.example.com:443/callback',
      'https://partner.example.com:8443/callback',
      'http://partner.example.com/callback',
      'https://partner.example.com.attacker.example/callback',
      'https://attacker.example/partner.example.com/callback',
      'https://partner.example.com@attacker.example/callback',
      'https://partner.example.com\\@attacker.example/callback',
      'https://user@partner.example.com/callback',
      'https://sub.partner.example.com/callback',
      'https://partner.example.com/./callback',
      'https://partner.example.com//callback',
      'https://partner.example.com/callback%00',
      'https://partner.example.com/callback ',
      ' https://partner.example.com/callback',
      '//partner.example.com/callback',
      '/callback',
      'javascript:alert(1)',
    ])('%s', async (redirect_uri) => {
      const { page, browser } = await arrive(authorizeUrl(partner, { redirect_uri }));
      expect([page.status, browser.left]).toEqual([400, null]);
    });
  });

  test('§2.1, §4.1 · another application’s redirect URI is nobody’s but its own', async () => {
    const elsewhere = await register({ redirectUris: ['https://elsewhere.example.com/callback'] });
    const { page, browser } = await arrive(authorizeUrl(elsewhere, { redirect_uri: REDIRECT_URI }));
    expect([page.status, browser.left]).toEqual([400, null]);
  });

  test('§2.1, §4.1 · a redirect URI that was removed is good no longer', async () => {
    const app = await register({ redirectUris: [REDIRECT_URI, 'https://partner.example.com/old'] });
    const old = { redirect_uri: 'https://partner.example.com/old' };
    expect((await arrive(authorizeUrl(app, old))).page.status).toBe(200);
    const shown = await operate('GET', `/${app.id}`);
    const tag = { 'If-Match': shown.headers.get('ETag') ?? '' };
    expect((await operate('PATCH', `/${app.id}`, { redirectUris: [REDIRECT_URI] }, tag)).status).toBe(200);
    expect((await arrive(authorizeUrl(app, old))).page.status).toBe(400);
  });

  test('§2.1, §4.7 · a link that one browser began no other ends', async () => {
    const [mine, theirs] = [new Browser(), new Browser()];
    const vehicles = await walkToVehicles(mine, authorizeUrl(partner));
    const seen = await theirs.open(vehicles.url);
    expect(seen.html).not.toContain('/approve"');
    await expect(theirs.submit(vehicles, '/approve')).resolves.toMatchObject({ status: 403 });
    expect(theirs.left).toBeNull();
    await mine.submit(vehicles, '/approve');
    expect(answerOf(mine).has('code')).toBe(true);
  });

  test('§2.1.1, §4.5 · a code injected into another session has the wrong verifier, and is not used up', async () => {
    const [victim, attacker] = [await link(partner), await link(partner)];
    const injected = changed(attacker.form, { code: victim.code });
    expect(await said(token(injected, partner.proof))).toBe('400 invalid_grant');
    expect(await said(token(victim.form, partner.proof))).toBe('200');
    expect(await said(token(attacker.form, partner.proof))).toBe('200');
  });

  test('§2.1.1, §4.8 · PKCE cannot be taken out of a request on its way', async () => {
    const without = { code_challenge: null, code_challenge_method: null };
    expect(answerOf((await arrive(authorizeUrl(partner, without))).browser).get('error')).toBe(
      'invalid_request',
    );
    const relaxed = await register({ pkce: 'optional' });
    const { form } = await link(relaxed, without);
    const injected = { ...form, code_verifier: newVerifier() };
    expect(await said(token(injected, relaxed.proof))).toBe('400 invalid_grant');
    const bound = await link(relaxed);
    expect(await said(token(changed(bound.form, { code_verifier: null }), relaxed.proof))).toBe(
      '400 invalid_grant',
    );
  });

  test('§2.1.2 · no token ever comes back in a redirect', async () => {
    for (const response_type of ['token', 'id_token token', 'code token', 'code id_token']) {
      const { browser } = await arrive(authorizeUrl(partner, { response_type }));
      expect(browser.left).not.toMatch(/access_token|#/);
    }
    const { browser } = await link(partner);
    expect(browser.left).not.toMatch(/access_token|refresh_token|#/);
  });

  test('§2.2.1, §4.10.1 · access tokens are bound to a key where an application asks (RFC 9449)', async () => {
    const strict = await register({ dpop: 'required' });
    const { form } = await link(strict);
    expect(await said(token(form, strict.proof))).toBe('400 invalid_dpop_proof');
  });

  describe('§2.2.2, §4.14 · refresh tokens rotate:', () => {
    test('each refresh gives another, and the one before is used', async () => {
      const first = await connect(partner);
      const second = await refresh(first.refresh_token, partner.proof);
      const third = await refresh(second.refresh_token, partner.proof);
      expect(new Set([first, second, third].map((each) => each.refresh_token)).size).toBe(3);
    });

    test('a used one, shown after its successor was used, ends the whole family', async () => {
      const app = await registerPublic();
      const first = await connect(app);
      const second = await refresh(first.refresh_token, app.proof);
      const third = await refresh(second.refresh_token, app.proof);
      expect(await said(token(refreshForm(first.refresh_token), app.proof))).toBe('400 invalid_grant');
      expect(await said(token(refreshForm(third.refresh_token), app.proof))).toBe('400 invalid_grant');
      expect(await reach(third.access_token)).toBe(401);
    });

    test('an answer that got lost is given again, the same, until its successor is used', async () => {
      const { refresh_token } = await connect(partner);
      const first = await refresh(refresh_token, partner.proof);
      const again = await refresh(refresh_token, partner.proof);
      expect([again.refresh_token, again.access_token]).toEqual([first.refresh_token, first.access_token]);
      await refresh(first.refresh_token, partner.proof);
      expect(await said(token(refreshForm(refresh_token), partner.proof))).toBe('400 invalid_grant');
    });

    test('another request than the first is no retry', async () => {
      const { refresh_token, access_token } = await connect(partner);
      await refresh(refresh_token, partner.proof);
      const narrower = refreshForm(refresh_token, { scope: 'vehicle:charge_state' });
      expect(await said(token(narrower, partner.proof))).toBe('400 invalid_grant');
      expect(await reach(access_token)).toBe(401);
    });

    test('of twenty at once, all get the same answer, and there is one successor', async () => {
      const { refresh_token } = await connect(partner);
      const all = await Promise.all(Array.from({ length: 20 }, () => refresh(refresh_token, partner.proof)));
      expect(new Set(all.map((each) => each.refresh_token)).size).toBe(1);
    });

    test('another client that steals one neither uses it nor ends its family', async () => {
      const { refresh_token } = await connect(partner);
      expect(await said(token(refreshForm(refresh_token), other.proof))).toBe('400 invalid_grant');
      expect(await said(token(refreshForm(refresh_token), partner.proof))).toBe('200');
    });

    test('none is given where the owner was not asked for lasting access', async () => {
      const { refresh_token } = await connect(partner, partner.proof, { scope: 'vehicle:charge_state' });
      expect(refresh_token).toBeUndefined();
    });
  });

  test('§2.3 · an access token has no more than was asked for, and an audience (§4.10.2)', async () => {
    const { access_token } = await connect(partner);
    expect(await introspect(access_token, partner.proof)).toMatchObject({
      scope: 'vehicle:charge_state',
      aud: ORIGIN,
    });
    const { data } = await jsonOf<{ data: { scopes: string[] }[] }>(await read(access_token));
    expect(data.map(({ scopes }) => scopes)).toEqual([['vehicle:charge_state'], ['vehicle:charge_state']]);
  });

  test('§2.3 · an owner who unticks a permission gives none of it', async () => {
    const browser = new Browser();
    const scope = 'vehicle:charge_state vehicle:information';
    const verifier = newVerifier();
    const request = requestOf(partner, verifier, { scope });
    const vehicles = await walkToVehicles(browser, addressOf(request));
    await browser.submit(vehicles, '/approve', { scope: 'vehicle:charge_state' });
    const form = {
      grant_type: 'authorization_code',
      code: answerOf(browser).get('code') ?? '',
      redirect_uri: REDIRECT_URI,
      code_verifier: verifier,
    };
    const given = await jsonOf<Tokens>(await token(form, partner.proof));
    expect(given.scope).toBe('vehicle:charge_state');
    expect(await (await read(given.access_token)).text()).not.toContain('vehicle:information');
  });

  test('§2.4 · there is no password grant', async () => {
    const form = { grant_type: 'password', username: 'owner', password: 'any' };
    expect(await said(token(form, partner.proof))).toBe('400 unsupported_grant_type');
  });

  test('§2.5 · clients may prove themselves by a key, and the metadata says so', async () => {
    const metadata = await jsonOf<Record<string, unknown>>(
      await keyfob('/.well-known/oauth-authorization-server'),
    );
    expect(metadata['token_endpoint_auth_methods_supported']).toContain('private_key_jwt');
  });

  test('§2.6 · the authorization endpoint is closed to scripts of other origins, the token endpoint to unregistered ones', async () => {
    const page = { headers: { Origin: 'https://attacker.example' } };
    const drawn = await keyfob(authorizeUrl(partner), page);
    expect(drawn.headers.get('Access-Control-Allow-Origin')).toBeNull();
    const app = await registerPublic({ webOrigins: ['https://app.example.com'] });
    const { form } = await link(app);
    const from = (Origin: string) => post('/oauth/token', form, { ...app.proof, headers: { Origin } });
    const refused = await from('https://attacker.example');
    expect([refused.status, refused.headers.get('Access-Control-Allow-Origin')]).toEqual([400, null]);
    const taken = await from('https://app.example.com');
    expect([taken.status, taken.headers.get('Access-Control-Allow-Origin')]).toEqual([
      200,
      'https://app.example.com',
    ]);
  });
});
