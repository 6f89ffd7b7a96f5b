import { env } from 'cloudflare:workers';
import { base64url, exportJWK, type JWK } from 'jose';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../src/crypto/bytes.ts';
import { publish, register, registrationOf } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { type Form, postToken, refusalOf, tokensOf } from '../support/linking.ts';
import { assertionOf, type ClientKey, makeKey, type Signing, withAssertion } from '../support/signing.ts';

const CREDENTIALS: Form = { grant_type: 'client_credentials' };
const REFUSED = '401 invalid_client';

restoreClockAfterEach();
afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(env, { KEYFOB_LOG_LEVEL: 'error' });
});

let key: ClientKey;
let other: ClientKey;

beforeAll(async () => {
  [key, other] = await Promise.all([makeKey(), makeKey()]);
});

const soon = (): number => Math.floor(Date.now() / 1000) + 200;

const post = async (id: string, by: ClientKey, signing: Signing = {}): Promise<Response> =>
  postToken({ ...CREDENTIALS, ...withAssertion(await assertionOf(id, by, signing)) }, null);

const isKnown = async (id: string, by: ClientKey, signing: Signing = {}): Promise<boolean> => {
  const response = await post(id, by, signing);
  if (response.status !== 200) expect(await refusalOf(response)).toBe(REFUSED);
  return response.status === 200;
};

describe('an assertion', () => {
  it.each<[string, () => JWK]>([
    ['a key for encryption', () => ({ ...key.jwk, use: 'enc' })],
    ['a key for another algorithm', () => ({ ...key.jwk, alg: 'ES384' })],
    ['a key for signing alone', () => ({ ...key.jwk, key_ops: ['sign'] })],
    ['a key on another curve', () => ({ ...key.jwk, crv: 'P-384' })],
    ['a symmetric key', () => ({ kty: 'oct', k: base64url.encode('k'.repeat(32)) })],
    ['a key that is no key', () => ({ kty: 'EC', kid: key.jwk.kid ?? '' })],
  ])('is not verified by %s', async (_, jwk) => {
    const { id } = await register({ jwks: { keys: [jwk()] } });
    expect(await isKnown(id, key)).toBe(false);
  });

  it('is not verified by an RSA key of 1024 bits', async () => {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const size = { modulusLength: 1024, publicExponent: Uint8Array.of(1, 0, 1) };
    const pair = await crypto.subtle.generateKey({ ...algorithm, ...size }, true, ['sign', 'verify']);
    if (!('privateKey' in pair)) throw new Error('No pair of keys.');
    const jwk = await exportJWK(pair.publicKey);
    const { id } = await register({ jwks: { keys: [jwk] } });
    const [, payload = ''] = (await assertionOf(id, key)).split('.');
    const text = `${base64url.encode(JSON.stringify({ alg: 'RS256' }))}.${payload}`;
    const made = await crypto.subtle.sign(algorithm, pair.privateKey, new TextEncoder().encode(text));
    const assertion = `${text}.${base64url.encode(new Uint8Array(made))}`;
    expect(await refusalOf(await postToken({ ...CREDENTIALS, ...withAssertion(assertion) }, null))).toBe(
      REFUSED,
    );
  });

  it('ends with its key', async () => {
    const { id } = await register({ jwks: { keys: [key.jwk] } });
    expect(await isKnown(id, key)).toBe(true);
    await publish(await registrationOf(id, null, { jwks: { keys: [other.jwk] } }));
    letPass(61);
    expect(await isKnown(id, key)).toBe(false);
    expect(await isKnown(id, other)).toBe(true);
  });
});

/** An application that publishes its keys, and the server it does so on: the network is all that is not real. */
class KeyServer {
  uri = `https://${crypto.randomUUID()}.example.com/jwks.json`;
  /** How the server answers: a key set, or what it says in place of one. */
  answer: () => Response;
  fetched = 0;

  constructor(...keys: JWK[]) {
    this.answer = () => Response.json({ keys });
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
      if (new Request(input).url !== this.uri) throw new Error('Nobody else is called.');
      this.fetched += 1;
      return this.answer();
    });
  }

  publishes(...keys: JWK[]): void {
    this.answer = () => Response.json({ keys });
  }

  async client(): Promise<string> {
    return (await register({ secrets: [], jwksUri: this.uri })).id;
  }
}

