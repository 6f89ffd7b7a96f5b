import { beforeAll, describe, expect, it } from 'vitest';
import { type Partner, publish, register, registrationOf } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { asForm, asJson, fetchKeyfob } from '../support/keyfob.ts';
import {
  codeForm,
  connectUser,
  linkUser,
  postToken,
  refusalOf,
  sessionBody,
  tokensOf,
  vehiclesOf,
} from '../support/linking.ts';
import { type ClientKey, makeKey, type ProofFor, proofOf } from '../support/signing.ts';

restoreClockAfterEach();

let key: ClientKey;
let other: ClientKey;
let partner: Partner;
let userId: string;
let vehicleId: string;
/** A user's token and the application's own, bound to the key; and the same bound to none. */
let bound: Record<Whose, string>;
let unbound: Record<Whose, string>;

type Whose = 'user' | 'application';

const credentials = async (by: Partner, proof: string | null): Promise<string> => {
  const headers = { Authorization: by.basic, ...(proof === null ? {} : { DPoP: proof }) };
  const form = asForm({ grant_type: 'client_credentials' }, headers);
  return (await tokensOf(await fetchKeyfob('/oauth/token', form))).access_token;
};

const redeemBound = async (code: string): Promise<string> => {
  const headers = { Authorization: partner.basic, DPoP: await proofOf(key) };
  return (await tokensOf(await fetchKeyfob('/oauth/token', asForm(codeForm(code), headers)))).access_token;
};

beforeAll(async () => {
  [key, other, partner] = await Promise.all([makeKey(), makeKey(), register()]);
  const linked = await linkUser({}, { partner });
  userId = linked.userId;
  bound = {
    user: await redeemBound(linked.code),
    application: await credentials(partner, await proofOf(key)),
  };
  const again = await linkUser({ userId }, { partner });
  const tokens = await tokensOf(await postToken(codeForm(again.code), partner.basic));
  unbound = { user: tokens.access_token, application: await credentials(partner, null) };
  [vehicleId = ''] = await vehiclesOf(userId, partner);
});

/** A resource: whose token it takes, and how it is asked for. */
interface Resource {
  readonly whose: Whose;
  readonly method: string;
  readonly path: () => string;
  readonly status: number;
  readonly init?: () => RequestInit;
}

const RESOURCES: Readonly<Record<string, Resource>> = {
  'the vehicles of a grant': {
    whose: 'user',
    method: 'GET',
    path: () => '/v1/connected-vehicles',
    status: 200,
  },
  'the data of a vehicle': {
    whose: 'user',
    method: 'GET',
    path: () => `/v1/connected-vehicles/${vehicleId}/data`,
    status: 200,
  },
  'a vehicle': {
    whose: 'application',
    method: 'GET',
    path: () => `/v1/connected-vehicles/${vehicleId}`,
    status: 200,
  },
  'the vehicles of a user': {
    whose: 'application',
    method: 'GET',
    path: () => `/v1/users/${userId}/connected-vehicles`,
    status: 200,
  },
  'a link session': {
    whose: 'application',
    method: 'POST',
    path: () => '/v1/link-sessions',
    status: 201,
    init: () => asJson(sessionBody()),
  },
};

const ask = (
  { method, path, init }: Resource,
  authorization: string,
  proof: string | null = null,
): Promise<Response> => {
  const request = init?.() ?? {};
  const headers = new Headers(request.headers);
  headers.set('Authorization', authorization);
  if (proof !== null) headers.set('DPoP', proof);
  return fetchKeyfob(path(), { ...request, method, headers });
};

const proofFor = ({ whose, method, path }: Resource, changes: ProofFor = {}, by = key): Promise<string> =>
  proofOf(by, { method, path: path(), accessToken: bound[whose], ...changes });

const DPOP_CHALLENGE = /DPoP .*algs="ES256 ES384 EdDSA Ed25519 PS256 RS256"/;

