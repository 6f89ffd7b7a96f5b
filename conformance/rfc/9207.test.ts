import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { authorizeUrl, link, push, pushedUrl } from '../support/flows.ts';
import { type Changes, jsonOf, keyfob, ORIGIN } from '../support/http.ts';
import { answerOf, arrive, share } from '../support/owner.ts';

const issuers = (browser: Browser): string[] => answerOf(browser).getAll('iss');

describe('RFC 9207', () => {
  let partner: Application;

  beforeAll(async () => {
    partner = await register();
  });

  test('§2 · a code comes back with the issuer, once', async () => {
    expect(issuers((await link(partner)).browser)).toEqual([ORIGIN]);
    const { requestUri } = await push(partner);
    expect(issuers(await share(pushedUrl(partner, requestUri)))).toEqual([ORIGIN]);
  });

  describe('§2 · an error comes back with the issuer, once:', () => {
    test.each<[string, Changes]>([
      ['invalid_request', { response_type: null }],
      ['unsupported_response_type', { response_type: 'token' }],
      ['invalid_scope', { scope: 'everything' }],
      ['interaction_required', { prompt: 'none' }],
      ['request_not_supported', { request: 'e30.e30.' }],
      ['registration_not_supported', { registration: '{}' }],
      ['invalid_target', { resource: 'https://other.example' }],
    ])('%s', async (error, changes) => {
      const { browser } = await arrive(authorizeUrl(partner, changes));
      expect([answerOf(browser).get('error'), issuers(browser)]).toEqual([error, [ORIGIN]]);
    });

    test('access_denied', async () => {
      const browser = new Browser();
      await browser.submit(await browser.open(authorizeUrl(partner)), '/cancel');
      expect([answerOf(browser).get('error'), issuers(browser)]).toEqual(['access_denied', [ORIGIN]]);
    });

    test('unauthorized_client', async () => {
      const reader = await register({ operations: ['read'] });
      const { browser } = await arrive(authorizeUrl(reader));
      expect([answerOf(browser).get('error'), issuers(browser)]).toEqual(['unauthorized_client', [ORIGIN]]);
    });
  });

  test('§2.4 · the issuer is that of the metadata, which says that it comes', async () => {
    const metadata = await jsonOf<Record<string, unknown>>(
      await keyfob('/.well-known/oauth-authorization-server'),
    );
    expect(metadata['issuer']).toBe(issuers((await link(partner)).browser)[0]);
    expect(metadata['authorization_response_iss_parameter_supported']).toBe(true);
  });

  test('§2 · another issuer of this server says its own name', async () => {
    const enode = await register({ faces: ['enode'], pkce: 'optional' });
    const address = new URL(authorizeUrl(enode, { scope: 'everything' }));
    address.pathname = '/enode/oauth2/auth';
    expect(issuers((await arrive(address.href)).browser)).toEqual([`${ORIGIN}/enode`]);
  });
});
