import { base64url } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { runApplicationAlarms } from '../support/application-alarms.ts';
import { basicOf, type Partner, register } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { asForm, fetchKeyfob } from '../support/keyfob.ts';
import { codeForm, type Form, linkUser, postToken, refusalOf, tokensOf } from '../support/linking.ts';
import {
  ASSERTION_TYPE,
  assertionOf,
  type ClientKey,
  makeKey,
  type Signing,
  withAssertion,
} from '../support/signing.ts';

const CREDENTIALS: Form = { grant_type: 'client_credentials' };
const REFUSED = '401 invalid_client';

restoreClockAfterEach();

let key: ClientKey;
let other: ClientKey;
/** It has a key and a secret, and may use either. */
let partner: Partner;

beforeAll(async () => {
  [key, other] = await Promise.all([makeKey(), makeKey()]);
  partner = await register({ jwks: { keys: [key.jwk] } });
});

const post = (form: Form, headers: Record<string, string> = {}, path = '/oauth/token'): Promise<Response> =>
  fetchKeyfob(path, asForm({ ...CREDENTIALS, ...form }, headers));

const withKey = async (signing: Signing = {}, by = key): Promise<Form> =>
  withAssertion(await assertionOf(partner.id, by, signing));

const now = (): number => Math.floor(Date.now() / 1000);

describe('a client with a key', () => {
  it.each(['ES256', 'ES384', 'EdDSA', 'Ed25519', 'PS256', 'RS256'])('is known by %s', async (alg) => {
    const own = await makeKey(alg);
    const { id } = await register({ secrets: [], jwks: { keys: [own.jwk] } });
    await tokensOf(await post(withAssertion(await assertionOf(id, own))));
  });

  const RIGHT: readonly [string, () => Signing][] = [
    ['for the issuer', () => ({})],
    ['for the token endpoint', () => ({ claims: { aud: `${ORIGIN}/oauth/token` } })],
    ['without iat', () => ({ claims: { iat: undefined } })],
    ['with nbf', () => ({ claims: { nbf: now() } })],
    [
      'by a clock that is a minute ahead',
      () => ({ claims: { iat: now() + 59, nbf: now() + 59, exp: now() + 359 } }),
    ],
    ['by a clock that is a minute behind', () => ({ claims: { exp: now() - 58 } })],
    ['without kid', () => ({ header: { kid: undefined } })],
    ['of type JWT', () => ({ header: { typ: 'JWT' } })],
    ['of its own type (RFC 7523bis)', () => ({ header: { typ: 'client-authentication+jwt' } })],
    ['of its own type in full', () => ({ header: { typ: 'application/client-authentication+jwt' } })],
  ];

  it.each(RIGHT)('is known by an assertion %s', async (_, signing) => {
    await tokensOf(await post(await withKey(signing())));
  });

  it('may name itself besides', async () => {
    await tokensOf(await post({ ...(await withKey()), client_id: partner.id }));
  });

  it('may use its secret instead', async () => {
    await tokensOf(await postToken(CREDENTIALS, partner.basic));
    expect(await refusalOf(await postToken(CREDENTIALS, basicOf(partner.id, 'wrong')))).toBe(REFUSED);
  });

  it('signs by any of its keys, named or not', async () => {
    const [ec, rsa] = [await makeKey('ES256', 'same'), await makeKey('RS256', 'other')];
    const { kid: _, ...nameless } = other.jwk;
    const { id } = await register({ jwks: { keys: [ec.jwk, nameless, key.jwk, rsa.jwk] } });
    for (const each of [ec, other, key, rsa])
      for (const header of [{}, { kid: undefined }])
        await tokensOf(await post(withAssertion(await assertionOf(id, each, { header }))));
  });

  it('is known at the face whose issuer it names, and at no other', async () => {
    const [core, enode] = ['/oauth/token', '/enode/oauth2/token'];
    const forEnode = { claims: { aud: `${ORIGIN}/enode` } };
    expect(await refusalOf(await post(await withKey(forEnode), {}, core))).toBe(REFUSED);
    expect(await refusalOf(await post(await withKey(), {}, enode))).toBe(REFUSED);
    await tokensOf(await post(await withKey(forEnode), {}, enode));
    await tokensOf(await post(await withKey({ claims: { aud: `${ORIGIN}${enode}` } }), {}, enode));
  });

  it('is known at no other face by another spelling of its address', async () => {
    for (const aud of [ORIGIN, `${ORIGIN}/oauth/token`])
      expect(
        await refusalOf(await post(await withKey({ claims: { aud } }), {}, '/%65node/oauth2/token')),
      ).toBe(REFUSED);
  });

  it.each(['par', 'revoke', 'introspect'])('is known at /oauth/%s by any of its audiences', async (name) => {
    const path = `/oauth/${name}`;
    for (const aud of [ORIGIN, `${ORIGIN}/oauth/token`, `${ORIGIN}${path}`])
      expect((await post(await withKey({ claims: { aud } }), {}, path)).status).toBe(400);
    for (const aud of [`${ORIGIN}/oauth/authorize`, `${ORIGIN}/oauth/jwks`, `${ORIGIN}/enode`])
      expect(await refusalOf(await post(await withKey({ claims: { aud } }), {}, path))).toBe(REFUSED);
  });

  it('opens sessions at the API by the token it gets', async () => {
    const { access_token } = await tokensOf(await post(await withKey()));
    const list = await fetchKeyfob('/v1/users/nobody/connected-vehicles', {
      headers: { Authorization: `Bearer ${access_token}` },
    });
    expect(await list.json()).toEqual({ data: [] });
  });
});

