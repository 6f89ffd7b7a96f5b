import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { decodeJwt } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import '../link/inside.ts';
import { config, demo, register, registerPublic } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser, readData, refusalOf } from '../support/linking.ts';
import {
  type Caller,
  linkedBy,
  post,
  reach,
  reasonsTold,
  refresh,
  refreshed,
  revoke,
  type Tokens,
} from './token-calls.ts';

restoreClockAfterEach();

const connected = async () => {
  const user = await connectUser();
  return { ...user, refreshToken: user.tokens.refresh_token ?? '', accessToken: user.tokens.access_token };
};

const clientToken = async ({ basic }: Caller = {}): Promise<string> => {
  const answer = await post(
    '/oauth/token',
    { grant_type: 'client_credentials' },
    { ...(basic ? { basic } : {}) },
  );
  return (await answer.json<Tokens>()).access_token;
};

const asApplication = async (token: string): Promise<number> =>
  (
    await fetchKeyfob('/v1/users/somebody/connected-vehicles', {
      headers: { Authorization: `Bearer ${token}` },
    })
  ).status;

const answerOf = async (response: Response): Promise<readonly [number, string, string | null]> => [
  response.status,
  await response.text(),
  response.headers.get('Cache-Control'),
];

const DONE = [200, '', 'no-store'] as const;

describe('a refresh token that is given back', () => {
  it('ends its family and its access tokens at once, and the application is told why', async () => {
    const { session, refreshToken, accessToken, vehicleIds } = await connected();
    expect(await answerOf(await revoke(refreshToken))).toEqual(DONE);
    expect(await refusalOf(await refresh(refreshToken))).toBe('400 invalid_grant');
    expect(await reach(accessToken)).toBe(401);
    expect((await readData(vehicleIds[0], accessToken)).status).toBe(401);
    expect(await reasonsTold(session.id)).toEqual(['token_revoked']);
  });

  it('ends them also when it was used before, however long ago', async () => {
    const { refreshToken } = await connected();
    const second = await refreshed(refreshToken);
    const third = await refreshed(second.refresh_token);
    expect(await answerOf(await revoke(refreshToken))).toEqual(DONE);
    expect(await reach(third.access_token)).toBe(401);
    expect(await refusalOf(await refresh(third.refresh_token))).toBe('400 invalid_grant');
  });

  it('leaves another link of the same user as it is', async () => {
    const one = await connected();
    const two = await connectUser({ userId: one.userId });
    await revoke(one.refreshToken);
    expect(await reach(two.tokens.access_token)).toBe(200);
  });

  it('by a public client, which only says who it is, ends too', async () => {
    const id = await registerPublic();
    const caller = { basic: null, form: { client_id: id } };
    const tokens = await linkedBy(id, caller);
    expect(await answerOf(await revoke(tokens.refresh_token, caller))).toEqual(DONE);
    expect(await reach(tokens.access_token)).toBe(401);
  });
});

describe('an access token that is given back', () => {
  it.each(['opaque', 'jwt'] as const)(
    '(%s) ends alone: its sisters and the refresh token stay',
    async (form) => {
      const partner = await register({ accessTokens: form });
      const caller = { basic: partner.basic };
      const tokens = await linkedBy(partner.id, caller);
      const next = await refreshed(tokens.refresh_token, caller);
      expect(await reach(next.access_token)).toBe(200);
      expect(await answerOf(await revoke(next.access_token, caller))).toEqual(DONE);
      expect([await reach(next.access_token), await reach(tokens.access_token)]).toEqual([401, 200]);
      await refreshed(next.refresh_token, caller);
    },
  );

  it('reads no vehicle any more', async () => {
    const { accessToken, vehicleIds } = await connected();
    expect((await readData(vehicleIds[0], accessToken)).status).toBe(200);
    await revoke(accessToken);
    expect((await readData(vehicleIds[0], accessToken)).status).toBe(401);
  });
});

