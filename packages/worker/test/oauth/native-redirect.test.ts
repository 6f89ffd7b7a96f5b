import { describe, expect, it } from 'vitest';
import { wayBack } from '../link/walker.ts';
import { type Partner, register } from '../support/applications.ts';
import { Browser, ORIGIN, type Page } from '../support/browser.ts';
import { fetchKeyfob, walkToVehicles } from '../support/keyfob.ts';
import { authorizeUrl, codeForm, postToken, press, refusalOf } from '../support/linking.ts';

const REDIRECTS = [
  'http://127.0.0.1/callback',
  'http://[::1]/callback?own=1',
  'com.example.app:/callback',
  'https://app.example.com/callback',
];

const nativeApp = (): Promise<Partner> => register({ type: 'native', redirectUris: REDIRECTS });

/** Asked for, as an app does that was given a port of its own by the system. */
const ASKED = [
  'http://127.0.0.1:51004/callback',
  'http://127.0.0.1/callback',
  'http://[::1]:1/callback?own=1',
  'http://[::1]:65535/callback?own=1',
  'com.example.app:/callback',
  'https://app.example.com/callback',
];

interface Walked {
  readonly browser: Browser;
  readonly end: Page;
}

const walk = async (client_id: string, redirect_uri: string): Promise<Walked> => {
  const browser = new Browser();
  const url = await authorizeUrl({ client_id, redirect_uri });
  const end = await browser.submit(await walkToVehicles(browser, url), '/approve');
  return { browser, end };
};

const codeIn = (address: string | null): string =>
  new URLSearchParams(address?.slice(address.indexOf('?'))).get('code') ?? '';

describe('a native application', () => {
  it.each(ASKED)('gets its answer at %s, and tokens for no other', async (redirect_uri) => {
    const { id, basic } = await nativeApp();
    const { browser, end } = await walk(id, redirect_uri);
    const mark = redirect_uri.includes('?') ? '&' : '?';
    expect(browser.left?.startsWith(`${redirect_uri}${mark}code=cod_`)).toBe(true);
    expect(wayBack(end)).toBe(browser.left);
    const form = { ...codeForm(codeIn(browser.left), true), redirect_uri };
    const registered = REDIRECTS.filter((uri) => uri !== redirect_uri);
    for (const other of [...registered, redirect_uri.replace(/:\d+\//, ':2/'), '']) {
      if (other === redirect_uri) continue;
      expect(await refusalOf(await postToken({ ...form, redirect_uri: other }, basic))).toMatch(/^400 /);
    }
    expect((await postToken(form, basic)).status).toBe(200);
  });

  it('is sent on by our own page, from which no form leads to it', async () => {
    const { id } = await nativeApp();
    const { browser, end } = await walk(id, 'com.example.app:/callback');
    expect(end.url.startsWith(`${ORIGIN}/link/`)).toBe(true);
    expect(end.html).toContain('<meta http-equiv="refresh" content="0;url=com.example.app:/callback?code=');
    expect(end.headers.get('Content-Security-Policy')).toContain("form-action 'self';");
    expect(browser.left).toMatch(/^com\.example\.app:\/callback\?code=cod_[\w-]+&state=state-1&iss=http/);
  });

  it.each(ASKED)('is told of a mistake and of an owner who says no at %s', async (redirect_uri) => {
    const { id: client_id } = await nativeApp();
    const wrong = await fetchKeyfob(await authorizeUrl({ client_id, redirect_uri, scope: 'x' }));
    expect(wrong.headers.get('Location')?.startsWith(redirect_uri)).toBe(true);
    expect(wrong.headers.get('Location')).toContain('error=invalid_scope');
    const browser = new Browser();
    const vehicles = await walkToVehicles(browser, await authorizeUrl({ client_id, redirect_uri }));
    await press(browser, vehicles, 'deny');
    expect(browser.left?.startsWith(redirect_uri)).toBe(true);
    expect(browser.left).toContain('error=access_denied');
  });

  it('has no page to go back to once the link is done', async () => {
    const { id, basic } = await nativeApp();
    for (const [redirect_uri, home] of [
      ['http://127.0.0.1:51004/callback', null],
      ['com.example.app:/callback', null],
      ['https://app.example.com/callback', 'https://app.example.com/'],
    ] as const) {
      const { browser, end } = await walk(id, redirect_uri);
      const form = { ...codeForm(codeIn(browser.left), true), redirect_uri };
      expect((await postToken(form, basic)).status).toBe(200);
      expect(wayBack(await browser.open(end.url))).toBe(home);
    }
  });

  it('is not named by an address on the owner’s own device', async () => {
    const { id: client_id } = await nativeApp();
    for (const redirect_uri of ASKED) {
      const page = await new Browser().open(await authorizeUrl({ client_id, redirect_uri }));
      const named = /<p class="client">(.*?)<\/p>/.exec(page.html)?.[1] ?? '';
      expect(named).toContain('Second partner');
      expect(named.includes('app.example.com')).toBe(redirect_uri.startsWith('https:'));
      expect(named).not.toMatch(/127\.0\.0\.1|::1|com\.example/);
    }
  });
});

describe('an application of the web', () => {
  it.each(ASKED)('with the same registration may name %s only as it is registered', async (redirect_uri) => {
    const { id: client_id } = await register({ redirectUris: REDIRECTS });
    const { status } = await fetchKeyfob(await authorizeUrl({ client_id, redirect_uri }));
    expect(status).toBe(REDIRECTS.includes(redirect_uri) ? 200 : 400);
  });
});

it('localhost is no loopback address: another port of it is refused', async () => {
  const { id: client_id } = await register({ type: 'native', redirectUris: ['http://localhost/callback'] });
  for (const [redirect_uri, status] of [
    ['http://localhost/callback', 200],
    ['http://localhost:51004/callback', 400],
    ['http://127.0.0.1:51004/callback', 400],
  ] as const)
    expect((await fetchKeyfob(await authorizeUrl({ client_id, redirect_uri }))).status).toBe(status);
});
