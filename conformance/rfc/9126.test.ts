import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Application,
  byBasic,
  byId,
  REDIRECT_URI,
  register,
  registerPublic,
} from '../support/applications.ts';
import { Browser, textOf } from '../support/browser.ts';
import {
  authorizeUrl,
  link,
  newVerifier,
  push,
  pushedUrl,
  pushRequest,
  requestOf,
  token,
} from '../support/flows.ts';
import { type Changes, keyfob, NOBODY, type Proof, post, said } from '../support/http.ts';
import { answerOf, arrive, share } from '../support/owner.ts';

describe('RFC 9126', () => {
  let partner: Application;
  let other: Application;

  beforeAll(async () => {
    partner = await register();
    other = await register();
  });

  test('§2.2 · a request that is pushed gets a name that lives 90 seconds, and links', async () => {
    const { requestUri, verifier, expiresIn } = await push(partner);
    expect(requestUri).toMatch(/^urn:ietf:params:oauth:request_uri:[\w-]{40,}$/);
    expect(expiresIn).toBe(90);
    const code = answerOf(await share(pushedUrl(partner, requestUri))).get('code') ?? '';
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: REDIRECT_URI,
      code_verifier: verifier,
    };
    expect(await said(token(form, partner.proof))).toBe('200');
  });

  test('§2.2 · the answer is 201, and stored by nobody', async () => {
    const answer = await pushRequest(requestOf(partner, newVerifier()), partner.proof);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([201, 'no-store']);
  });

  test('§2 · a public client pushes by its id', async () => {
    const app = await registerPublic();
    const { requestUri } = await push(app);
    expect((await arrive(pushedUrl(app, requestUri))).page.status).toBe(200);
  });

  describe('§2 · nobody pushes who', () => {
    test.each<[string, () => Proof]>([
      ['has the wrong secret', () => byBasic(partner.id, 'wrong')],
      ['only says the id of a client with a secret', () => byId(partner.id)],
    ])('%s', async (_, proof) => {
      const request = requestOf(partner, newVerifier(), { client_id: null });
      expect(await said(pushRequest(request, proof()))).toBe('401 invalid_client');
    });
    test('says nothing', async () => {
      const request = requestOf(partner, newVerifier(), { client_id: null });
      expect(await said(pushRequest(request, NOBODY))).toBe('401 invalid_client');
    });
    test('pushes as another client', async () => {
      const request = requestOf(other, newVerifier());
      expect(await said(pushRequest(request, partner.proof))).toBe('400 invalid_request');
    });
  });

  describe('§2.3 · a request is refused at once when', () => {
    test.each<[string, Changes, string]>([
      [
        'its redirect URI is not registered',
        { redirect_uri: 'https://attacker.example/' },
        'invalid_request',
      ],
      ['its redirect URI is missing', { redirect_uri: null }, 'invalid_request'],
      ['its response type is unknown', { response_type: 'token' }, 'unsupported_response_type'],
      ['its scope is not open to the application', { scope: 'vehicle:location' }, 'invalid_scope'],
      ['its challenge is missing', { code_challenge: null }, 'invalid_request'],
      ['it refers to another request (§2.1)', { request_uri: 'urn:example:1' }, 'invalid_request'],
      ['it brings a request object', { request: 'e30.e30.' }, 'request_not_supported'],
    ])('%s', async (_, changes, error) => {
      const request = requestOf(partner, newVerifier(), changes);
      expect(await said(pushRequest(request, partner.proof))).toBe(`400 ${error}`);
    });
  });

  test('§2.3 · a request that is too large is refused', async () => {
    const request = requestOf(partner, newVerifier(), { state: 'a'.repeat(9000) });
    expect(await said(pushRequest(request, partner.proof))).toBe('413 invalid_request');
  });

  test('§2.3 · the endpoint answers POST only', async () => {
    expect((await keyfob('/oauth/par', { headers: partner.proof.headers })).status).toBe(405);
  });

  test('§4 · what stands in the address beside the name changes nothing', async () => {
    const { requestUri } = await push(partner);
    const beside = {
      redirect_uri: 'https://attacker.example/',
      scope: 'vehicle:information',
      state: 'other',
    };
    const browser = await share(pushedUrl(partner, requestUri, beside));
    expect(browser.left?.startsWith(`${REDIRECT_URI}?`)).toBe(true);
    expect(answerOf(browser).get('state')).toBe('state of the application');
  });

  test('§4, §7.3 · a request links once: used again, by the same browser or another, it is over', async () => {
    const { requestUri } = await push(partner);
    const address = pushedUrl(partner, requestUri);
    const browser = await share(address);
    const stranger = new Browser();
    const page = await stranger.open(address);
    expect([page.status, stranger.left]).toEqual([400, null]);
    expect(textOf(page)).not.toContain('Example partner');
    const code = answerOf(browser).get('code');
    const again = await browser.open(address);
    expect([again.status, again.url]).toEqual([200, expect.stringContaining('/link/')]);
    expect(again.html).not.toContain('/open"');
    expect(answerOf(browser).get('code')).toBe(code);
  });

  test('§7.3 · of two browsers that drew the first page, only the first that acts goes on', async () => {
    const { requestUri } = await push(partner);
    const address = pushedUrl(partner, requestUri);
    const [first, second] = [new Browser(), new Browser()];
    const [mine, theirs] = [await first.open(address), await second.open(address)];
    expect((await first.submit(mine, '/open')).status).toBe(200);
    const refused = await second.submit(theirs, '/open');
    expect(refused.status).toBeGreaterThanOrEqual(400);
    expect(refused.url).not.toMatch(/\/brand$/);
  });

  describe('§4 · does not use the pushed request up when', () => {
    test.each<[string, (requestUri: string) => string]>([
      ['another client names it', (requestUri) => pushedUrl(other, requestUri)],
      ['no client is named', (requestUri) => pushedUrl({ ...partner, id: '' }, requestUri)],
      ['it is only looked at', (requestUri) => pushedUrl(partner, requestUri)],
      ['its name was altered', (requestUri) => pushedUrl(partner, `${requestUri.slice(0, -2)}AA`)],
      ['it is named twice', (requestUri) => `${pushedUrl(partner, requestUri)}&request_uri=${requestUri}`],
    ])('%s', async (what, wrong) => {
      const { requestUri } = await push(partner);
      const { page, browser } = await arrive(wrong(requestUri));
      expect([page.status, browser.left]).toEqual([what === 'it is only looked at' ? 200 : 400, null]);
      expect(answerOf(await share(pushedUrl(partner, requestUri))).has('code')).toBe(true);
    });
  });

  test('§4 · a name that nobody was given is refused, whatever it is a name of', async () => {
    const beside = requestOf(partner, newVerifier());
    for (const requestUri of [
      'urn:ietf:params:oauth:request_uri:nothing',
      `urn:ietf:params:oauth:request_uri:${(await link(partner)).code}`,
    ]) {
      const { page, browser } = await arrive(pushedUrl(partner, requestUri, beside));
      expect([page.status, browser.left]).toEqual([400, null]);
    }
    const { page, browser } = await arrive(pushedUrl(partner, 'https://attacker.example/request.jwt'));
    expect([page.status, browser.left]).toEqual([400, null]);
  });

  test('§6 · an application that has to push is refused when it does not', async () => {
    const strict = await register({ pushedRequests: 'required' });
    const { browser } = await arrive(authorizeUrl(strict));
    expect(answerOf(browser).get('error')).toBe('invalid_request');
    const { requestUri } = await push(strict);
    expect(answerOf(await share(pushedUrl(strict, requestUri))).has('code')).toBe(true);
  });

  test('§7.1 · a name is too long to guess, and no two are alike', async () => {
    const names = await Promise.all(Array.from({ length: 5 }, async () => (await push(partner)).requestUri));
    expect(new Set(names).size).toBe(5);
    expect(
      await said(
        post('/oauth/token', { grant_type: 'authorization_code', code: names[0] ?? '' }, partner.proof),
      ),
    ).toBe('400 invalid_grant');
  });
});
