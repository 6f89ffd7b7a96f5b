import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authorizationResponse, registeredRedirect } from '../../src/application/registration/redirect.ts';
import type { ApplicationType } from '../../src/application/registration/registration.ts';
import { register } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { authorizeUrl } from '../support/linking.ts';

const REGISTERED = [
  'https://app.example.com/callback',
  'https://app.example.com/callback/deep?tenant=a%20b&flag',
  'https://app.example.com:8443/cb',
  'http://127.0.0.1/cb',
  'http://127.0.0.1:8000/cb?x=1',
  'http://[::1]/cb',
  'http://127.0.0.1.example.com/cb',
  'com.example.app:/oauth2redirect',
  'com.example.app:oauth2redirect',
] as const;

const registration = (type: ApplicationType, redirectUris: readonly string[] = REGISTERED) => ({
  type,
  redirectUris,
});

/** What a lax comparison, or one by another parser, takes for the same address or for one below it. */
const EDITS: readonly ((uri: string, text: string) => string)[] = [
  (uri) => uri.toUpperCase(),
  (uri) => `${uri}/`,
  (uri) => `${uri}?`,
  (uri) => `${uri}#`,
  (uri, text) => `${uri}#${text}`,
  (uri, text) => `${uri}?${text}`,
  (uri, text) => `${uri}&${text}`,
  (uri, text) => `${uri}/${text}`,
  (uri, text) => uri.replace('://', `://${text}@`),
  (uri, text) => uri.replace('://', `://${text}:${text}@`),
  (uri) => uri.replace(/^(\w+:\/\/[^/?]+)/, '$1@evil.example'),
  (uri) => uri.replace(/^(\w+:\/\/[^/?]+)/, '$1.evil.example'),
  (uri) => uri.replace(/^(\w+:\/\/[^/?]+)/, '$1\\@evil.example'),
  (uri) => uri.replace(/^(\w+:\/\/[^/?]+)/, '$1%2eevil.example'),
  (uri) => uri.replace(/^(\w+:\/\/[^/?]+)/, '$1.'),
  (uri) => uri.replace(/^(\w+:\/\/[^/?]+)/, '$1:443'),
  (uri) => uri.replace(/^(\w+:\/\/[^/?]+)/, '$1:0'),
  (uri) => uri.replace(/^(\w+:\/\/[^/?]+)/, '$1:65536'),
  (uri) => uri.replace(/^(\w+:\/\/[^/?]+)/, '$1:080'),
  (uri) => uri.replace(/^(\w+:\/\/[^/?]+)/, '$1:'),
  (uri) => uri.replaceAll('/', '\\'),
  (uri) => uri.replace('//', '/'),
  (uri) => uri.replace('//', '///'),
  (uri) => uri.replace(':', ':\t'),
  (uri) => uri.replace('https:', 'http:'),
  (uri) => uri.replace('http:', 'https:'),
  (uri) => uri.replace('example', 'ехample'),
  (uri) => uri.replace('app.', 'app。'),
  (uri) => uri.replace('127.0.0.1', 'localhost'),
  (uri) => uri.replace('127.0.0.1', '127.0.0.1:80'),
  (uri) => uri.replace('127.0.0.1', '127.0.0.2'),
  (uri) => uri.replace('127.0.0.1', '127.1'),
  (uri) => uri.replace('127.0.0.1', '2130706433'),
  (uri) => uri.replace('127.0.0.1', '0x7f.0.0.1'),
  (uri) => uri.replace('127.0.0.1', '[::ffff:127.0.0.1]'),
  (uri) => uri.replace('127.0.0.1', '[::1]'),
  (uri) => uri.replace('[::1]', '[0:0:0:0:0:0:0:1]'),
  (uri) => uri.replace('[::1]', '127.0.0.1'),
  (uri) => uri.replace('/c', '/./c'),
  (uri) => uri.replace('/c', '/x/../c'),
  (uri) => uri.replace('/c', '/%2e%2e/c'),
  (uri) => uri.replace('/c', '/%63'),
  (uri) => uri.replace('/c', '//c'),
  (uri) => uri.replace('/c', '%2fc'),
  (uri) => uri.replace('/c', ';x/c'),
  (uri) => ` ${uri}`,
  (uri) => `${uri}\n`,
  (uri) => `${uri}\r\nLocation: https://evil.example`,
  (uri) => `${uri}\0`,
  (uri) => `\u00a0${uri}`,
  (uri) => uri.replace(/^[^:]+:/, 'javascript:'),
  (uri) => uri.replace(/^[^:]+:/, 'com.example.app.evil:'),
];

const registered = fc.constantFrom(...REGISTERED);
const filler = fc.oneof(fc.constantFrom('evil.example', 'x', '..', '%00', '٠', '@', ':80'), fc.string());

