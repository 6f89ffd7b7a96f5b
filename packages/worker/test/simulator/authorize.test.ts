import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Browser,
  browserOf,
  CALLBACK,
  hiddenField,
  locationOf,
  ORIGIN,
  openSite,
  type Site,
} from './site.ts';

const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const REQUEST = {
  response_type: 'code',
  client_id: 'keyfob',
  redirect_uri: CALLBACK,
  state: 'state & more',
  scope: 'vehicle:odometer',
  code_challenge: CHALLENGE,
  code_challenge_method: 'S256',
  brand: 'volvo',
  ui_locales: 'en-GB',
};

const address = (changes: Partial<Record<keyof typeof REQUEST, string>> = {}, more = ''): string =>
  `${ORIGIN}/simulator/oauth/authorize?${new URLSearchParams({ ...REQUEST, ...changes })}${more}`;

let site: Site;
let browser: Browser;

beforeEach(async () => {
  site = await openSite();
  browser = browserOf(site);
});

describe('the authorization request', () => {
  test.each([
    ['another callback path', { redirect_uri: `${ORIGIN}/callback/simulator/` }],
    ['another origin', { redirect_uri: 'https://attacker.example/callback/simulator' }],
    ['a callback with a query', { redirect_uri: `${CALLBACK}?next=https://attacker.example` }],
    ['an unknown client', { client_id: 'somebody' }],
    ['an unknown brand', { brand: 'trabant' }],
  ])('with %s is answered with a page, never a redirect', async (_, changes) => {
    for (const answer of [
      await browser.open(address(changes)),
      await browser.submit(address(changes), { username: 'owner', password: 'any' }),
    ]) {
      expect(answer.status).toBe(400);
      expect(answer.headers.get('Location')).toBeNull();
    }
  });

  test('with two callbacks is answered with a page', async () => {
    const answer = await browser.open(
      address({}, `&redirect_uri=${encodeURIComponent('https://attacker.example')}`),
    );
    expect(answer.status).toBe(400);
  });

  test.each([
    ['another response type', address({ response_type: 'token' }), 'unsupported_response_type'],
    ['a plain challenge', address({ code_challenge_method: 'plain' }), 'invalid_request'],
    ['no challenge', address({ code_challenge: '' }), 'invalid_request'],
    ['a parameter twice', address({}, '&scope=vehicle:vin'), 'invalid_request'],
  ])('with %s goes back with its error and state', async (_, url, error) => {
    const back = locationOf(await browser.open(url));
    expect(back.origin + back.pathname).toBe(CALLBACK);
    expect(back.searchParams.get('error')).toBe(error);
    expect(back.searchParams.get('state')).toBe(REQUEST.state);
  });

  test('is read in the language it asks for', async () => {
    expect(await (await browser.open(address({ ui_locales: 'xx nb-NO en' }))).text()).toContain(
      '<html lang="nb">',
    );
    expect(await (await browser.open(address({ ui_locales: 'constructor' }))).text()).toContain(
      '<html lang="en">',
    );
  });
});

describe('the sign-in page', () => {
  test('says whom it plays, lets nobody frame it and runs no script', async () => {
    const answer = await browser.open(address());
    const html = await answer.text();
    const policy = answer.headers.get('Content-Security-Policy');
    expect(html).toContain('Simulated Volvo');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(html).not.toMatch(/<script|style="|https?:\/\/(?!localhost)/);
  });

  test('takes any name and any password', async () => {
    const back = locationOf(await browser.submit(address(), { username: 'Å Ø Æ', password: 'æøå ?' }));
    expect(back.origin + back.pathname).toBe(CALLBACK);
    expect(back.searchParams.get('state')).toBe(REQUEST.state);
    expect(back.searchParams.get('code')).toBeTruthy();
  });

  test('gives every press of the button a code of its own', async () => {
    const press = async (): Promise<string | null> =>
      locationOf(await browser.submit(address(), { username: 'owner', password: 'any' })).searchParams.get(
        'code',
      );
    expect(await press()).not.toBe(await press());
  });

  test('keeps the name after a wrong password, but never the password', async () => {
    const fields = { username: 'wrong-password@example.com', password: 'my secret words' };
    const answer = await browser.submit(address(), fields);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('value="wrong-password@example.com"');
    expect(html).not.toContain('my secret words');
    expect(html).toMatch(/<title>Error: /);
    expect(html).toContain('href="#password"');
    expect(html).toMatch(/id="password"[^>]*aria-describedby="password-problem"[^>]*aria-invalid="true"/);
  });

  test('shows a name as text, whatever it is', async () => {
    const html = await (await browser.submit(address(), { username: '"><script>alert(1)</script>' })).text();
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
  });

  test.each([
    ['nothing', {}, ['#username', '#password']],
    ['blanks', { username: '  ', password: 'x' }, ['#username']],
    ['no password', { username: 'owner' }, ['#password']],
    ['a locked account', { username: 'locked@example.com', password: 'x' }, ['#username']],
  ])('points at what is missing for %s', async (_, fields, links) => {
    const answer = await browser.submit(address(), fields);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect([...html.matchAll(/<li><a href="([^"]+)"/g)].map((match) => match[1])).toEqual(links);
  });

  test('sends a failing sign-in back with an error', async () => {
    const back = locationOf(
      await browser.submit(address(), { username: 'sign-in-error@example.com', password: 'x' }),
    );
    expect(back.searchParams.get('error')).toBe('server_error');
    expect(back.searchParams.get('state')).toBe(REQUEST.state);
  });

  test.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: ORIGIN }],
    ['a sister site', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin, from an old browser', { Origin: 'https://attacker.example' }],
    ['nowhere', {}],
  ])('takes no form from %s', async (_, headers) => {
    const answer = await browser.submit(address(), { username: 'owner', password: 'x' }, headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('Location')).toBeNull();
  });

  test('takes its own form from a browser without fetch metadata', async () => {
    const answer = await browser.submit(address(), { username: 'owner', password: 'x' }, { Origin: ORIGIN });
    expect(answer.status).toBe(303);
  });
});

describe('the one-time code', () => {
  const askForCode = async (): Promise<string> => {
    const answer = await browser.submit(address(), { username: 'mfa@example.com', password: 'x' });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toMatch(/autocomplete="one-time-code"/);
    expect(html).toContain('123456');
    return hiddenField(html, 'halfway');
  };

  test('lets in who types it, in groups or not', async () => {
    const halfway = await askForCode();
    for (const code of ['123456', '123 456']) {
      const answer = await browser.submit(address(), { halfway, 'one-time-code': code });
      expect(locationOf(answer).searchParams.get('code')).toBeTruthy();
    }
  });

  test.each(['', '000000', '1234567'])(
    'does not let in who types %j, and can be tried again',
    async (code) => {
      const halfway = await askForCode();
      const answer = await browser.submit(address(), { halfway, 'one-time-code': code });
      expect(answer.status).toBe(422);
      expect(hiddenField(await answer.text(), 'halfway')).toBe(halfway);
    },
  );

  test('is not owed by who never gave the password, nor at another brand', async () => {
    const halfway = await askForCode();
    for (const [url, proof] of [
      [address(), 'made-up'],
      [address({ brand: 'kia' }), halfway],
    ] as const) {
      const answer = await browser.submit(url, { halfway: proof, 'one-time-code': '123456' });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('id="password"');
    }
  });

  test('has to be typed within ten minutes', async () => {
    const halfway = await askForCode();
    site.wait(601);
    const answer = await browser.submit(address(), { halfway, 'one-time-code': '123456' });
    expect(answer.status).toBe(422);
  });
});
