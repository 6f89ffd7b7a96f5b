import { beforeAll, describe, expect, it } from 'vitest';
import { base64url, utf8 } from '../../src/crypto/bytes.ts';
import { ACCESS_TOKEN, CLIENT_TOKEN, STATUS_TOKEN, signToken } from '../../src/crypto/token.ts';
import { insideOf } from '../link/inside.ts';
import { walkTo } from '../link/walker.ts';
import { config, register } from '../support/applications.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { asForm, asJson, BASIC, fetchKeyfob } from '../support/keyfob.ts';
import { type Connected, connectUser, linkUser, newSession, postToken } from '../support/linking.ts';

restoreClockAfterEach();

/** One of every kind of token, id and code there is. */
const KINDS = [
  'accessToken',
  'clientToken',
  'statusToken',
  'code',
  'refreshToken',
  'sessionId',
  'link',
  'vehicleId',
  'grantId',
  'providerGrantId',
  'receiptId',
  'attempt',
  'simulatorToken',
  'ownerCookie',
  'applicationSecret',
] as const;
type Kind = (typeof KINDS)[number];
type Values = Readonly<Record<Kind, string>>;

const bearer = (token: string): RequestInit => ({ headers: { Authorization: `Bearer ${token}` } });
const basic = { headers: { Authorization: BASIC } };
const path = encodeURIComponent;

/** Every place that takes one, with the kind it takes. */
const PLACES: Readonly<Record<string, readonly [Kind, (value: string, right: Values) => Promise<Response>]>> =
  {
    'the data of a vehicle': [
      'accessToken',
      (value, right) => fetchKeyfob(`/v1/connected-vehicles/${right.vehicleId}/data`, bearer(value)),
    ],
    'the vehicles of a user': [
      'clientToken',
      (value) => fetchKeyfob('/v1/users/somebody/connected-vehicles', bearer(value)),
    ],
    'the live status': [
      'statusToken',
      (value, right) => fetchKeyfob(`/v1/link-sessions/${right.sessionId}/watch`, bearer(value)),
    ],
    'the token endpoint as a code': [
      'code',
      (value) =>
        postToken({
          grant_type: 'authorization_code',
          code: value,
          redirect_uri: 'http://localhost:5173/return',
        }),
    ],
    'the token endpoint as a refresh token': [
      'refreshToken',
      (value) => postToken({ grant_type: 'refresh_token', refresh_token: value }),
    ],
    'the address of a session': [
      'sessionId',
      (value) => fetchKeyfob(`/v1/link-sessions/${path(value)}`, basic),
    ],
    'the address of a vehicle': [
      'vehicleId',
      (value) => fetchKeyfob(`/v1/connected-vehicles/${path(value)}`, basic),
    ],
    'the address of a link': [
      'link',
      (value, right) =>
        fetchKeyfob(`/link/${path(value)}`, { headers: { Cookie: `keyfob-owner=${right.ownerCookie}` } }),
    ],
    'a return from the provider': [
      'attempt',
      (value, right) =>
        fetchKeyfob(`/callback/simulator?error=access_denied&state=${path(value)}`, {
          headers: { Cookie: `keyfob-owner=${right.ownerCookie}` },
        }),
    ],
    'the simulator’s own API': [
      'simulatorToken',
      (value) => fetchKeyfob('/simulator/api/vehicles', bearer(value)),
    ],
    'the secret of the application': [
      'applicationSecret',
      (value) =>
        fetchKeyfob(
          '/oauth/token',
          asForm({ grant_type: 'client_credentials', client_id: 'demo', client_secret: value }),
        ),
    ],
  };

const simulatorToken = async (): Promise<string> => {
  const { ring } = await config();
  const issuer = `${ORIGIN}/simulator`;
  const kind = { purpose: 'simulator', typ: 'keyfob-simulator-access+jwt' } as const;
  const claims = { sub: 'seed', brand: 'tesla', script: null, jti: 'j', scope: '', family: 'f' };
  return signToken(ring, kind, { issuer, audience: issuer, now: Date.now() }, 600, claims);
};

