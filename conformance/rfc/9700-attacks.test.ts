import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, operate, REDIRECT_URI, register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import {
  authorizeUrl,
  connect,
  introspect,
  link,
  reach,
  read,
  type Tokens,
  token,
} from '../support/flows.ts';
import { jsonOf, keyfob, ORIGIN, said } from '../support/http.ts';
import { answerOf, arrive, share, walkToVehicles } from '../support/owner.ts';

describe('RFC 9700', () => {
  let partner: Application;
  let other: Application;

  beforeAll(async () => {
    partner = await register();
    other = await register();
  });

  test('§4.2, §4.3 · pages tell no other site their address, and are kept in no cache', async () => {
    const browser = new Browser();
    const pages = [
      await browser.open(authorizeUrl(partner)),
      await walkToVehicles(browser, authorizeUrl(partner)),
    ];
    for (const { headers } of pages) {
      // An origin holds neither code nor state.
      expect(headers.get('Referrer-Policy')).toMatch(/^(no-referrer|strict-origin)$/);
      expect(headers.get('Cache-Control')).toContain('no-store');
    }
    const refused = await keyfob(authorizeUrl(partner, { scope: 'everything' }));
    expect(refused.headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  test('§4.2 · pages load nothing from elsewhere', async () => {
    const browser = new Browser();
    const pages = [
      await browser.open(authorizeUrl(partner)),
      await walkToVehicles(browser, authorizeUrl(partner)),
    ];
    for (const { headers, html } of pages) {
      const policy = (headers.get('Content-Security-Policy') ?? '').split('; ');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("img-src 'self' data:");
      expect(policy).toContain("connect-src 'self'");
      expect(html).not.toMatch(/<(script|img|iframe|object|link)\b[^>]*\s(src|data|href)="https?:/);
    }
  });

  test('§4.3 · a code in the history of a browser is dead after use, and reloading ends nothing', async () => {
    const { form, browser } = await link(partner);
    const tokens = await jsonOf<Tokens>(await token(form, partner.proof));
    expect(browser.left).not.toContain(tokens.access_token);
    expect(await said(token(form, other.proof))).toBe('400 invalid_grant');
    for (const url of [...browser.history]) await browser.open(url);
    expect(await reach(tokens.access_token)).toBe(200);
    expect(await said(token(form, partner.proof))).toBe('400 invalid_grant');
    expect(await reach(tokens.access_token)).toBe(401);
  });

  test('§4.4 · an answer says which server it is of (RFC 9207)', async () => {
    expect(answerOf((await link(partner)).browser).get('iss')).toBe(ORIGIN);
  });

  test('§4.6 · an access token of one application is none of another’s', async () => {
    const { access_token } = await connect(partner);
    expect(await introspect(access_token, other.proof)).toEqual({ active: false });
  });

  test('§4.9 · no answer of the API holds a token or anything of the account at the provider', async () => {
    const { access_token } = await connect(partner);
    const answer = await read(access_token);
    expect(await answer.text()).not.toMatch(/upstream|refresh_token|access_token|password/i);
  });

  test('§4.11.2 · an error sends nobody on before the owner could see where from', async () => {
    const { page, browser } = await arrive(
      authorizeUrl(partner, { redirect_uri: 'https://attacker.example/' }),
    );
    expect([page.status, browser.left]).toEqual([400, null]);
    expect(page.html).not.toContain('https://attacker.example/');
  });

  test('§4.12 · a form is answered by 303, which drops what was posted', async () => {
    const browser = new Browser();
    const refused = await keyfob(authorizeUrl(partner, { scope: 'everything' }));
    expect(refused.status).toBe(303);
    await walkToVehicles(browser, authorizeUrl(partner));
    expect(browser.redirects.length).toBeGreaterThan(2);
    expect(browser.redirects.filter((status) => status !== 303)).toEqual([]);
  });

  test('§4.13 · an address that a caller claims to come by changes no issuer', async () => {
    const forged = {
      'X-Forwarded-Host': 'attacker.example',
      Forwarded: 'host=attacker.example',
      'X-Forwarded-Proto': 'https',
    };
    const metadata = await keyfob('/.well-known/oauth-authorization-server', { headers: forged });
    expect(await metadata.text()).not.toContain('attacker.example');
  });

  test('§4.15 · an application cannot be taken for an owner by its id', async () => {
    const made = await operate('POST', '', {
      name: 'Example partner',
      redirectUris: [REDIRECT_URI],
      scopes: ['vehicle:charge_state'],
      clientId: `gra_${'A'.repeat(40)}`,
    });
    const { clientId, clientSecret } = await jsonOf<{ clientId: string; clientSecret: string }>(made, 201);
    const basic = { headers: { Authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` }, fields: {} };
    const own = await jsonOf<Tokens>(await token({ grant_type: 'client_credentials' }, basic));
    expect(await reach(own.access_token)).toBe(401);
  });

  test('§4.16 · no page may be framed, nor any other answer', async () => {
    const browser = new Browser();
    const pages = [
      await browser.open(authorizeUrl(partner)),
      await walkToVehicles(browser, authorizeUrl(partner)),
    ];
    for (const { headers } of pages) {
      expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('X-Frame-Options')).toBe('DENY');
    }
    const metadata = await keyfob('/.well-known/oauth-authorization-server');
    expect(metadata.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
  });

  test('§4.17 · nothing is handed to another window: no page of ours holds a code or posts one', async () => {
    const browser = new Browser();
    const vehicles = await walkToVehicles(browser, authorizeUrl(partner));
    const last = await browser.submit(vehicles, '/approve');
    const scripts = [...last.html.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => text);
    expect(scripts.join()).not.toMatch(/postMessage\(|opener/);
    expect(answerOf(browser).has('code')).toBe(true);
    expect((await share(authorizeUrl(partner))).left?.startsWith(`${REDIRECT_URI}?`)).toBe(true);
  });
});