/** A registered URI after some of these edits, or with characters put in, taken out or exchanged. */
const mutated = fc.oneof(
  fc
    .tuple(registered, fc.array(fc.tuple(fc.constantFrom(...EDITS), filler), { minLength: 1, maxLength: 3 }))
    .map(([uri, edits]) => edits.reduce((text, [edit, by]) => edit(text, by), uri as string)),
  fc
    .tuple(registered, fc.nat(60), fc.nat(3), fc.string({ unit: 'binary', maxLength: 3 }))
    .map(([uri, at, out, by]) => uri.slice(0, at) + by + uri.slice(at + out)),
  fc.tuple(registered, fc.nat(60), fc.nat(0xffff)).map(([uri, at, code]) => {
    const place = at % uri.length;
    return uri.slice(0, place) + String.fromCharCode(code) + uri.slice(place + 1);
  }),
  fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ['http', 'https', 'ftp'] }),
);

const NATIVE_LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]):([1-9][0-9]{0,4})(\/[^#]*)$/;

/** Whether a URI is a registered one, or a native application's loopback but for the port: said in another way than the code. */
const mayFollow = (type: ApplicationType, uri: string): boolean => {
  if (REGISTERED.some((each) => each === uri)) return true;
  const [, host, port, rest] = NATIVE_LOOPBACK.exec(uri) ?? [];
  if (type !== 'native' || host === undefined || Number(port) > 65535) return false;
  return [`http://${host}${rest}`, `http://${host}:8000${rest}`].some((each) =>
    REGISTERED.some((known) => known === each),
  );
};

const RUNS = 20_000;

describe('a redirect URI', () => {
  it.each(['web', 'native'] as const)(
    `of a %s application is refused after any change (${RUNS} tried)`,
    (type) => {
      let refused = 0;
      fc.assert(
        fc.property(mutated, (uri) => {
          const target = registeredRedirect(registration(type), uri);
          expect(target).toBe(mayFollow(type, uri) ? uri : null);
          if (target === null) refused += 1;
        }),
        { numRuns: RUNS },
      );
      console.info(
        `${type}: ${refused} of ${RUNS} mutated redirect URIs refused, the others exactly registered`,
      );
      expect(refused).toBeGreaterThan(RUNS * 0.9);
    },
  );

  it('gets the answer, and nobody else does: host, path and own query stay to the letter', () => {
    const target = fc.tuple(registered, fc.integer({ min: 1, max: 65535 }));
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(target, text, text, ([uri, port], state, code) => {
        const asked = uri.replace(/^http:\/\/(\[::1\]|127\.0\.0\.1)(:\d+)?(?=\/)/, `http://$1:${port}`);
        const followed = registeredRedirect(registration('native'), asked);
        if (followed === null) throw new Error(`${asked} is registered`);
        const answer = authorizationResponse(followed, ORIGIN, 'core', state, { code });
        expect(answer.startsWith(asked.includes('?') ? `${asked}&` : `${asked}?`)).toBe(true);
        const [before, after] = [new URL(asked), new URL(answer)];
        for (const part of ['protocol', 'host', 'pathname', 'username', 'hash'] as const)
          expect(after[part]).toBe(before[part]);
        const { searchParams } = after;
        const told = ['code', 'state', 'iss'].map((name) => searchParams.getAll(name));
        expect(told).toEqual([[code], [state], [ORIGIN]]);
      }),
      { numRuns: 5000 },
    );
  });

  it('with a parameter of the answer in its own query gets the answer’s', () => {
    const uri = 'https://app.example.com/cb?state=theirs&%73tate=theirs&iss=theirs&keep=1';
    const target = registeredRedirect(registration('web', [uri]), uri);
    if (!target) throw new Error('it is registered');
    const answer = new URL(authorizationResponse(target, ORIGIN, 'core', 'ours', { code: 'c' })).searchParams;
    expect([...answer]).toEqual([
      ['keep', '1'],
      ['code', 'c'],
      ['state', 'ours'],
      ['iss', ORIGIN],
    ]);
  });

  it.each(['https://app.example.com/cb#part', 'https://app.example.com/c b', 'https://äpp.example.com/cb'])(
    'that cannot be followed as it stands is not, even where it is registered: %s',
    (uri) => {
      expect(registeredRedirect(registration('web', [uri]), uri)).toBeNull();
    },
  );

  it('is compared so at the authorization endpoint', async () => {
    const { id: client_id } = await register({ type: 'native', redirectUris: REGISTERED });
    const sample = fc.sample(mutated, 200);
    for (const uri of [...REGISTERED, ...sample]) {
      const response = await fetchKeyfob(
        await authorizeUrl({ client_id, redirect_uri: uri, response_type: 'token' }),
      );
      const location = response.headers.get('Location');
      await response.body?.cancel();
      const expected = mayFollow('native', uri) ? 303 : 400;
      expect([uri, response.status, location === null]).toEqual([uri, expected, expected === 400]);
      if (location !== null) expect(location.startsWith(uri)).toBe(true);
    }
  });
});