describe('an application’s own token that is given back', () => {
  it('ends alone, within half a minute everywhere', async () => {
    const [one, two] = [await clientToken(), await clientToken()];
    expect(await asApplication(one)).toBe(200);
    expect(await answerOf(await revoke(one))).toEqual(DONE);
    letPass(LIFETIMES.publishedCopy);
    expect([await asApplication(one), await asApplication(two)]).toEqual([401, 200]);
  });

  it('elsewhere is heard of within half a minute', async () => {
    const token = await clientToken();
    expect(await asApplication(token)).toBe(200);
    // What another isolate would do: this one has not heard of it.
    const place = await applicationPlace(await config(), demo.id, 'unrestricted');
    const key = `client-token|${decodeJwt(token).jti}`;
    await applicationOf(env, place).claimOnce(key, Date.now() + LIFETIMES.accessToken * 1000);
    letPass(LIFETIMES.publishedCopy);
    expect(await asApplication(token)).toBe(401);
  });
});

describe('revocation', () => {
  let user: Awaited<ReturnType<typeof connected>>;
  let other: Awaited<ReturnType<typeof register>>;
  beforeAll(async () => {
    user = await connected();
    other = await register();
  });

  const mine = () => [user.refreshToken, user.accessToken] as const;

  it.each([
    ['of another client’s refresh token', () => mine()[0]],
    ['of another client’s access token', () => mine()[1]],
    ['of another client’s own token', () => clientToken()],
    ['of a token of no kind', () => 'nothing'],
    ['of a refresh token that was never issued', () => 'rft_made-up'],
    ['of a code', () => 'cod_made-up'],
  ])('%s answers as if it were done, and ends nothing', async (_, token) => {
    const text = await token();
    expect(await answerOf(await revoke(text, { basic: other.basic }))).toEqual(DONE);
    expect(await reach(user.accessToken)).toBe(200);
    if (text.split('.').length === 3 && text !== user.accessToken)
      expect(await asApplication(text)).toBe(200);
  });

  it('of a token that is over answers as if it were done', async () => {
    const { refreshToken, accessToken } = await connected();
    for (let times = 0; times < 2; times += 1)
      for (const token of [accessToken, refreshToken])
        expect(await answerOf(await revoke(token))).toEqual(DONE);
    letPass(LIFETIMES.accessToken + 1);
    expect(await answerOf(await revoke(accessToken))).toEqual(DONE);
  });

  it.each(['access_token', 'refresh_token', 'id_token', 'anything'])(
    'looks at the token, not at the hint: %s',
    async (hint) => {
      const { refreshToken, accessToken } = await connected();
      for (const token of [accessToken, refreshToken])
        expect(await answerOf(await revoke(token, {}, { token_type_hint: hint }))).toEqual(DONE);
      expect(await reach(accessToken)).toBe(401);
      expect(await refusalOf(await refresh(refreshToken))).toBe('400 invalid_grant');
    },
  );

  it.each([
    ['nobody', { basic: null }, {}, '401 invalid_client'],
    ['a wrong secret', { basic: `Basic ${btoa('demo:wrong')}` }, {}, '401 invalid_client'],
    [
      'a confidential client by its id alone',
      { basic: null, form: { client_id: 'demo' } },
      {},
      '401 invalid_client',
    ],
    ['no token', {}, { token: '' }, '400 invalid_request'],
  ])(
    'by %s is refused, and burns nothing',
    async (_, caller: Caller, form: Record<string, string>, refusal) => {
      expect(await refusalOf(await revoke(user.refreshToken, caller, form))).toBe(refusal);
      const next = await refreshed(user.refreshToken);
      user = { ...user, refreshToken: next.refresh_token };
      expect(await answerOf(await revoke((await connected()).refreshToken))).toEqual(DONE);
    },
  );

  it('of a token of another face is none of this face’s business', async () => {
    expect((await fetchKeyfob('/enode/oauth2/revoke', { method: 'POST' })).status).toBe(404);
    expect(demo.id).toBe('demo');
  });
});
