import { env } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { base64url, randomBytes } from '../../src/crypto/bytes.ts';
import {
  applicationBody,
  createApplication,
  editApplication,
  operate,
  type Problem,
  problemOf,
  showApplication,
} from '../support/operator.ts';

const jwk = async (
  algorithm: SubtleCryptoGenerateKeyAlgorithm,
  changes: Record<string, unknown> = {},
  kind: 'public' | 'private' = 'public',
) => {
  const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
  const key = kind === 'public' ? pair.publicKey : pair.privateKey;
  const { key_ops: _, ext: __, ...members } = (await crypto.subtle.exportKey('jwk', key)) as JsonWebKey;
  return { ...members, ...changes };
};

const EC = { name: 'ECDSA', namedCurve: 'P-256' };
const P384 = { name: 'ECDSA', namedCurve: 'P-384' };
const P521 = { name: 'ECDSA', namedCurve: 'P-521' };
const ED = { name: 'Ed25519' };
const rsa = (modulusLength: number) => ({
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength,
  publicExponent: Uint8Array.of(1, 0, 1),
  hash: 'SHA-256',
});

const native = { type: 'native', secret: false };
const redirect = (uri: string, more: Record<string, unknown> = {}) => ({ redirectUris: [uri], ...more });

const sharedKey = (bytes: number) => ({ sharedKey: base64url(randomBytes(bytes)), jwksUri: null });

/** An identity provider that is right but for the changes; `undefined` leaves something out. */
const userTokens = (changes: Record<string, unknown>) => ({
  userTokens: {
    issuer: 'https://identity.example.com',
    audience: 'example-app',
    algorithms: ['ES256'],
    jwksUri: 'https://identity.example.com/jwks.json',
    ...changes,
  },
});

