import { describe, expect, it } from 'vitest';
import { register } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';

const APP = 'https://app.second.example';

const pageOf = (clientId: string, appOrigin = APP, order: 'first' | 'last' = 'first'): string => {
  const [id, origin] = [`client_id=${clientId}`, `app_origin=${encodeURIComponent(appOrigin)}`];
  return `/smartcar/redirect?${order === 'first' ? `${id}&${origin}` : `${origin}&${id}`}`;
};

/** An application that registered the page for its own origin; its id is in its redirect URI. */
const partner = async (webOrigins = [APP]) => {
  const { id } = await register();
  const { publish, registrationOf } = await import('../support/applications.ts');
  await publish({
    ...(await registrationOf(id, 'x'.repeat(43))),
    redirectUris: [`${ORIGIN}${pageOf(id)}`],
    webOrigins,
  });
  return id;
};

const target = (html: string): string | null => /data-app-origin="([^"]*)"/.exec(html)?.[1] ?? null;

describe('the redirect page for Smartcar’s SDK in browsers', () => {
  it('hands over to the one origin that is registered, by a script of its own and no other', async () => {
    const id = await partner();
    const response = await fetchKeyfob(`${pageOf(id)}&code=c&state=s`);
    const html = await response.text();
    expect([response.status, target(html)]).toEqual([200, APP]);
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(html.match(/<script[^>]*>[^<]*/g)).toEqual(['<script src="/smartcar/redirect.js">']);
    expect(html).not.toContain('code=c');
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  it.each([
    ['another origin', 'https://evil.example'],
    ['a longer origin', `${APP}.evil.example`],
    ['every origin', '*'],
    ['a path of the origin', `${APP}/`],
    ['the origin by another scheme', 'http://app.second.example'],
    ['the origin with a port', `${APP}:443`],
    ['the origin in capitals', APP.toUpperCase()],
    ['no origin', ''],
    ['our own', ORIGIN],
  ])('%s is refused', async (_, origin) => {
    const id = await partner();
    const response = await fetchKeyfob(pageOf(id, origin), { headers: { Accept: 'text/html' } });
    expect([response.status, target(await response.text())]).toEqual([400, null]);
  });

  it('an origin that was taken out of the registration is refused, as is an address that never was in it', async () => {
    const gone = await partner(['https://other.second.example']);
    const id = await partner();
    for (const path of [
      pageOf(gone),
      pageOf(id, APP, 'last'),
      `/smartcar/redirect?app_origin=${APP}`,
      pageOf('nobody'),
    ])
      expect([path, (await fetchKeyfob(path)).status]).toEqual([path, 400]);
  });

  it('two origins are none', async () => {
    const id = await partner();
    const response = await fetchKeyfob(`${pageOf(id)}&app_origin=https%3A%2F%2Fevil.example`);
    expect(response.status).toBe(400);
  });

  it('its script names no origin', async () => {
    const response = await fetchKeyfob('/smartcar/redirect.js');
    const script = await response.text();
    expect(response.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
    expect(script).toContain('SmartcarAuthMessage');
    expect(script).not.toMatch(/"\*"|app_origin|location\.origin/);
  });
});
