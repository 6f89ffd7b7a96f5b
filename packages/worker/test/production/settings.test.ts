import { describe, expect, it } from 'vitest';
import { authorizeUrl, newSession } from '../support/linking.ts';
import { countObjects } from '../support/objects.ts';
import { fetchWith, type Settings } from './production.ts';

const GOOD = `prod-1:${'E'.repeat(43)}`;
const production = { KEYFOB_ENV: 'production' };

/** What is wrong, and what has to be set. */
const rows: readonly (readonly [what: string, settings: Settings, names: readonly string[]])[] = [
  ['no keys', { KEYFOB_KEYS: undefined }, ['KEYFOB_KEYS']],
  ['empty keys', { KEYFOB_KEYS: '' }, ['KEYFOB_KEYS']],
  ['a key without an id', { KEYFOB_KEYS: `:${'E'.repeat(43)}` }, ['KEYFOB_KEYS']],
  ['a key without a secret', { KEYFOB_KEYS: 'prod-1' }, ['KEYFOB_KEYS']],
  ['a key too short', { KEYFOB_KEYS: `prod-1:${'E'.repeat(42)}` }, ['KEYFOB_KEYS']],
  ['a key that is no base64url', { KEYFOB_KEYS: `prod-1:${'+'.repeat(44)}` }, ['KEYFOB_KEYS']],
  ['a key with padding', { KEYFOB_KEYS: `${GOOD}=` }, ['KEYFOB_KEYS']],
  ['a key id that is none', { KEYFOB_KEYS: `prod.1:${'E'.repeat(43)}` }, ['KEYFOB_KEYS']],
  ['an id twice', { KEYFOB_KEYS: `${GOOD},${GOOD}` }, ['KEYFOB_KEYS']],
  ['a second key that is wrong', { KEYFOB_KEYS: `${GOOD},old:short` }, ['KEYFOB_KEYS']],
  ['a trailing comma', { KEYFOB_KEYS: `${GOOD},` }, ['KEYFOB_KEYS']],
  ['a development key', { ...production, KEYFOB_KEYS: `dev-1a2b3c4d:${'E'.repeat(43)}` }, ['KEYFOB_KEYS']],
  [
    'a development key beside',
    { ...production, KEYFOB_KEYS: `${GOOD},dev-1:${'A'.repeat(43)}` },
    ['KEYFOB_KEYS'],
  ],
  ['no routing secret', { KEYFOB_ROUTING_SECRET: undefined }, ['KEYFOB_ROUTING_SECRET']],
  ['an empty one', { KEYFOB_ROUTING_SECRET: '' }, ['KEYFOB_ROUTING_SECRET']],
  ['one too short', { KEYFOB_ROUTING_SECRET: 'I'.repeat(42) }, ['KEYFOB_ROUTING_SECRET']],
  ['one that is no base64url', { KEYFOB_ROUTING_SECRET: '/'.repeat(44) }, ['KEYFOB_ROUTING_SECRET']],
  ['an origin with a path', { KEYFOB_ORIGIN: 'https://keyfob.example/' }, ['KEYFOB_ORIGIN']],
  ['an origin that is none', { KEYFOB_ORIGIN: 'keyfob.example' }, ['KEYFOB_ORIGIN']],
  ['an empty origin', { KEYFOB_ORIGIN: '' }, ['KEYFOB_ORIGIN']],
  [
    'nothing at all',
    { KEYFOB_ENV: undefined, KEYFOB_KEYS: undefined, KEYFOB_ROUTING_SECRET: undefined },
    ['KEYFOB_KEYS', 'KEYFOB_ROUTING_SECRET'],
  ],
];

/** RFC 6749 §5.2 says how these word an error. */
const SPEAKS_OAUTH: readonly string[] = ['/oauth/token', '/enode/oauth2/token'];

const ROUTES: readonly (readonly [method: string, path: string])[] = [
  ['GET', '/'],
  ['GET', '/health'],
  ['GET', '/.well-known/oauth-authorization-server'],
  ['GET', '/oauth/authorize'],
  ['POST', '/oauth/token'],
  ['POST', '/enode/oauth2/token'],
  ['GET', '/link/lnk_x'],
  ['POST', '/link/lnk_x/open'],
  ['GET', '/callback/simulator'],
  ['POST', '/v1/link-sessions'],
  ['OPTIONS', '/v1/link-sessions/les_x/watch'],
  ['DELETE', '/v1/users/u'],
  ['GET', '/simulator/oauth/authorize'],
  ['POST', '/simulator/oauth/token'],
  ['GET', '/errors/not_found'],
  ['GET', '/dev/accounts'],
  ['PATCH', '/nowhere'],
];