const clientToken = async (authorization = BASIC): Promise<string> => {
  const answer = await postToken({ grant_type: 'client_credentials' }, authorization);
  return (await answer.json<{ access_token: string }>()).access_token;
};

const gather = async (): Promise<Values> => {
  const connected = await connectUser();
  const { grants, providerGrants, receipts } = await insideOf(connected.session.id);
  const waiting = await linkUser();
  const browser = new Browser();
  const walking = await newSession();
  const signIn = await walkTo(browser, walking.url, 'signIn');
  return {
    accessToken: connected.tokens.access_token,
    clientToken: await clientToken(),
    statusToken: walking.statusToken,
    code: waiting.code,
    refreshToken: connected.tokens.refresh_token ?? '',
    sessionId: walking.id,
    link: walking.url.split('/').at(-1) ?? '',
    vehicleId: connected.vehicleIds[0] ?? '',
    grantId: grants[0]?.id ?? '',
    providerGrantId: providerGrants[0]?.id ?? '',
    receiptId: receipts[0]?.id ?? '',
    attempt: new URL(signIn.url).searchParams.get('state') ?? '',
    simulatorToken: await simulatorToken(),
    ownerCookie: browser.cookies.get('keyfob-owner') ?? '',
    applicationSecret: 'demo-secret-for-development-only',
  };
};

const pairs = Object.keys(PLACES).flatMap((place) =>
  KINDS.filter((kind) => kind !== PLACES[place]?.[0]).map((kind) => ({ kind, place })),
);

describe('a token of one kind', () => {
  let values: Values;
  beforeAll(async () => {
    values = await gather();
  });

  it('there is one of each to try', () => {
    expect(KINDS.filter((kind) => values[kind].length < 8)).toEqual([]);
  });

  it.each(pairs)('$kind, is refused at $place', async ({ kind, place }) => {
    const answer = await PLACES[place]?.[1](values[kind], values);
    expect([400, 401, 404]).toContain(answer?.status);
  });

  it.each(Object.keys(PLACES))('is taken at %s where it belongs', async (place) => {
    const [kind, use] = PLACES[place] ?? [];
    if (!kind || !use) throw new Error(place);
    expect([200, 303]).toContain((await use(values[kind], values)).status);
  });
});

describe('a signed token', () => {
  const about = { issuer: ORIGIN, audience: ORIGIN, now: Date.now() };
  let connected: Connected;
  beforeAll(async () => {
    connected = await connectUser();
  });
  const read = async (token: string): Promise<number> =>
    (await fetchKeyfob(`/v1/connected-vehicles/${connected.vehicleIds[0]}/data`, bearer(token))).status;
  const encoded = (part: unknown): string => base64url(utf8(JSON.stringify(part)));

  const spoiled: Readonly<Record<string, (token: string) => Promise<string> | string>> = {
    'without its signature': (token) => `${token.split('.').slice(0, 2).join('.')}.`,
    'that says alg none': (token) =>
      `${encoded({ alg: 'none', typ: ACCESS_TOKEN.typ, kid: 'test-2' })}.${token.split('.')[1]}.`,
    'that names a key there is not': (token) =>
      [encoded({ alg: 'HS256', typ: ACCESS_TOKEN.typ, kid: 'test-9' }), ...token.split('.').slice(1)].join(
        '.',
      ),
    'that names no key': (token) =>
      [encoded({ alg: 'HS256', typ: ACCESS_TOKEN.typ }), ...token.split('.').slice(1)].join('.'),
    'with other claims': (token) => {
      const [header, claims = '', signature] = token.split('.');
      const read = JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/')));
      return [header, encoded({ ...read, scope: 'vehicle:vin' }), signature].join('.');
    },
  };

  it.each(Object.keys(spoiled))('%s is refused', async (how) => {
    expect(await read((await spoiled[how]?.(connected.tokens.access_token)) ?? '')).toBe(401);
  });

  const grantClaims = async () => {
    const { grants } = await insideOf(connected.session.id);
    return {
      sub: grants[0]?.id ?? '',
      client_id: 'demo',
      mode: 'simulated',
      scope: 'vehicle:charge_state',
    };
  };

  it.each([
    ['of another face', ACCESS_TOKEN, { issuer: `${ORIGIN}/enode`, audience: `${ORIGIN}/enode` }, 401],
    ['for another audience', ACCESS_TOKEN, { audience: 'https://other.example' }, 401],
    ['of another issuer', ACCESS_TOKEN, { issuer: 'https://other.example' }, 401],
    ['of another purpose, with these claims', CLIENT_TOKEN, {}, 401],
    ['of a third', STATUS_TOKEN, {}, 401],
    ['of another purpose under this one’s type', { ...STATUS_TOKEN, typ: ACCESS_TOKEN.typ }, {}, 401],
    ['of this purpose under another’s type', { ...ACCESS_TOKEN, typ: STATUS_TOKEN.typ }, {}, 401],
    ['that is right', ACCESS_TOKEN, {}, 200],
  ])('%s gets %i', async (_, kind, changes, status) => {
    const { ring } = await config();
    expect(await read(await signToken(ring, kind, { ...about, ...changes }, 60, await grantClaims()))).toBe(
      status,
    );
  });

  it('that expired is refused', async () => {
    letPass(3601);
    expect(await read(connected.tokens.access_token)).toBe(401);
  });
});