/** What cannot be registered, and the field that is named for it. */
const REFUSED: readonly (readonly [what: string, changes: Record<string, unknown>, field: string])[] = [
  ['no name', { name: undefined }, 'name'],
  ['an empty name', { name: '' }, 'name'],
  ['a name of blanks', { name: '  ' }, 'name'],
  ['a name that turns its text round', { name: 'a\u202Eb' }, 'name'],
  ['a name of 81', { name: 'x'.repeat(81) }, 'name'],
  ['a name that is a number', { name: 7 }, 'name'],
  ['a field nobody knows', { redirectUrls: [] }, 'redirectUrls'],
  ['a secret of the operator’s choice', { secrets: [] }, 'secrets'],
  ['a version', { version: 3 }, 'version'],
  ['a short client id', { clientId: 'ab' }, 'clientId'],
  ['a client id that is a path', { clientId: '../demo' }, 'clientId'],
  ['a client id with a colon', { clientId: 'app:one' }, 'clientId'],
  ['a client id of 65', { clientId: 'x'.repeat(65) }, 'clientId'],
  ['no scopes', { scopes: undefined }, 'scopes'],
  ['an empty list of scopes', { scopes: [] }, 'scopes'],
  ['an unknown scope', { scopes: ['vehicle:wings'] }, 'scopes.0'],
  ['a scope twice', { scopes: ['all', 'all'] }, 'scopes'],
  ['scopes that are no permission', { scopes: ['offline_access'] }, 'scopes'],
  ['a scope by the name of a member', { scopes: ['constructor'] }, 'scopes.0'],
  [
    'a required scope beyond the scopes',
    { scopes: ['vehicle:vin'], requiredScopes: ['vehicle:location'] },
    'requiredScopes',
  ],
  ['"all" required', { requiredScopes: ['all'] }, 'requiredScopes.0'],
  ['no faces', { faces: [] }, 'faces'],
  ['an unknown face', { faces: ['tesla'] }, 'faces.0'],
  ['an unknown operation', { operations: ['fly'] }, 'operations.0'],
  ['no providers', { providers: [] }, 'providers'],
  ['the simulator, live', { mode: 'live', providers: ['enode', 'simulator'] }, 'providers'],
  ['a provider without a connector', { mode: 'live', providers: ['enode'] }, 'providers'],
  ['no redirect URI', { redirectUris: [] }, 'redirectUris'],
  [
    '51 redirect URIs',
    { redirectUris: Array.from({ length: 51 }, (_, n) => `https://a.example/${n}`) },
    'redirectUris',
  ],
  ['a redirect URI twice', { redirectUris: ['https://a.example/', 'https://a.example/'] }, 'redirectUris'],
  ['a long redirect URI', redirect(`https://a.example/${'x'.repeat(2000)}`), 'redirectUris.0'],
  ['a redirect URI with a fragment', redirect('https://a.example/#x'), 'redirectUris.0'],
  ['with an empty fragment', redirect('https://a.example/#'), 'redirectUris.0'],
  ['with a wildcard', redirect('https://*.example.com/cb'), 'redirectUris.0'],
  ['with a wildcard in its path', redirect('https://a.example/*'), 'redirectUris.0'],
  ['with a user name', redirect('https://a@b.example/'), 'redirectUris.0'],
  ['with an empty user name', redirect('https://@b.example/'), 'redirectUris.0'],
  ['with a backslash', redirect('https://a.example\\@b.example/'), 'redirectUris.0'],
  ['with a blank', redirect('https://a.example/ b'), 'redirectUris.0'],
  ['with a tab', redirect('https://a.example/\tb'), 'redirectUris.0'],
  ['with a name that is not ASCII', redirect('https://bücher.example/'), 'redirectUris.0'],
  ['with dots on the way', redirect('https://a.example/x/../y'), 'redirectUris.0'],
  ['with a host in capitals', redirect('https://A.example/cb'), 'redirectUris.0'],
  ['with its default port', redirect('https://a.example:443/cb'), 'redirectUris.0'],
  ['with a code of its own', redirect('https://a.example/cb?code=1'), 'redirectUris.0'],
  ['with a state of its own', redirect('https://a.example/cb?a=1&state='), 'redirectUris.0'],
  ['that is relative', redirect('/callback'), 'redirectUris.0'],
  ['that is no URI', redirect('callback'), 'redirectUris.0'],
  ['over http', redirect('http://a.example/cb'), 'redirectUris.0'],
  ['over http at an address of the network', redirect('http://192.168.1.7/cb'), 'redirectUris.0'],
  ['over http at a host like localhost', redirect('http://localhost.example/cb'), 'redirectUris.0'],
  ['at Keyfob itself', redirect('http://localhost:8787/callback/simulator'), 'redirectUris.0'],
  ['below the page for SDKs', redirect('http://localhost:8787/smartcar/redirect/more'), 'redirectUris.0'],
  [
    'at the page for SDKs by another scheme',
    redirect('https://localhost:8787/smartcar/redirect'),
    'redirectUris.0',
  ],
  ['javascript:', redirect('javascript:alert(1)', native), 'redirectUris.0'],
  ['data:', redirect('data:text/html,x', native), 'redirectUris.0'],
  ['file:', redirect('file:///etc/passwd', native), 'redirectUris.0'],
  ['blob:', redirect('blob:https://a.example/x', native), 'redirectUris.0'],
  ['ws:', redirect('wss://a.example/x', native), 'redirectUris.0'],
  ['a scheme without a dot', redirect('partner:/callback', native), 'redirectUris.0'],
  ['a scheme of its own, for a web application', redirect('com.example.app:/callback'), 'redirectUris.0'],
  ['the second of two', { redirectUris: ['https://a.example/', 'ftp://a.example/'] }, 'redirectUris.1'],
  ['an origin with a path', { webOrigins: ['https://a.example/'] }, 'webOrigins.0'],
  ['an origin over http', { webOrigins: ['http://a.example'] }, 'webOrigins.0'],
  ['an origin in capitals', { webOrigins: ['https://A.example'] }, 'webOrigins.0'],
  ['"null" as an origin', { webOrigins: ['null'] }, 'webOrigins.0'],
  ['any origin', { webOrigins: ['*'] }, 'webOrigins.0'],
  ['a logo over http', { logoUrl: 'http://a.example/logo.svg' }, 'logoUrl'],
  ['a logo in its address', { logoUrl: 'data:image/svg+xml,x' }, 'logoUrl'],
  ['a privacy policy that is a script', { privacyUrl: 'javascript:alert(1)' }, 'privacyUrl'],
  ['support with a user name', { supportUrl: 'https://a:b@c.example/' }, 'supportUrl'],
  ['an empty address', { supportUrl: '' }, 'supportUrl'],
  ['an unknown confirmation', { confirmation: 'trust' }, 'confirmation'],
  ['a public client without a code', { secret: false, confirmation: 'codeless' }, 'confirmation'],
  ['a public client with a webhook', { secret: false, webhookUrls: ['https://a.example/'] }, 'webhookUrls'],
  ['a public client without PKCE', { secret: false, pkce: 'optional' }, 'pkce'],
  ['an unknown jurisdiction', { jurisdiction: 'moon' }, 'jurisdiction'],
  ['an unknown mode', { mode: 'dream' }, 'mode'],
  ['user tokens without an issuer', userTokens({ issuer: undefined }), 'userTokens.issuer'],
  ['user tokens without an audience', userTokens({ audience: undefined }), 'userTokens.audience'],
  ['user tokens for anybody', userTokens({ audience: null }), 'userTokens.audience'],
  ['user tokens without algorithms', userTokens({ algorithms: undefined }), 'userTokens.algorithms'],
  ['user tokens of no algorithm', userTokens({ algorithms: [] }), 'userTokens.algorithms'],
  ['unsigned user tokens', userTokens({ algorithms: ['none'] }), 'userTokens.algorithms.0'],
  ['user tokens by HS256 and a key set', userTokens({ algorithms: ['HS256'] }), 'userTokens.algorithms'],
  [
    'user tokens by HS256 beside others',
    userTokens({ algorithms: ['HS256', 'ES256'], ...sharedKey(32) }),
    'userTokens.algorithms',
  ],
  [
    'user tokens by a shared key and ES256',
    userTokens({ algorithms: ['ES256'], ...sharedKey(32) }),
    'userTokens.algorithms',
  ],
  [
    'user tokens by a short shared key',
    userTokens({ algorithms: ['HS256'], ...sharedKey(31) }),
    'userTokens.sharedKey',
  ],
  ['user tokens by no key', userTokens({ jwksUri: null }), 'userTokens'],
  [
    'user tokens by two keys',
    userTokens({ ...sharedKey(32), jwksUri: 'https://a.example/jwks' }),
    'userTokens',
  ],
  [
    'six webhooks',
    { webhookUrls: Array.from({ length: 6 }, (_, n) => `https://a.example/${n}`) },
    'webhookUrls',
  ],
  ['keys that are no set', { jwks: [] }, 'jwks.keys'],
  ['an empty set', { jwks: { keys: [] } }, 'jwks.keys'],
  ['a key without a type', { jwks: { keys: [{}] } }, 'jwks.keys.0.kty'],
];