/** An assertion whose `jti` is given, so that the same can be tried again. */
type Spoilt = (jti: string) => Promise<Form> | Form;

const spoilt =
  (signing: () => Signing, by = () => key): Spoilt =>
  (jti) => {
    const { header = {}, claims = {} } = signing();
    return withKey({ header, claims: { jti, ...claims } }, by());
  };

const claim = (what: string, name: string, value: () => unknown): [string, Spoilt] => [
  what,
  spoilt(() => ({ claims: { [name]: value() } })),
];

/** With the header of another, and a signature that may or may not be there. */
const unsigned = async (jti: string, header: object, signature: string): Promise<Form> => {
  const [, payload = ''] = (await assertionOf(partner.id, key, { claims: { jti } })).split('.');
  return withAssertion(`${base64url.encode(JSON.stringify(header))}.${payload}.${signature}`);
};

/** HMAC by the public key as its bytes are published: what a verifier does that takes the algorithm from the token. */
const confused = async (jti: string): Promise<Form> => {
  const form = await unsigned(jti, { alg: 'HS256', kid: key.jwk.kid }, '');
  const text = form['client_assertion']?.slice(0, -1) ?? '';
  const secret = new TextEncoder().encode(JSON.stringify(key.jwk));
  const hmac = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, new TextEncoder().encode(text)));
  return withAssertion(`${text}.${base64url.encode(mac)}`);
};

const SPOILT: readonly [string, Spoilt][] = [
  [
    'the key of somebody else',
    spoilt(
      () => ({}),
      () => other,
    ),
  ],
  [
    'the key of somebody else under its kid',
    spoilt(
      () => ({ header: { kid: key.jwk.kid } }),
      () => other,
    ),
  ],
  ['a kid that is not registered', spoilt(() => ({ header: { kid: 'unknown' } }))],
  ['no signature', (jti) => unsigned(jti, { alg: 'none' }, '')],
  ['no signature, under its algorithm', (jti) => unsigned(jti, { alg: 'ES256', kid: key.jwk.kid }, '')],
  ['a signature of zeros', (jti) => unsigned(jti, { alg: 'ES256', kid: key.jwk.kid }, 'A'.repeat(86))],
  ['a MAC by the public key', confused],
  [
    'a critical extension',
    (jti) => unsigned(jti, { alg: 'ES256', crit: ['b64'], b64: true }, 'A'.repeat(86)),
  ],
  ['the type of a DPoP proof', spoilt(() => ({ header: { typ: 'dpop+jwt' } }))],
  ['the type of an access token', spoilt(() => ({ header: { typ: 'at+jwt' } }))],
  ['a critical header', spoilt(() => ({ header: { crit: ['b64'], b64: true } }))],
  claim('no iss', 'iss', () => undefined),
  claim('the iss of another', 'iss', () => 'demo'),
  claim('no sub', 'sub', () => undefined),
  claim('the sub of another', 'sub', () => 'demo'),
  ['another client', spoilt(() => ({ claims: { iss: 'demo', sub: 'demo' } }))],
  ['an unknown client', spoilt(() => ({ claims: { iss: 'nobody', sub: 'nobody' } }))],
  claim('no aud', 'aud', () => undefined),
  claim('a list for its aud', 'aud', () => [ORIGIN]),
  claim('two audiences', 'aud', () => [ORIGIN, 'https://other.example']),
  claim('an aud with a slash more', 'aud', () => `${ORIGIN}/`),
  claim('the aud of another', 'aud', () => 'https://other.example'),
  claim('the aud of another endpoint', 'aud', () => `${ORIGIN}/oauth/authorize`),
  claim('no exp', 'exp', () => undefined),
  claim('an exp that is no number', 'exp', () => 'soon'),
  claim('an exp a minute ago', 'exp', () => now() - 61),
  claim('an exp six minutes ahead', 'exp', () => now() + 365),
  claim('an nbf a minute ahead', 'nbf', () => now() + 65),
  claim('an nbf that is no number', 'nbf', () => 'now'),
  claim('an iat a minute ahead', 'iat', () => now() + 65),
  claim('an empty jti', 'jti', () => ''),
  claim('no jti', 'jti', () => undefined),
  claim('a jti that is no text', 'jti', () => 7),
  claim('a jti of 257 letters', 'jti', () => 'j'.repeat(257)),
  ['something that is no JWT', () => withAssertion('abc')],
  ['two dots', () => withAssertion('..')],
  claim('nine thousand letters', 'padding', () => 'x'.repeat(9000)),
  ['no assertion', () => ({ client_assertion_type: ASSERTION_TYPE })],
  [
    'another type of assertion',
    async (jti) => ({ ...(await withKey({ claims: { jti } })), client_assertion_type: 'urn:x' }),
  ],
  [
    'no type of assertion',
    async (jti) => ({ client_assertion: (await withKey({ claims: { jti } }))['client_assertion'] ?? '' }),
  ],
];

