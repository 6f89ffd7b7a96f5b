import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { demo, publish, register, registerPublic, registrationOf } from '../support/applications.ts';
import { ORIGIN } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { connectUser, linkUser, refusalOf } from '../support/linking.ts';
import { makeKey } from '../support/signing.ts';
import {
  type Caller,
  introspect,
  introspected,
  linkedBy,
  post,
  reach,
  refreshed,
  revoke,
  type Tokens,
} from './token-calls.ts';

restoreClockAfterEach();

const INACTIVE = { active: false };

const seconds = (): number => Math.floor(Date.now() / 1000);

const clientToken = async (caller: Caller = {}): Promise<string> =>
  (await (await post('/oauth/token', { grant_type: 'client_credentials' }, caller)).json<Tokens>())
    .access_token;

describe('a token that can be used', () => {
  it.each(['opaque', 'jwt'] as const)('(access, %s) tells what it is', async (form) => {
    const partner = await register({ accessTokens: form });
    const caller = { basic: partner.basic };
    const { access_token } = await linkedBy(partner.id, caller);
    const said = await introspected(access_token, caller);
    expect(said).toEqual({
      active: true,
      scope: 'vehicle:charge_state',
      client_id: partner.id,
      token_type: 'Bearer',
      iss: ORIGIN,
      aud: ORIGIN,
      sub: expect.stringMatching(/^gra_/),
      jti: expect.stringMatching(/^[\w-]{22}$/),
      iat: expect.closeTo(seconds(), -1),
      exp: Number(said['iat']) + LIFETIMES.accessToken,
      mode: 'simulated',
    });
  });

  it('(refresh) tells its scope and its end, and that it is for no resource', async () => {
    const { tokens } = await connectUser({ scopes: ['vehicle:odometer', 'offline_access'] });
    const said = await introspected(tokens.refresh_token ?? '');
    expect(said).toEqual({
      active: true,
      scope: 'vehicle:odometer offline_access',
      client_id: demo.id,
      iss: ORIGIN,
      sub: expect.stringMatching(/^gra_/),
      exp: expect.closeTo(seconds() + LIFETIMES.refreshTokenIdle, -1),
      mode: 'simulated',
    });
    expect((await introspected(tokens.access_token))['sub']).toBe(said['sub']);
  });

  it('(client) tells whose it is', async () => {
    const said = await introspected(await clientToken());
    expect(said).toMatchObject({
      active: true,
      client_id: demo.id,
      sub: demo.id,
      token_type: 'Bearer',
      aud: ORIGIN,
    });
    expect(said).not.toHaveProperty('scope');
  });

  it('tells the key it is bound to', async () => {
    const partner = await register();
    const key = await makeKey();
    const caller: Caller = { basic: partner.basic, key };
    const { access_token } = await linkedBy(partner.id, caller);
    for (const token of [access_token, await clientToken(caller)])
      expect(await introspected(token, { basic: partner.basic })).toMatchObject({
        active: true,
        token_type: 'DPoP',
        cnf: { jkt: key.thumbprint },
      });
  });

  it('tells its own scope where that is narrower than the grant', async () => {
    const { tokens } = await connectUser();
    const { access_token } = await refreshed(tokens.refresh_token ?? '', {}, { scope: 'vehicle:odometer' });
    expect(await introspected(access_token)).toMatchObject({ active: true, scope: 'vehicle:odometer' });
  });
});

describe('a token that cannot be used', () => {
  it('at once after it was given back, whatever its signature says', async () => {
    const { tokens } = await connectUser();
    const own = await clientToken();
    for (const token of [own, tokens.access_token]) {
      expect(await introspected(token)).toMatchObject({ active: true });
      await revoke(token);
      expect(await introspected(token)).toEqual(INACTIVE);
    }
    expect(await introspected(tokens.refresh_token ?? '')).toMatchObject({ active: true });
    await revoke(tokens.refresh_token ?? '');
    expect(await introspected(tokens.refresh_token ?? '')).toEqual(INACTIVE);
  });

  it('is over when its grant is, and when its time is', async () => {
    const one = await connectUser();
    await revoke(one.tokens.refresh_token ?? '');
    expect(await introspected(one.tokens.access_token)).toEqual(INACTIVE);
    const two = await connectUser();
    letPass(LIFETIMES.accessToken + 1);
    expect(await introspected(two.tokens.access_token)).toEqual(INACTIVE);
    letPass(LIFETIMES.refreshTokenIdle);
    expect(await introspected(two.tokens.refresh_token ?? '')).toEqual(INACTIVE);
  });

  it('is a refresh token that was used; asking is not using it again', async () => {
    const { tokens } = await connectUser();
    const next = await refreshed(tokens.refresh_token ?? '');
    const last = await refreshed(next.refresh_token);
    for (const used of [tokens.refresh_token ?? '', next.refresh_token])
      expect(await introspected(used)).toEqual(INACTIVE);
    expect(await reach(last.access_token)).toBe(200);
    expect(await introspected(last.refresh_token)).toMatchObject({ active: true });
  });

  it('is a client token of before a secret was removed', async () => {
    const partner = await register();
    const caller = { basic: partner.basic };
    const token = await clientToken(caller);
    const registration = await registrationOf(partner.id, partner.secret);
    const other = await registrationOf(partner.id, 'another-secret-of-this-client');
    await publish({ ...registration, secrets: [...registration.secrets, ...other.secrets] });
    await publish({ ...registration, secrets: other.secrets });
    letPass(LIFETIMES.publishedCopy + 1);
    const form = { client_id: partner.id, client_secret: 'another-secret-of-this-client' };
    expect(await introspected(token, { basic: null, form })).toEqual(INACTIVE);
  });
});

describe('introspection is no oracle', () => {
  it('says the same of every token that is not the caller’s own', async () => {
    const { tokens } = await connectUser();
    const { code } = await linkUser();
    const other = await register();
    const asked = [
      tokens.access_token,
      tokens.refresh_token ?? '',
      await clientToken(),
      code,
      'rft_x',
      'x.y.z',
      '!',
    ];
    const answers = await Promise.all(asked.map((token) => introspect(token, { basic: other.basic })));
    const seen = await Promise.all(
      answers.map(async (answer) => {
        const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id');
        return JSON.stringify([answer.status, await answer.text(), headers]);
      }),
    );
    expect(new Set(seen)).toHaveLength(1);
    expect(seen[0]).toContain('[200,"{\\"active\\":false}"');
    expect(await introspected(tokens.access_token)).toMatchObject({ active: true });
  });

  it.each([
    ['nobody', { basic: null }],
    ['a wrong secret', { basic: `Basic ${btoa('demo:wrong')}` }],
    ['an unknown client', { basic: null, form: { client_id: 'nobody' } }],
  ])('asked by %s says nothing', async (_, caller) => {
    const { tokens } = await connectUser();
    expect(await refusalOf(await introspect(tokens.access_token, caller))).toBe('401 invalid_client');
  });

  it('asked by a public client, even of its own, says nothing: anybody can be that', async () => {
    const id = await registerPublic();
    const caller = { basic: null, form: { client_id: id } };
    const { access_token } = await linkedBy(id, caller);
    expect(await refusalOf(await introspect(access_token, caller))).toBe('401 invalid_client');
  });
});