/** What Keyfob would call, and does not. */
const NOT_CALLED: readonly (readonly [what: string, changes: Record<string, unknown>, field: string])[] = [
  ['keys over http', { jwksUri: 'http://a.example/jwks' }, 'jwksUri'],
  ['keys at an address', { jwksUri: 'https://10.0.0.1/jwks' }, 'jwksUri'],
  ['keys at a port', { jwksUri: 'https://a.example:8443/jwks' }, 'jwksUri'],
  ['user tokens of a private host', userTokens({ jwksUri: 'https://intranet/' }), 'userTokens.jwksUri'],
  [
    'a webhook at a private host',
    { webhookUrls: ['https://a.example/', 'https://db.internal/'] },
    'webhookUrls.1',
  ],
];

describe('an application cannot be registered with', () => {
  it.each(REFUSED)('%s', async (_, changes, field) => {
    const answer = await operate('POST', '', applicationBody(changes));
    expect(await problemOf(answer)).toBe(`422 validation_failed ${field}`);
  });

  it.each(NOT_CALLED)('%s', async (_, changes, field) => {
    const answer = await operate('POST', '', applicationBody(changes));
    expect(await problemOf(answer)).toBe(`422 outbound_refused ${field}`);
  });

  it.each([
    ['a private EC key', () => jwk(EC, {}, 'private'), 'private or symmetric'],
    ['a private Ed25519 key', () => jwk(ED, {}, 'private'), 'private or symmetric'],
    ['a symmetric key', async () => ({ kty: 'oct', k: 'AAAA' }), 'private or symmetric'],
    ['a key of an unknown type', async () => ({ kty: 'toString' }), 'neither EC, OKP nor RSA'],
    ['an RSA key of 1024 bits', () => jwk(rsa(1024)), '2048 to 4096 bits'],
    ['a key on P-521', () => jwk(P521), 'none of the curves'],
    ['a key with half a point', () => jwk(EC, { y: 'AAAA' }), 'none of the curves'],
    ['a key to encrypt with', () => jwk(EC, { use: 'enc' }), 'not for signatures'],
    ['a key that may not verify', () => jwk(EC, { key_ops: ['sign'] }), 'not for verifying'],
    ['a key to agree on keys with', () => jwk(EC, { alg: 'ECDH-ES' }), 'not accepted'],
    ['a key for HS256', () => jwk(EC, { alg: 'HS256' }), 'not accepted'],
    ['a key for "none"', () => jwk(EC, { alg: 'none' }), 'not accepted'],
    ['a key named by a number', () => jwk(EC, { kid: 7 }), '"kid"'],
    ['a point beside the curve', () => jwk(EC, { y: 'A'.repeat(43) }), 'cannot be loaded'],
    ['a key for the algorithm of another', () => jwk(EC, { alg: 'ES384' }), 'cannot be loaded'],
  ])('%s', async (_, key, detail) => {
    const answer = await operate('POST', '', applicationBody({ jwks: { keys: [await key()] } }));
    const problem = await answer.json<Problem>();
    expect([problem.code, problem.field]).toEqual(['validation_failed', 'jwks']);
    expect(problem.detail).toContain(detail);
  });

  it('two keys of one name, or keys both here and elsewhere', async () => {
    const keys = [await jwk(EC, { kid: 'a' }), await jwk(ED, { kid: 'a' })];
    expect(await problemOf(await operate('POST', '', applicationBody({ jwks: { keys } })))).toBe(
      '422 validation_failed jwks',
    );
    const both = { jwks: { keys: keys.slice(0, 1) }, jwksUri: 'https://a.example/jwks' };
    expect(await problemOf(await operate('POST', '', applicationBody(both)))).toBe(
      '422 validation_failed jwksUri',
    );
  });

  it('anything of that later on either, and what was there stays as it is', async () => {
    const { clientId } = await createApplication();
    const before = await showApplication(clientId);
    const fixed = ['clientId', 'mode', 'jurisdiction', 'secret', 'secrets', 'version'];
    for (const [what, changes, field] of [...REFUSED, ...NOT_CALLED]) {
      if (Object.keys(changes).some((name) => fixed.includes(name))) continue;
      if (Object.values(changes).includes(undefined)) continue;
      const { type: _, ...rest } = changes;
      const answer = await editApplication(clientId, rest, before.tag);
      expect([what, await problemOf(answer)]).toEqual([what, expect.stringMatching(`^422 \\w+ ${field}$`)]);
    }
    expect(await showApplication(clientId)).toEqual(before);
  });

  it.each(['clientId', 'mode', 'jurisdiction', 'secrets', 'secret', 'version', 'epoch'])(
    'another %s later on',
    async (field) => {
      const { clientId } = await createApplication();
      const value = { mode: 'simulated', jurisdiction: 'unrestricted', clientId }[field] ?? [];
      expect(await problemOf(await editApplication(clientId, { [field]: value }))).toBe(
        `422 validation_failed ${field}`,
      );
    },
  );
});