describe('an assertion', () => {
  it.each(SPOILT)('is refused for %s, and does not use its jti up', async (_, spoil) => {
    const jti = crypto.randomUUID();
    const response = await post(await spoil(jti));
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await refusalOf(response)).toBe(REFUSED);
    await tokensOf(await post(await withKey({ claims: { jti } })));
  });

  it.each([
    ['Basic', {}, true],
    ['a secret', { client_secret: 'x' }, false],
    ['another client id', { client_id: 'demo' }, false],
  ])('is refused together with %s, and does not use its jti up', async (_, form, basic) => {
    const assertion = await withKey();
    const header: Record<string, string> = basic ? { Authorization: partner.basic } : {};
    expect(await refusalOf(await post({ ...assertion, ...form }, header))).toBe('400 invalid_request');
    await tokensOf(await post(assertion));
  });

  it.each<[string, Spoilt]>([
    [
      'It is not signed by one of ES256, ES384, EdDSA, Ed25519, PS256, RS256.',
      (jti) => unsigned(jti, { alg: 'none' }, ''),
    ],
    ['It has no jti.', spoilt(() => ({ claims: { jti: '' } }))],
  ])('that is refused for what it says itself is told why: %s', async (why, spoil) => {
    const answer = await (await post(await spoil('x'))).json<{ error_description: string }>();
    expect(answer.error_description).toContain(why);
  });

  it('is good once', async () => {
    const assertion = await withKey();
    await tokensOf(await post(assertion));
    expect(await refusalOf(await post(assertion))).toBe(REFUSED);
  });

  it('is good once among fifty that come together', async () => {
    const assertion = await withKey();
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(assertion)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is not good again as soon as its jti is forgotten', async () => {
    const assertion = await withKey({ claims: { exp: now() + 300 } });
    await tokensOf(await post(assertion));
    for (const passed of [300, 59, 2]) {
      letPass(passed);
      await runApplicationAlarms();
      expect(await refusalOf(await post(assertion))).toBe(REFUSED);
    }
  });

  it('has a jti of its client’s own', async () => {
    const [jti, second] = [crypto.randomUUID(), await register({ jwks: { keys: [other.jwk] } })];
    await tokensOf(await post(await withKey({ claims: { jti } })));
    await tokensOf(await post(withAssertion(await assertionOf(second.id, other, { claims: { jti } }))));
  });

  it('is worth nothing for a client without keys', async () => {
    const { id } = await register();
    expect(await refusalOf(await post(withAssertion(await assertionOf(id, key))))).toBe(REFUSED);
  });

  it('tells no unknown client from a wrong key', async () => {
    const answers = [await assertionOf('nobody', other), await assertionOf(partner.id, other)];
    const bodies = await Promise.all(answers.map(async (each) => (await post(withAssertion(each))).text()));
    expect(bodies[0]).toBe(bodies[1]);
  });

  it('leaves the code alone when it fails', async () => {
    const { code } = await linkUser({}, { partner });
    const refused = await postToken({ ...codeForm(code), ...(await withKey({}, other)) }, null);
    expect(await refusalOf(refused)).toBe(REFUSED);
    await tokensOf(await postToken({ ...codeForm(code), ...(await withKey()) }, null));
  });
});