describe.each(rows)('a Keyfob with %s', (_, settings, names) => {
  it('answers 503 everywhere, says what to set, and nothing else', async () => {
    const before = await countObjects();
    for (const [method, path] of ROUTES) {
      const answer = await fetchWith(`http://localhost:8787${path}`, settings, { method });
      const text = await answer.text();
      expect([path, answer.status, answer.headers.get('Set-Cookie'), answer.headers.get('Location')]).toEqual(
        [path, 503, null, null],
      );
      const { requestId, ...body } = JSON.parse(text);
      const toSet = `Set ${names.join(' and ')} with`;
      if (SPEAKS_OAUTH.includes(path)) {
        expect(body).toEqual({
          error: 'temporarily_unavailable',
          error_description: `${toSet} 'wrangler secret put'; the README says how to make them.`,
        });
      } else {
        expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
        expect(requestId).toMatch(/^[\w-]{12}$/);
        expect(body).toEqual({
          type: 'about:blank',
          title: 'This Keyfob is missing its settings.',
          status: 503,
          code: 'not_configured',
          detail: `${toSet} "wrangler secret put"; the README says how to make them.`,
        });
      }
      for (const value of [settings.KEYFOB_KEYS, settings.KEYFOB_ROUTING_SECRET])
        if (value) expect(text).not.toContain(value);
    }
    expect(await countObjects()).toBe(before);
  });

  it('answers 200 where GraphQL is spoken, and says so in its envelope', async () => {
    const message = `Set ${names.join(' and ')} with "wrangler secret put"; the README says how to make them.`;
    const [code, headers] = ['NOT_CONFIGURED', { Origin: 'https://any.example' }];
    const answer = await fetchWith('http://localhost:8787/graphql', settings, { method: 'POST', headers });
    expect([answer.status, answer.headers.get('Access-Control-Allow-Origin')]).toEqual([200, headers.Origin]);
    expect(await answer.json()).toEqual({
      errors: [{ message, extensions: { code, exception: { response: code, status: 503, message, code } } }],
    });
  });
});

describe('a Keyfob with its settings', () => {
  it.each([
    ['one key', { ...production, KEYFOB_KEYS: GOOD }, 'https://keyfob.example'],
    [
      'two keys',
      { ...production, KEYFOB_KEYS: `${GOOD}, old-1:${'A'.repeat(43)}` },
      'https://keyfob.example',
    ],
    [
      'a key that only looks so',
      { ...production, KEYFOB_KEYS: `device-1:${'E'.repeat(43)}` },
      'https://keyfob.example',
    ],
    [
      'an origin',
      { ...production, KEYFOB_KEYS: GOOD, KEYFOB_ORIGIN: 'https://a.example' },
      'https://b.example',
    ],
    [
      'a development key, in development',
      { KEYFOB_KEYS: `dev-1:${'E'.repeat(43)}` },
      'http://localhost:8787',
    ],
  ])('runs with %s', async (_, settings, origin) => {
    expect((await fetchWith(`${origin}/health`, settings)).status).toBe(200);
  });

  it('does not run at a host of its own with development keys, whatever KEYFOB_ENV says', async () => {
    const settings = { KEYFOB_KEYS: `dev-1:${'E'.repeat(43)}` };
    expect((await fetchWith('https://keyfob.example/health', settings)).status).toBe(503);
  });

  it('names itself by its origin, not by the host it was reached at', async () => {
    const settings = { ...production, KEYFOB_ORIGIN: 'https://a.example' };
    const answer = await fetchWith('https://b.example/.well-known/oauth-authorization-server', settings);
    expect((await answer.json<{ issuer: string }>()).issuer).toBe('https://a.example');
  });
});

describe('the cookies', () => {
  it.each([
    ['over http, on loopback', 'http://localhost:8787'],
    ['over http, at a host', 'http://keyfob.example'],
    ['over https', 'https://keyfob.example'],
  ])('in production, %s, are __Host- and Secure', async (_, origin) => {
    const { pathname } = new URL((await newSession()).url);
    for (const path of [`${pathname}?lang=nb`, '/nowhere?lang=en', '/oauth/authorize?lang=en']) {
      const answer = await fetchWith(`${origin}${path}`, production, { headers: { Accept: 'text/html' } });
      const cookies = answer.headers.getSetCookie();
      expect(cookies.length).toBeGreaterThan(0);
      for (const cookie of cookies) expect(cookie).toMatch(/^__Host-[^;]+; .*Path=\/; .*Secure/);
    }
  });

  it('that development set are not read', async () => {
    const { pathname, search } = new URL(await authorizeUrl());
    const answer = await fetchWith(`http://localhost:8787${pathname}${search}`, production, {
      headers: { Accept: 'text/html', Cookie: 'keyfob-language=nb' },
    });
    expect(await answer.text()).toContain('<html lang="en">');
  });
});
