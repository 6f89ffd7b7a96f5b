import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, register, registerPublic } from '../support/applications.ts';
import { authorizeUrl, link, token } from '../support/flows.ts';
import { changed, said } from '../support/http.ts';
import { arrive } from '../support/owner.ts';

const REGISTERED = [
  'http://127.0.0.1/callback',
  'http://[::1]/callback?from=app',
  'com.example.app:/callback',
  'https://app.example.com/callback',
  'http://localhost/callback',
];

describe('RFC 8252', () => {
  let app: Application;

  beforeAll(async () => {
    app = await registerPublic({ type: 'native', redirectUris: REGISTERED });
  });

  describe('§7 · an app on a device gets its code at', () => {
    test.each([
      ['a scheme of its own (§7.1)', 'com.example.app:/callback'],
      ['a claimed https address (§7.2)', 'https://app.example.com/callback'],
      ['loopback as registered (§7.3)', 'http://127.0.0.1/callback'],
      ['loopback, on whatever port it listens (§7.3)', 'http://127.0.0.1:51004/callback'],
      ['loopback by IPv6, with its query (§7.3)', 'http://[::1]:51004/callback?from=app'],
    ])('%s', async (_, redirect_uri) => {
      const { form, browser } = await link(app, { redirect_uri });
      expect(browser.left?.startsWith(redirect_uri)).toBe(true);
      expect(await said(token(form, app.proof))).toBe('200');
    });
  });

  test('§7.3 · a code is bound to the port it was sent to', async () => {
    const { form } = await link(app, { redirect_uri: 'http://127.0.0.1:51004/callback' });
    const elsewhere = changed(form, { redirect_uri: 'http://127.0.0.1:51005/callback' });
    expect(await said(token(elsewhere, app.proof))).toBe('400 invalid_grant');
    expect(await said(token(form, app.proof))).toBe('200');
  });

  describe('§7, §8.10 · nobody is sent to', () => {
    test.each([
      'http://localhost:51004/callback',
      'http://127.0.0.1:51004/other',
      'http://127.0.0.1:51004/callback?more=1',
      'http://127.0.0.1:51004/callback/',
      'http://[::1]:51004/callback',
      'https://127.0.0.1:51004/callback',
      'http://127.0.0.1:0/callback',
      'http://127.0.0.1:65536/callback',
      'http://127.0.0.1:51004@attacker.example/callback',
      'http://127.0.0.1.attacker.example/callback',
      'http://127.0.0.2:51004/callback',
      'http://2130706433:51004/callback',
      'http://127.1:51004/callback',
      'com.example.app:/callback2',
      'com.example.app://callback',
      'com.example.other:/callback',
      'COM.EXAMPLE.APP:/callback',
      'https://app.example.com:8443/callback',
      'https://app.example.com/callback#fragment',
    ])('%s', async (redirect_uri) => {
      const { browser, page } = await arrive(authorizeUrl(app, { redirect_uri }));
      expect([page.status, browser.left]).toEqual([400, null]);
    });
  });

  test('§8.3, §7.3 · a web application has no port of its choice', async () => {
    await expect(register({ redirectUris: ['com.example.app:/callback'] })).rejects.toThrow('422');
    const web = await register({ redirectUris: ['http://127.0.0.1:3000/callback'] });
    const { page, browser } = await arrive(
      authorizeUrl(web, { redirect_uri: 'http://127.0.0.1:3001/callback' }),
    );
    expect([page.status, browser.left]).toEqual([400, null]);
  });

  describe('§7.1, §8.4 · no app is registered at', () => {
    test.each([
      ['a scheme without a dot', 'myapp:/callback'],
      ['a scheme that runs what follows', 'javascript:alert(1)'],
      ['a scheme that is a document', 'data:text/html,hello'],
      ['plain http elsewhere', 'http://app.example.com/callback'],
      ['any host', 'https://*.example.com/callback'],
      ['an address with a fragment', 'https://app.example.com/callback#a'],
      ['an address with a user name', 'https://user@app.example.com/callback'],
    ])('%s', async (_, uri) => {
      await expect(registerPublic({ type: 'native', redirectUris: [uri] })).rejects.toThrow('422');
    });
  });

  test('§8.4, §8.5 · a native app is a public client that needs PKCE', async () => {
    const made = await register({ type: 'native', redirectUris: ['com.example.app:/callback'] });
    expect(made.secret).toBeNull();
    const { browser } = await arrive(
      authorizeUrl(app, {
        redirect_uri: 'com.example.app:/callback',
        code_challenge: null,
        code_challenge_method: null,
      }),
    );
    expect(browser.left).toContain('error=invalid_request');
  });
});
