import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, REDIRECT_URI, register } from '../support/applications.ts';
import { Browser, textOf } from '../support/browser.ts';
import { authorizeUrl, link } from '../support/flows.ts';
import { type Changes, keyfob } from '../support/http.ts';
import { answerOf, arrive } from '../support/owner.ts';

describe('RFC 6749', () => {
  let partner: Application;

  beforeAll(async () => {
    partner = await register();
  });

  describe('§3.1 · an authorization request is sent back with its error when', () => {
    test.each<[string, Changes, string]>([
      ['the response type is missing', { response_type: null }, 'invalid_request'],
      ['the response type is empty', { response_type: '' }, 'invalid_request'],
      ['the response type is unknown', { response_type: 'token' }, 'unsupported_response_type'],
      ['the scope is unknown', { scope: 'everything' }, 'invalid_scope'],
      ['the scope is not open to the application', { scope: 'vehicle:location' }, 'invalid_scope'],
      [
        'a part of the scope is not open to the application',
        { scope: 'vehicle:charge_state vehicle:location' },
        'invalid_scope',
      ],
      ['the scope is missing', { scope: null }, 'invalid_scope'],
    ])('%s', async (_, changes, error) => {
      const { browser } = await arrive(authorizeUrl(partner, changes));
      expect(browser.left).toMatch(/^https:\/\/partner\.example\.com\/callback\?/);
      expect(answerOf(browser).get('error')).toBe(error);
      expect(answerOf(browser).get('state')).toBe('state of the application');
      expect(answerOf(browser).get('code')).toBeNull();
    });
  });

  test('§3.1 · a parameter that comes twice is refused, an unknown one ignored', async () => {
    const twice = await arrive(`${authorizeUrl(partner)}&scope=vehicle%3Ainformation`);
    expect(answerOf(twice.browser).get('error')).toBe('invalid_request');
    const unknown = await arrive(authorizeUrl(partner, { utm_source: 'news' }));
    expect(unknown.page.status).toBe(200);
  });

  test('§3.1.2 · the query of a redirect URI is kept; a fragment or a parameter of the answer is not registered', async () => {
    const redirect_uri = 'https://partner.example.com/callback?a=1&b=%20c';
    const app = await register({ redirectUris: [redirect_uri] });
    const { browser } = await link(app, { redirect_uri });
    expect(browser.left?.startsWith(`${redirect_uri}&`)).toBe(true);
    for (const wrong of [`${REDIRECT_URI}#a`, `${REDIRECT_URI}?code=1`, `${REDIRECT_URI}?state=1`])
      await expect(register({ redirectUris: [wrong] })).rejects.toThrow('422');
  });

  describe('§3.1.2.4 · the owner is told, and sent nowhere, when', () => {
    test.each<[string, Changes]>([
      ['the redirect URI is not registered', { redirect_uri: 'https://attacker.example/callback' }],
      ['the redirect URI is missing', { redirect_uri: null }],
      ['the client is unknown', { client_id: 'nobody' }],
      ['the client is missing', { client_id: null }],
    ])('%s', async (_, changes) => {
      const { browser, page } = await arrive(authorizeUrl(partner, changes));
      expect([page.status, browser.left]).toEqual([400, null]);
      expect(textOf(page)).not.toContain('attacker.example');
    });
  });

  test('§4.1.1 · the state comes back to the letter', async () => {
    const state = 'a&b=c d+e/%20"<>é';
    const { browser } = await link(partner, { state });
    expect(answerOf(browser).get('state')).toBe(state);
    const { browser: without } = await link(partner, { state: null });
    expect(answerOf(without).has('state')).toBe(false);
  });

  test('§4.1.2.1 · an owner who says no is sent back with access_denied', async () => {
    const browser = new Browser();
    const intro = await browser.open(authorizeUrl(partner));
    await browser.submit(intro, '/cancel');
    expect(answerOf(browser).get('error')).toBe('access_denied');
    expect(answerOf(browser).get('state')).toBe('state of the application');
  });

  describe('§4.1.2.1 · an error is told in the words of the standard, with a page about it:', () => {
    test.each<[string, Changes, RegExp]>([
      ['invalid_request', { response_type: null }, /^The request is missing a required parameter, /],
      [
        'unsupported_response_type',
        { response_type: 'token' },
        /^The authorization server does not support /,
      ],
      ['invalid_scope', { scope: 'everything' }, /^The requested scope is invalid, unknown, or malformed\.$/],
    ])('%s', async (error, changes, words) => {
      const { browser } = await arrive(authorizeUrl(partner, changes));
      const answer = answerOf(browser);
      expect(answer.get('error')).toBe(error);
      expect(answer.get('error_description')).toMatch(words);
      expect((await keyfob(answer.get('error_uri') ?? '')).status).toBe(200);
    });
  });

  test('§10.2 · an owner is asked each time, whoever was let in before', async () => {
    const { browser } = await link(partner);
    const before = browser.left;
    const again = await browser.open(authorizeUrl(partner));
    expect([again.status, browser.left]).toEqual([200, before]);
  });

  test('§10.14 · what a request says is text on a page, never markup', async () => {
    const { page } = await arrive(authorizeUrl(partner, { login_hint: '<img src="x" onerror="alert(1)">' }));
    expect(textOf(page)).toContain('<img src="x" onerror="alert(1)">');
    expect(page.html).not.toContain('<img src="x"');
  });
});