describe('an application can be registered with', () => {
  it.each([
    ['a redirect URI at a port', redirect('https://a.example:8443/cb')],
    ['one with a query', redirect('https://a.example/cb?tenant=7&x=%20')],
    ['one without a path', redirect('https://a.example')],
    ['one at an international name', redirect('https://xn--bcher-kva.example/')],
    ['one on the developer’s machine', redirect('http://localhost:3000/cb')],
    ['one at 127.0.0.1', redirect('http://127.0.0.1:3000/cb')],
    ['one at ::1', redirect('http://[::1]:3000/cb')],
    ['Keyfob’s page for SDKs', redirect('http://localhost:8787/smartcar/redirect?client_id=a')],
    ['one of a native application', redirect('com.example.app:/callback', native)],
    ['one with a host', redirect('com.example.app://callback', native)],
    ['none, where it confirms without a code', { redirectUris: [], confirmation: 'codeless' }],
    ['a web origin at a port', { webOrigins: ['https://a.example:8443', 'http://localhost:3000'] }],
    ['live vehicles, of the providers that there will be', { mode: 'live' }],
  ])('%s', async (_, changes) => {
    expect((await operate('POST', '', applicationBody(changes))).status).toBe(201);
  });

  it('public keys, of which only what is needed is kept', async () => {
    const keys = [
      await jwk(EC, { kid: 'one', use: 'sig', x5t: 'AAAA', key_ops: ['verify'] }),
      await jwk(P384, { alg: 'ES384' }),
      await jwk(ED),
      await jwk(rsa(2048)),
    ];
    const made = await createApplication({ jwks: { keys } });
    expect(made.clientSecret).toBeUndefined();
    expect(made['jwks']).toEqual({
      keys: [{ ...keys[0], x5t: undefined, key_ops: undefined }, ...keys.slice(1)],
    });
    expect(JSON.stringify(await env.PUBLISHED.get(`application:${made.clientId}`))).not.toContain('x5t');
  });
});