describe('what belongs to one application', () => {
  it('is nothing to another', async () => {
    const other = await register({ confirmation: 'codeless' });
    const own = { headers: { Authorization: other.basic } };
    const connected = await connectUser();
    const waiting = await linkUser();
    const [vehicleId] = connected.vehicleIds;
    const form = {
      grant_type: 'authorization_code',
      code: waiting.code,
      redirect_uri: 'http://localhost:5173/return',
    };
    const refresh = { grant_type: 'refresh_token', refresh_token: connected.tokens.refresh_token ?? '' };
    const as = { ...bearer(await clientToken(other.basic)) };
    const statuses = await Promise.all([
      postToken(form, other.basic),
      postToken(refresh, other.basic),
      fetchKeyfob(
        `/v1/link-sessions/${waiting.session.id}/complete`,
        asJson({ code: waiting.code }, own.headers),
      ),
      fetchKeyfob(`/v1/link-sessions/${waiting.session.id}/complete`, asJson({}, own.headers)),
      fetchKeyfob(`/v1/link-sessions/${waiting.session.id}`, own),
      fetchKeyfob(`/v1/connected-vehicles/${vehicleId}`, own),
      fetchKeyfob(`/v1/connected-vehicles/${vehicleId}`, as),
      fetchKeyfob(`/v1/connected-vehicles/${vehicleId}`, { ...own, method: 'DELETE' }),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([400, 400, 404, 404, 404, 404, 404, 404]);
    const list = await fetchKeyfob(`/v1/users/${connected.userId}/connected-vehicles`, own);
    expect(await list.json()).toEqual({ data: [] });
    await fetchKeyfob(`/v1/users/${connected.userId}`, { ...own, method: 'DELETE' });

    expect((await postToken(form)).status).toBe(200);
    expect((await postToken(refresh)).status).toBe(200);
    const read = await fetchKeyfob(
      `/v1/connected-vehicles/${vehicleId}/data`,
      bearer(connected.tokens.access_token),
    );
    expect(read.status).toBe(200);
  });

  it('a status token watches its own session alone', async () => {
    const [one, two] = await Promise.all([newSession(), newSession()]);
    expect((await fetchKeyfob(`/v1/link-sessions/${two.id}/watch`, bearer(one.statusToken))).status).toBe(
      401,
    );
  });

  it('an access token reads vehicles of its own garage alone', async () => {
    const [one, two] = [await connectUser(), await connectUser()];
    const read = await fetchKeyfob(
      `/v1/connected-vehicles/${two.vehicleIds[0]}/data`,
      bearer(one.tokens.access_token),
    );
    expect(read.status).toBe(404);
  });
});
