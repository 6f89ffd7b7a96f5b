import { describe, expect, it } from 'vitest';
import { registerPublic } from '../support/applications.ts';
import { fetchKeyfob, REDIRECT_URI } from '../support/keyfob.ts';
import { authorizeUrl } from '../support/linking.ts';

/** The owner is told in a page, and sent nowhere (RFC 6749 §4.1.2.1). */
const expectErrorPage = async (address: string): Promise<void> => {
  const response = await fetchKeyfob(address, { headers: { Accept: 'text/html' } });
  const html = await response.text();
  expect(response.status, html.slice(0, 300)).toBe(400);
  expect(response.headers.get('Location')).toBeNull();
  expect(response.headers.get('Refresh')).toBeNull();
  expect(response.headers.get('Content-Type')).toContain('text/html');
  expect(html).not.toMatch(/http-equiv="refresh"/i);
  expect(html).not.toMatch(/(href|action|src)="(?!\/|data:)/i);
};

/** Near misses of `http://localhost:5173/return`. */
const MUTATIONS: readonly [string, string][] = [
  ['another path', 'http://localhost:5173/other'],
  ['upper case in the path', 'http://localhost:5173/Return'],
  ['upper case in the host', 'http://LOCALHOST:5173/return'],
  ['upper case in the scheme', 'HTTP://localhost:5173/return'],
  ['another scheme', 'https://localhost:5173/return'],
  ['another port', 'http://localhost:51740/return'],
  ['no port', 'http://localhost/return'],
  ['the address behind the host', 'http://127.0.0.1:5173/return'],
  ['a trailing slash', 'http://localhost:5173/return/'],
  ['a doubled slash', 'http://localhost:5173//return'],
  ['a dot segment', 'http://localhost:5173/./return'],
  ['a way up and down', 'http://localhost:5173/x/../return'],
  ['an encoded letter', 'http://localhost:5173/%72eturn'],
  ['an encoded slash', 'http://localhost:5173%2Freturn'],
  ['a user', 'http://evil.example@localhost:5173/return'],
  ['the host as a user', 'http://localhost:5173@evil.example/return'],
  ['a subdomain of somebody', 'http://localhost.evil.example:5173/return'],
  ['a trailing dot of the host', 'http://localhost.:5173/return'],
  ['a query', 'http://localhost:5173/return?next=https://evil.example'],
  ['an empty query', 'http://localhost:5173/return?'],
  ['a fragment', 'http://localhost:5173/return#x'],
  ['an empty fragment', 'http://localhost:5173/return#'],
  ['a backslash', 'http://localhost:5173\\return'],
  ['a backslash before somebody', 'http://localhost:5173\\@evil.example/return'],
  ['a space before', ' http://localhost:5173/return'],
  ['a line end after', 'http://localhost:5173/return\r\nLocation: https://evil.example'],
  ['a null after', 'http://localhost:5173/return\0'],
  ['only its beginning', 'http://localhost:5173/'],
  ['a relative one', '/return'],
  ['a scheme-relative one', '//evil.example/return'],
  ['a script', 'javascript:alert(1)//http://localhost:5173/return'],
  ['data', 'data:text/html,http://localhost:5173/return'],
  ['the wildcard', '*'],
  ['an empty one', ''],
];

describe('an authorization request with a redirect URI that is not registered', () => {
  it.each(MUTATIONS)('%s: ends in an error page', async (_, uri) => {
    await expectErrorPage(await authorizeUrl({ redirect_uri: uri }));
  });

  it('that is missing ends in an error page', async () => {
    await expectErrorPage(await authorizeUrl({ redirect_uri: null }));
  });

  it.each([REDIRECT_URI, 'https://evil.example/'])('and one that came twice, too: %s', async (second) => {
    await expectErrorPage(`${await authorizeUrl()}&redirect_uri=${encodeURIComponent(second)}`);
  });
});

describe('an authorization request of an unknown client', () => {
  it.each([
    ['nobody', 'nobody'],
    ['in another case', 'Demo'],
    ['with a space', 'demo '],
    ['with a name of the object prototype', '__proto__'],
    ['longer than any', 'd'.repeat(129)],
    ['that is not printable', 'dem\u0000o'],
    ['that is empty', ''],
    ['that is missing', null],
  ])('%s: ends in an error page', async (_, client_id) => {
    await expectErrorPage(await authorizeUrl({ client_id }));
  });

  it('that came twice ends in an error page', async () => {
    await expectErrorPage(`${await authorizeUrl()}&client_id=demo`);
  });
});

it('what is registered is followed, for a public client too', async () => {
  for (const changes of [{}, { client_id: await registerPublic() }]) {
    const response = await fetchKeyfob(await authorizeUrl(changes));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('/open');
  }
});
