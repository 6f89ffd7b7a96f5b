import { base64url, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UserTokenIssuer } from '../../src/application/registration/registration.ts';
import { randomBytes } from '../../src/crypto/bytes.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { type ClientKey, makeKey } from '../support/signing.ts';
import { type App, codeOf, headersOf, newApp, post } from './face.ts';
import { AUDIENCE, claimsOf, ISSUER, inSeconds } from './identity-provider.ts';

restoreClockAfterEach();
afterEach(() => {
  vi.restoreAllMocks();
});

const QUERY = '{ connectedVehicleList { id } }';

/** What comes of a token: `null` where it is taken. */
const shown = async (app: App, token: string | null, scheme = 'Bearer'): Promise<string | null> => {
  const headers = {
    ...headersOf(app, null),
    ...(token === null ? {} : { Authorization: `${scheme} ${token}` }),
  };
  const answer = await post({ query: QUERY }, headers);
  expect(answer.status).toBe(200);
  return codeOf(answer) ?? null;
};

const INVALID = 'AUTH_TOKEN_INVALID';
const EXPIRED = 'AUTH_TOKEN_EXPIRED';

const part = (value: unknown): string => base64url.encode(JSON.stringify(value));

describe('a token by a shared key', () => {
  let app: App;
  beforeAll(async () => {
    app = await newApp();
  });

  it('names a user', async () => {
    const token = await app.tokens.sign({ sub: 'user-1' });
    expect(await shown(app, token)).toBeNull();
    expect(await shown(app, token, 'bearer')).toBeNull();
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['another issuer', { iss: 'https://other.example.com' }, INVALID],
    ['no issuer', { iss: undefined }, INVALID],
    ['another audience', { aud: 'another-app' }, INVALID],
    ['no audience', { aud: undefined }, INVALID],
    ['no subject', { sub: undefined }, INVALID],
    ['an empty subject', { sub: '' }, INVALID],
    ['a number for a subject', { sub: 7 }, INVALID],
    ['the way up for a subject', { sub: '..' }, INVALID],
    ['no end', { exp: undefined }, INVALID],
    ['an end that is no number', { exp: 'never' }, INVALID],
    ['a beginning in the future', { nbf: inSeconds(600) }, INVALID],
    ['a making in the future', { iat: inSeconds(600) }, INVALID],
    ['an end that was', { exp: inSeconds(-1) }, EXPIRED],
    ['an end that was, of another issuer', { exp: inSeconds(-1), iss: 'x' }, INVALID],
  ])('with %s is refused', async (_, claims, code) => {
    expect(await shown(app, await app.tokens.sign({ sub: 'user-1', ...claims }))).toBe(code);
  });

  it('of several audiences, ours among them, names a user', async () => {
    expect(await shown(app, await app.tokens.sign({ sub: 'user-1', aud: ['x', AUDIENCE] }))).toBeNull();
  });

  it('is not taken without the signature, by another key, or with a critical extension', async () => {
    const [header, payload, signature = ''] = (await app.tokens.sign({ sub: 'user-1' })).split('.');
    const right = claimsOf({ sub: 'user-1' });
    const forged = await new SignJWT(right).setProtectedHeader({ alg: 'HS256' }).sign(randomBytes(32));
    const stronger = await new SignJWT(right).setProtectedHeader({ alg: 'HS512' }).sign(randomBytes(64));
    const critical = `${part({ alg: 'HS256', crit: ['x'], x: 1 })}.${payload}.${signature}`;
    for (const token of [
      null,
      '',
      'x',
      `${header}.${payload}.`,
      `${part({ alg: 'none' })}.${part(right)}.`,
      `${part({ alg: 'NONE' })}.${part(right)}.${signature}`,
      `${header}.${part(claimsOf({ sub: 'user-2' }))}.${signature}`,
      forged,
      stronger,
      critical,
    ])
      expect(await shown(app, token)).toBe(INVALID);
    expect(await shown(app, await app.tokens.sign({ sub: 'user-1' }), 'Basic')).toBe(INVALID);
  });

  it('that was just taken is refused the moment it ends', async () => {
    const token = await app.tokens.sign({ sub: 'user-1', exp: inSeconds(10) });
    expect(await shown(app, token)).toBeNull();
    letPass(11);
    expect(await shown(app, token)).toBe(EXPIRED);
  });
});