describe('a published key', () => {
  it('is fetched once, and kept for the other isolates', async () => {
    const server = new KeyServer(key.jwk);
    const id = await server.client();
    for (const _ of [1, 2, 3]) expect(await isKnown(id, key)).toBe(true);
    expect(server.fetched).toBe(1);
    const kept = (await env.PUBLISHED.list({ prefix: 'jwks:' })).keys.map(({ name }) => name);
    const sets = await Promise.all(kept.map((name) => env.PUBLISHED.get(name)));
    expect(sets.filter((set) => set?.includes(key.jwk.kid ?? ''))).toHaveLength(1);
  });

  it('is fetched again after ten minutes', async () => {
    const server = new KeyServer(key.jwk);
    const id = await server.client();
    expect(await isKnown(id, key)).toBe(true);
    server.publishes(other.jwk);
    letPass(599);
    expect(await isKnown(id, key)).toBe(true);
    letPass(2);
    expect(await isKnown(id, key)).toBe(false);
    expect(await isKnown(id, other)).toBe(true);
    expect(server.fetched).toBe(2);
  });

  it('that nobody published is asked for once, however many name it at the same time', async () => {
    const server = new KeyServer(key.jwk);
    const id = await server.client();
    expect(await isKnown(id, key)).toBe(true);
    letPass(61);
    const known = await Promise.all(Array.from({ length: 50 }, () => isKnown(id, other)));
    expect(known).toEqual(Array.from({ length: 50 }, () => false));
    expect(server.fetched).toBe(2);
  });

  it('that is new is fetched when it is first named, but once a minute at most', async () => {
    const server = new KeyServer(key.jwk);
    const id = await server.client();
    expect(await isKnown(id, key)).toBe(true);
    server.publishes(key.jwk, other.jwk);
    expect(await isKnown(id, other)).toBe(false);
    letPass(61);
    expect(await isKnown(id, other)).toBe(true);
    const stranger = await makeKey();
    for (const _ of [1, 2, 3]) expect(await isKnown(id, stranger)).toBe(false);
    expect(server.fetched).toBe(2);
    letPass(61);
    expect(await isKnown(id, stranger)).toBe(false);
    expect(server.fetched).toBe(3);
  });

  it('stays good for a day while its server is down, and no longer', async () => {
    const server = new KeyServer(key.jwk);
    const id = await server.client();
    expect(await isKnown(id, key)).toBe(true);
    server.answer = () => new Response('', { status: 503 });
    for (const passed of [601, 12 * 3600, 11 * 3600]) {
      letPass(passed);
      for (const _ of [1, 2]) expect(await isKnown(id, key)).toBe(true);
    }
    expect(server.fetched).toBe(4);
    letPass(3600);
    expect(await isKnown(id, key)).toBe(false);
  });

  it('is asked for again a minute after its server failed', async () => {
    const server = new KeyServer(key.jwk);
    const right = server.answer;
    server.answer = () => {
      throw new Error('connection refused');
    };
    const id = await server.client();
    for (const _ of [1, 2, 3]) expect(await isKnown(id, key)).toBe(false);
    expect(server.fetched).toBe(1);
    server.answer = right;
    letPass(61);
    expect(await isKnown(id, key)).toBe(true);
  });

  it('does not use the jti up while it cannot be had', async () => {
    const server = new KeyServer(other.jwk);
    const id = await server.client();
    const assertion = {
      ...CREDENTIALS,
      ...withAssertion(await assertionOf(id, key, { claims: { exp: soon() } })),
    };
    expect(await refusalOf(await postToken(assertion, null))).toBe(REFUSED);
    server.publishes(key.jwk);
    letPass(61);
    await tokensOf(await postToken(assertion, null));
  });

  const PRIVATE: JWK = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd' };
  const MALFORMED: readonly [string, () => Response, string][] = [
    ['no JSON', () => new Response('<html>'), 'not JSON'],
    ['a list', () => Response.json([]), 'no list "keys"'],
    ['null', () => Response.json(null), 'no list "keys"'],
    ['keys that are no list', () => Response.json({ keys: {} }), 'no list "keys"'],
    ['no keys', () => Response.json({ keys: [] }), '0 public keys'],
    ['private keys alone', () => Response.json({ keys: [PRIVATE] }), '0 public keys'],
    ['a symmetric key alone', () => Response.json({ keys: [{ kty: 'oct', k: 'k' }] }), '0 public keys'],
    ['a crowd', () => Response.json({ keys: Array.from({ length: 21 }, () => key.jwk) }), '21 public keys'],
    ['a redirect', () => Response.redirect('https://example.com/', 302), 'redirect'],
    ['404', () => Response.json({ keys: [key.jwk] }, { status: 404 }), '404'],
    ['70 kB', () => Response.json({ keys: [key.jwk], padding: 'x'.repeat(70_000) }), 'not JSON'],
  ];

  it.each(MALFORMED)('is not had from %s; the log says why', async (_, answer, why) => {
    const server = new KeyServer();
    server.answer = answer;
    const id = await server.client();
    const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
    Object.assign(env, { KEYFOB_LOG_LEVEL: 'warn' });
    expect(await isKnown(id, key)).toBe(false);
    expect(said.mock.calls.map(([line]) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        event: 'client_keys_unavailable',
        clientId: id,
        detail: expect.stringContaining(why),
      }),
    ]);
  });

  it('is found among keys that are none', async () => {
    const server = new KeyServer();
    server.answer = () => Response.json({ keys: [null, 7, 'key', {}, { kty: 7 }, PRIVATE, key.jwk] });
    expect(await isKnown(await server.client(), key)).toBe(true);
  });

  it.each([
    'http://example.com/jwks.json',
    'https://10.0.0.1/jwks.json',
    'https://keys.internal/jwks.json',
    'https://example.com:8443/jwks.json',
  ])('is not fetched from %s', async (uri) => {
    const server = new KeyServer(key.jwk);
    server.uri = uri;
    expect(await isKnown(await server.client(), key)).toBe(false);
    expect(server.fetched).toBe(0);
  });

  it('is not fetched where another isolate did so', async () => {
    const server = new KeyServer();
    const copy = { keys: [key.jwk], fetchedAt: Date.now() };
    await env.PUBLISHED.put(`jwks:${await sha256(server.uri)}`, JSON.stringify(copy));
    expect(await isKnown(await server.client(), key)).toBe(true);
    expect(server.fetched).toBe(0);
  });
});