describe.each(Object.entries(RESOURCES))('%s', (_, resource) => {
  const { whose, status } = resource;

  it('is shown to the holder of the key, by a new proof each time', async () => {
    for (const scheme of ['DPoP', 'dpop']) {
      const answer = await ask(resource, `${scheme} ${bound[whose]}`, await proofFor(resource));
      expect(answer.status).toBe(status);
    }
  });

  it('is shown to the bearer of a token that is bound to none', async () => {
    expect((await ask(resource, `Bearer ${unbound[whose]}`)).status).toBe(status);
  });

  const WRONG: readonly [string, () => Promise<Response>, string][] = [
    ['a bound token as a bearer’s', () => ask(resource, `Bearer ${bound[whose]}`), '401 invalid_token'],
    [
      'a bound token as a bearer’s, even with a proof',
      async () => ask(resource, `Bearer ${bound[whose]}`, await proofFor(resource)),
      '401 invalid_token',
    ],
    [
      'a token that is bound to none as a bound one, without a proof',
      () => ask(resource, `DPoP ${unbound[whose]}`),
      '401 invalid_token',
    ],
    ['a bound token without a proof', () => ask(resource, `DPoP ${bound[whose]}`), '401 invalid_dpop_proof'],
    [
      'a token that is bound to none as a bound one',
      async () =>
        ask(resource, `DPoP ${unbound[whose]}`, await proofFor(resource, { accessToken: unbound[whose] })),
      '401 invalid_token',
    ],
    [
      'a token that is bound to none with a proof',
      async () =>
        ask(resource, `Bearer ${unbound[whose]}`, await proofFor(resource, { accessToken: unbound[whose] })),
      '401 invalid_token',
    ],
  ];

  it.each(WRONG)('is not shown for %s', async (_case, call, refusal) => {
    const answer = await call();
    expect(answer.headers.get('WWW-Authenticate')).toMatch(DPOP_CHALLENGE);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await refusalOf(answer)).toBe(refusal);
  });

  const SPOILT: readonly [string, ProofFor, string][] = [
    ['without the hash of the token', { claims: { ath: undefined } }, 'invalid_dpop_proof'],
    ['with the hash of another token', { accessToken: 'another' }, 'invalid_dpop_proof'],
    ['with a hash that is no text', { claims: { ath: 7 } }, 'invalid_dpop_proof'],
    ['for another method', { method: 'PATCH' }, 'invalid_dpop_proof'],
    ['for another address', { path: '/v1/connected-vehicles/other' }, 'invalid_dpop_proof'],
  ];

  it.each(SPOILT)(
    'is not shown for a proof %s, which does not use its jti up',
    async (_case, changes, code) => {
      const jti = crypto.randomUUID();
      const spoilt = await proofFor(resource, { ...changes, claims: { jti, ...changes.claims } });
      const refused = await ask(resource, `DPoP ${bound[whose]}`, spoilt);
      expect(refused.headers.get('WWW-Authenticate')).toMatch(DPOP_CHALLENGE);
      expect(await refusalOf(refused)).toBe(`401 ${code}`);
      const right = await proofFor(resource, { claims: { jti } });
      expect((await ask(resource, `DPoP ${bound[whose]}`, right)).status).toBe(status);
    },
  );

  it('is not shown for the proof of another key, which does not use its jti up', async () => {
    const jti = crypto.randomUUID();
    const stolen = await ask(
      resource,
      `DPoP ${bound[whose]}`,
      await proofFor(resource, { claims: { jti } }, other),
    );
    expect(stolen.headers.get('WWW-Authenticate')).toContain('DPoP error="invalid_token"');
    expect(await refusalOf(stolen)).toBe('401 invalid_token');
    const right = await proofFor(resource, { claims: { jti } });
    expect((await ask(resource, `DPoP ${bound[whose]}`, right)).status).toBe(status);
  });

  it('is not shown for a proof that was used', async () => {
    const proof = await proofFor(resource);
    expect((await ask(resource, `DPoP ${bound[whose]}`, proof)).status).toBe(status);
    expect(await refusalOf(await ask(resource, `DPoP ${bound[whose]}`, proof))).toBe(
      '401 invalid_dpop_proof',
    );
  });
});

const LIST: Resource = { whose: 'user', method: 'GET', path: () => '/v1/connected-vehicles', status: 200 };

describe('an application that has to bind its tokens', () => {
  it('is asked for a nonce at resources too, and always given the next', async () => {
    const strict = await register({ dpop: 'required' });
    const first = await fetchKeyfob('/oauth/token', asForm({}, { Authorization: strict.basic }));
    expect(first.status).toBe(400);
    const asked = asForm(
      { grant_type: 'client_credentials' },
      { Authorization: strict.basic, DPoP: await proofOf(key) },
    );
    const nonce = (await fetchKeyfob('/oauth/token', asked)).headers.get('DPoP-Nonce') ?? '';
    const token = await credentials(strict, await proofOf(key, { nonce }));
    const resource: Resource = { ...LIST, path: () => '/v1/users/nobody/connected-vehicles' };
    const path = resource.path();
    const about: ProofFor = { method: 'GET', path, accessToken: token };
    const refused = await ask(resource, `DPoP ${token}`, await proofOf(key, about));
    expect(refused.headers.get('WWW-Authenticate')).toContain('DPoP error="use_dpop_nonce"');
    expect(refused.headers.get('DPoP-Nonce')).toBe(nonce);
    expect(await refusalOf(refused)).toBe('401 use_dpop_nonce');
    const given = await ask(resource, `DPoP ${token}`, await proofOf(key, { ...about, nonce }));
    expect([given.status, given.headers.get('DPoP-Nonce')]).toEqual([200, nonce]);
  });

  it('loses the tokens that are bound to none', async () => {
    const owner = await register();
    const { tokens } = await connectUser({}, { partner: owner });
    const own = await credentials(owner, null);
    const show = async () => [
      (await ask(LIST, `Bearer ${tokens.access_token}`)).status,
      (await ask({ ...LIST, path: () => '/v1/users/x/connected-vehicles' }, `Bearer ${own}`)).status,
    ];
    expect(await show()).toEqual([200, 200]);
    await publish(await registrationOf(owner.id, owner.secret, { dpop: 'required' }));
    letPass(61);
    expect(await show()).toEqual([401, 401]);
  });
});