/** An identity provider that publishes its keys: the network is all that is not real. */
class Provider {
  readonly uri = `https://${crypto.randomUUID()}.example.com/jwks.json`;
  readonly keys: ClientKey[] = [];
  asked = 0;

  constructor() {
    const real = globalThis.fetch;
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      if (String(input instanceof Request ? input.url : input) !== this.uri) return real(input, init);
      this.asked += 1;
      return Response.json({ keys: this.keys.map(({ jwk }) => jwk) });
    });
  }

  issuer(algorithms: UserTokenIssuer['algorithms'] = ['ES256', 'RS256']): UserTokenIssuer {
    return { issuer: ISSUER, audience: AUDIENCE, algorithms, jwksUri: this.uri, sharedKey: null };
  }
}

const signedBy = (key: ClientKey, header: Record<string, unknown> = {}): Promise<string> =>
  new SignJWT(claimsOf({ sub: 'user-1' }))
    .setProtectedHeader({ alg: key.alg, kid: key.jwk.kid ?? '', ...header })
    .sign(key.privateKey);

describe('a token by a published key', () => {
  it('names a user, whichever of the registered algorithms it is signed by', async () => {
    const provider = new Provider();
    provider.keys.push(await makeKey('ES256'), await makeKey('RS256'), await makeKey('EdDSA'));
    const app = await newApp({ userTokens: provider.issuer() });
    const [es, rs, ed] = await Promise.all(provider.keys.map((key) => signedBy(key)));
    expect([await shown(app, es ?? ''), await shown(app, rs ?? '')]).toEqual([null, null]);
    expect(await shown(app, ed ?? '')).toBe(INVALID);
  });

  it('is never made by the public key as a secret, nor by none', async () => {
    const provider = new Provider();
    const key = await makeKey('RS256');
    provider.keys.push(key);
    const app = await newApp({ userTokens: provider.issuer() });
    expect(await shown(app, await signedBy(key))).toBeNull();
    const secrets = [JSON.stringify(key.jwk), key.jwk.n ?? '', 'x'.repeat(32)];
    for (const secret of secrets) {
      const token = await new SignJWT(claimsOf({ sub: 'user-1' }))
        .setProtectedHeader({ alg: 'HS256', kid: key.jwk.kid ?? '' })
        .sign(new TextEncoder().encode(secret));
      expect(await shown(app, token)).toBe(INVALID);
    }
    const none = `${part({ alg: 'none', kid: key.jwk.kid })}.${part(claimsOf({ sub: 'user-1' }))}.`;
    expect(await shown(app, none)).toBe(INVALID);
  });

  it('of an unknown key has the set fetched once a minute, however many come', async () => {
    const provider = new Provider();
    provider.keys.push(await makeKey());
    const app = await newApp({ userTokens: provider.issuer() });
    expect(await shown(app, await signedBy(provider.keys[0] as ClientKey))).toBeNull();
    expect(provider.asked).toBe(1);
    const next = await makeKey();
    for (let strangers = 0; strangers < 5; strangers += 1)
      expect(await shown(app, await signedBy(await makeKey()))).toBe(INVALID);
    expect(provider.asked).toBe(1);
    letPass(61);
    provider.keys.push(next);
    const tokens = await Promise.all([signedBy(next), signedBy(await makeKey()), signedBy(await makeKey())]);
    expect(await shown(app, tokens[0] ?? '')).toBeNull();
    expect(await shown(app, tokens[1] ?? '')).toBe(INVALID);
    expect(await shown(app, tokens[2] ?? '')).toBe(INVALID);
    expect(provider.asked).toBe(2);
  });
});

describe('who signs', () => {
  it('has to be registered', async () => {
    const app = await newApp();
    const other = await newApp();
    expect(await shown(app, await other.tokens.sign({ sub: 'user-1' }))).toBe(INVALID);
  });
});
