import { base64url, decodeJwt, exportJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { runApplicationAlarms } from '../support/application-alarms.ts';
import { type Partner, register } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { asForm, fetchKeyfob } from '../support/keyfob.ts';
import { codeForm, type Form, linkUser, refusalOf, tokensOf } from '../support/linking.ts';
import { type ClientKey, makeKey, type ProofFor, proofOf } from '../support/signing.ts';

const CREDENTIALS: Form = { grant_type: 'client_credentials' };
const REFUSED = '400 invalid_dpop_proof';
const NONCE_NEEDED = '400 use_dpop_nonce';

restoreClockAfterEach();

let key: ClientKey;
let other: ClientKey;
/** It may bind its tokens. */
let partner: Partner;
/** It has to. */
let strict: Partner;

beforeAll(async () => {
  [key, other] = await Promise.all([makeKey(), makeKey()]);
  [partner, strict] = await Promise.all([register(), register({ dpop: 'required' })]);
});

interface Sent {
  readonly form?: Form;
  readonly by?: Partner;
  readonly path?: string;
}

const post = (
  proof: string | null,
  { form = CREDENTIALS, by = partner, path = '/oauth/token' }: Sent = {},
): Promise<Response> =>
  fetchKeyfob(path, asForm(form, { Authorization: by.basic, ...(proof === null ? {} : { DPoP: proof }) }));

const now = (): number => Math.floor(Date.now() / 1000);

const boundKeyOf = (token: string): unknown => decodeJwt(token)['cnf'];

describe('a token', () => {
  it.each(['ES256', 'ES384', 'EdDSA', 'Ed25519', 'PS256', 'RS256'])(
    'is bound to a key of %s',
    async (alg) => {
      const own = await makeKey(alg);
      const tokens = await tokensOf(await post(await proofOf(own)));
      expect(tokens).toMatchObject({ token_type: 'DPoP' });
      expect(boundKeyOf(tokens.access_token)).toEqual({ jkt: own.thumbprint });
    },
  );

  it('is bound to none where no proof came', async () => {
    const tokens = await tokensOf(await post(null));
    expect(tokens).toMatchObject({ token_type: 'Bearer' });
    expect(boundKeyOf(tokens.access_token)).toBeUndefined();
  });

  it('of an owner is bound too, and so is the next', async () => {
    const { code } = await linkUser({}, { partner });
    const first = await tokensOf(await post(await proofOf(key), { form: codeForm(code) }));
    expect(boundKeyOf(first.access_token)).toEqual({ jkt: key.thumbprint });
    const form = { grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' };
    const next = await tokensOf(await post(await proofOf(key), { form }));
    expect(boundKeyOf(next.access_token)).toEqual({ jkt: key.thumbprint });
  });

  it('is not given without a proof where the application’s have to be bound', async () => {
    const { code } = await linkUser({}, { partner: strict });
    const refused = await post(null, { form: codeForm(code), by: strict });
    const nonce = refused.headers.get('DPoP-Nonce') ?? '';
    expect(await refusalOf(refused)).toBe(REFUSED);
    const given = await post(await proofOf(key, { nonce }), { form: codeForm(code), by: strict });
    expect(boundKeyOf((await tokensOf(given)).access_token)).toEqual({ jkt: key.thumbprint });
  });

  const RIGHT: readonly [string, () => ProofFor][] = [
    ['by a clock that is a minute ahead', () => ({ claims: { iat: now() + 58 } })],
    ['by a clock that is a minute behind', () => ({ claims: { iat: now() - 118 } })],
    ['with claims nobody asked for', () => ({ claims: { sub: 'x', exp: 1, ath: 'x' } })],
    ['for the address with a query', () => ({ claims: { htu: `${ORIGIN}/oauth/token?a=b#c` } })],
    ['for the address in capitals', () => ({ claims: { htu: 'HTTP://LOCALHOST:8787/oauth/token' } })],
    ['for the address with escapes', () => ({ claims: { htu: `${ORIGIN}/%6fauth/token` } })],
    ['for the address with dots', () => ({ claims: { htu: `${ORIGIN}/v1/../oauth/./token` } })],
    ['with a jwk that says more', () => ({ header: { jwk: { ...key.jwk, use: 'sig', alg: 'ES256' } } })],
  ];

  it.each(RIGHT)('is given for a proof %s', async (_, changes) => {
    await tokensOf(await post(await proofOf(key, changes())));
  });
});

type Spoilt = (jti: string) => Promise<string> | string;

const spoilt =
  (changes: () => ProofFor): Spoilt =>
  (jti) => {
    const { claims = {}, ...rest } = changes();
    return proofOf(key, { ...rest, claims: { jti, ...claims } });
  };

const claim = (what: string, name: string, value: () => unknown): [string, Spoilt] => [
  what,
  spoilt(() => ({ claims: { [name]: value() } })),
];

const jwk = (what: string, value: () => unknown): [string, Spoilt] => [
  what,
  spoilt(() => ({ header: { jwk: value() } })),
];

/** The proof with another header or signature than it was made with. */
const tampered = async (jti: string, header: object, signature: string): Promise<string> => {
  const [, payload = ''] = (await proofOf(key, { claims: { jti } })).split('.');
  return `${base64url.encode(JSON.stringify(header))}.${payload}.${signature}`;
};

const privateKey = async () => ({ ...(await exportJWK(key.privateKey)) });

const SPOILT: readonly [string, Spoilt][] = [
  ['no typ', spoilt(() => ({ header: { typ: undefined } }))],
  ['the typ of a JWT', spoilt(() => ({ header: { typ: 'JWT' } }))],
  ['the typ of a client assertion', spoilt(() => ({ header: { typ: 'client-authentication+jwt' } }))],
  ['a critical extension', spoilt(() => ({ header: { crit: ['b64'], b64: true } }))],
  ['no signature', (jti) => tampered(jti, { typ: 'dpop+jwt', alg: 'none', jwk: key.jwk }, '')],
  [
    'a signature of zeros',
    (jti) => tampered(jti, { typ: 'dpop+jwt', alg: 'ES256', jwk: key.jwk }, 'A'.repeat(86)),
  ],
  [
    'an algorithm that is none',
    (jti) => tampered(jti, { typ: 'dpop+jwt', alg: 'ES257', jwk: key.jwk }, 'AA'),
  ],
  [
    'a symmetric algorithm',
    (jti) => tampered(jti, { typ: 'dpop+jwt', alg: 'HS256', jwk: { kty: 'oct', k: 'AA' } }, 'AA'),
  ],
  jwk('no jwk', () => undefined),
  jwk('a jwk that is none', () => 'jwk'),
  jwk('a jwk without kty', () => ({ x: 'x' })),
  jwk('the jwk of another', () => other.jwk),
  jwk('a jwk for encryption', () => ({ ...key.jwk, use: 'enc' })),
  jwk('a jwk with a part that only secret keys have', () => ({ ...key.jwk, k: 'AA' })),
  jwk('a jwk on another curve', () => ({ ...key.jwk, crv: 'P-384' })),
  ['a private jwk', async (jti) => proofOf(key, { header: { jwk: await privateKey() }, claims: { jti } })],
  claim('no htm', 'htm', () => undefined),
  claim('another method', 'htm', () => 'GET'),
  claim('the method in small letters', 'htm', () => 'post'),
  claim('no htu', 'htu', () => undefined),
  claim('an htu that is no address', 'htu', () => '/oauth/token'),
  claim('another path', 'htu', () => `${ORIGIN}/oauth/revoke`),
  claim('another face', 'htu', () => `${ORIGIN}/enode/oauth2/token`),
  claim('another host', 'htu', () => 'http://other.example/oauth/token'),
  claim('another port', 'htu', () => 'http://localhost:8788/oauth/token'),
  claim('another scheme', 'htu', () => 'https://localhost:8787/oauth/token'),
  claim('a slash more', 'htu', () => `${ORIGIN}/oauth/token/`),
  claim('the path in capitals', 'htu', () => `${ORIGIN}/OAUTH/TOKEN`),
  claim('an escaped slash', 'htu', () => `${ORIGIN}/oauth%2Ftoken`),
  claim('a user in the address', 'htu', () => 'http://a@localhost:8787/oauth/token'),
  claim('no iat', 'iat', () => undefined),
  claim('an iat that is no number', 'iat', () => `${now()}`),
  claim('an iat two minutes ago', 'iat', () => now() - 122),
  claim('an iat a minute ahead', 'iat', () => now() + 65),
  claim('no jti', 'jti', () => undefined),
  claim('an empty jti', 'jti', () => ''),
  claim('a jti that is no text', 'jti', () => 7),
  claim('a jti of 257 letters', 'jti', () => 'j'.repeat(257)),
  ['two proofs', async (jti) => [await spoilt(() => ({}))(jti), await proofOf(key)].join(', ')],
  [
    'the same proof twice',
    async (jti) =>
      Array(2)
        .fill(await spoilt(() => ({}))(jti))
        .join(', '),
  ],
  ['something that is no JWT', () => 'proof'],
  ['nothing', () => ''],
  claim('nine thousand letters', 'padding', () => 'x'.repeat(9000)),
];

describe('a proof', () => {
  it.each(SPOILT)('is refused for %s, and does not use its jti up', async (_, spoil) => {
    const jti = crypto.randomUUID();
    const response = await post(await spoil(jti));
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await refusalOf(response)).toBe(REFUSED);
    await tokensOf(await post(await proofOf(key, { claims: { jti } })));
  });

  it.each<[string, Spoilt]>([
    [
      'It is not signed by one of ES256, ES384, EdDSA, Ed25519, PS256, RS256.',
      (jti) => tampered(jti, { typ: 'dpop+jwt', alg: 'none', jwk: key.jwk }, ''),
    ],
    ['Its jwk is not a public key.', spoilt(() => ({ header: { jwk: { ...key.jwk, d: 'd' } } }))],
    ['It has no jti.', spoilt(() => ({ claims: { jti: '' } }))],
  ])('that is refused is told why: %s', async (why, spoil) => {
    const answer = await (await post(await spoil('x'))).json<{ error_description: string }>();
    expect(answer.error_description).toContain(why);
  });

  it('leaves the code alone when it fails', async () => {
    const { code } = await linkUser({}, { partner });
    const form = codeForm(code);
    expect(await refusalOf(await post(await proofOf(key, { method: 'GET' }), { form }))).toBe(REFUSED);
    await tokensOf(await post(await proofOf(key), { form }));
  });

  it('is not looked at before its client is known', async () => {
    const proof = await proofOf(key);
    const refused = await post(proof, { by: { ...partner, basic: 'Basic eDp5' } });
    expect(await refusalOf(refused)).toBe('401 invalid_client');
    await tokensOf(await post(proof));
  });

  it('is good once', async () => {
    const proof = await proofOf(key);
    await tokensOf(await post(proof));
    expect(await refusalOf(await post(proof))).toBe(REFUSED);
  });

  it('is good once among fifty that come together', async () => {
    const proof = await proofOf(key);
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(proof)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is not good again as soon as its jti is forgotten', async () => {
    const proof = await proofOf(key, { claims: { iat: now() + 58 } });
    await tokensOf(await post(proof));
    for (const passed of [60, 60, 57, 2]) {
      letPass(passed);
      await runApplicationAlarms();
      expect(await refusalOf(await post(proof))).toBe(REFUSED);
    }
  });

  it('of another key with a jti that was used is refused', async () => {
    const jti = crypto.randomUUID();
    await tokensOf(await post(await proofOf(key, { claims: { jti } })));
    expect(await refusalOf(await post(await proofOf(other, { claims: { jti } })))).toBe(REFUSED);
  });
});

describe('a nonce', () => {
  const withNonce = async (nonce?: string, claims = {}): Promise<Response> =>
    post(await proofOf(key, { ...(nonce === undefined ? {} : { nonce }), claims }), { by: strict });

  const offered = (response: Response): string => response.headers.get('DPoP-Nonce') ?? '';

  it('is asked for where DPoP is required, and given', async () => {
    const jti = crypto.randomUUID();
    const refused = await withNonce(undefined, { jti });
    expect(await refusalOf(refused)).toBe(NONCE_NEEDED);
    const given = await withNonce(offered(refused), { jti });
    await tokensOf(given.clone());
    expect(offered(given)).toBe(offered(refused));
  });

  it('is not asked for elsewhere, nor offered', async () => {
    const response = await post(await proofOf(key));
    await tokensOf(response.clone());
    expect(response.headers.has('DPoP-Nonce')).toBe(false);
  });

  it('is good for five minutes at least, and for ten at most', async () => {
    const first = offered(await withNonce());
    letPass(299);
    await tokensOf(await withNonce(first));
    letPass(302);
    const refused = await withNonce(first);
    expect(await refusalOf(refused)).toBe(NONCE_NEEDED);
    expect(offered(refused)).not.toBe(first);
    await tokensOf(await withNonce(offered(refused)));
  });

  it.each([
    ['of somebody’s making', async () => 'nonce'],
    ['of the right length', async () => 'A'.repeat(43)],
    ['that is no text', async () => 7],
    [
      'of another application',
      async () => offered(await post(await proofOf(key), { by: await register({ dpop: 'required' }) })),
    ],
  ])('%s is refused, also where none is needed', async (_, make) => {
    const nonce = await make();
    for (const by of [strict, partner]) {
      const jti = crypto.randomUUID();
      const refused = await post(await proofOf(key, { claims: { nonce, jti } }), { by });
      expect(await refusalOf(refused)).toBe(NONCE_NEEDED);
      await tokensOf(await post(await proofOf(key, { claims: { nonce: offered(refused), jti } }), { by }));
    }
  });
});
