import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, byBasic, byId, register, registerPublic } from '../support/applications.ts';
import { connect, introspect, link, ownToken, refresh, revoke, type Tokens } from '../support/flows.ts';
import { keyfob, NOBODY, ORIGIN, post, said } from '../support/http.ts';
import { seconds } from '../support/keys.ts';

describe('RFC 7662', () => {
  let partner: Application;
  let other: Application;

  beforeAll(async () => {
    partner = await register();
    other = await register();
  });

  test('§2.2 · of an access token it says what the token is', async () => {
    const { access_token } = await connect(partner);
    const { exp, iat, ...said } = await introspect(access_token, partner.proof);
    expect(said).toMatchObject({
      active: true,
      client_id: partner.id,
      iss: ORIGIN,
      aud: ORIGIN,
      scope: 'vehicle:charge_state',
      token_type: 'Bearer',
      sub: expect.any(String),
      jti: expect.any(String),
    });
    expect(Number(exp) - Number(iat)).toBe(3600);
    expect(Math.abs(Number(iat) - seconds())).toBeLessThan(30);
  });

  test('§2.2 · of a refresh token it says the whole scope', async () => {
    const { refresh_token } = await connect(partner);
    expect(await introspect(refresh_token, partner.proof)).toMatchObject({
      active: true,
      client_id: partner.id,
      scope: 'vehicle:charge_state offline_access',
    });
  });

  test('§2.2 · of an application’s own token it says the application', async () => {
    const { access_token } = await ownToken(partner.proof);
    expect(await introspect(access_token, partner.proof)).toMatchObject({
      active: true,
      client_id: partner.id,
      sub: partner.id,
    });
  });

  describe('§2.2 · nothing but {"active":false} is said of', () => {
    test.each<[string, (tokens: Tokens) => string | Promise<string>]>([
      ['another client’s access token', ({ access_token }) => access_token],
      ['another client’s refresh token', ({ refresh_token }) => refresh_token],
      ['another client’s own token', async () => (await ownToken(other.proof)).access_token],
    ])('%s', async (_, textOf) => {
      const text = await textOf(await connect(other));
      expect(await introspect(text, partner.proof)).toEqual({ active: false });
      expect(await introspect(text, other.proof)).toMatchObject({ active: true });
    });
    test('tokens that were given back', async () => {
      const { access_token, refresh_token } = await connect(partner);
      await revoke(refresh_token, partner.proof);
      for (const text of [access_token, refresh_token])
        expect(await introspect(text, partner.proof)).toEqual({ active: false });
    });
    test('an access token that was given back alone, and not of its refresh token', async () => {
      const { access_token, refresh_token } = await connect(partner);
      await revoke(access_token, partner.proof);
      expect(await introspect(access_token, partner.proof)).toEqual({ active: false });
      expect(await introspect(refresh_token, partner.proof)).toMatchObject({ active: true });
    });
    test('an application’s own token that was given back', async () => {
      const { access_token } = await ownToken(partner.proof);
      await revoke(access_token, partner.proof);
      expect(await introspect(access_token, partner.proof)).toEqual({ active: false });
    });
    test('a refresh token that was used', async () => {
      const { refresh_token } = await connect(partner);
      const next = await refresh(refresh_token, partner.proof);
      expect(await introspect(refresh_token, partner.proof)).toEqual({ active: false });
      expect(await introspect(next.refresh_token, partner.proof)).toMatchObject({ active: true });
    });
    test('codes, altered tokens and what never was one', async () => {
      const { code } = await link(partner);
      const { access_token } = await connect(partner);
      for (const text of [code, `${access_token}x`, access_token.slice(0, -3), 'nothing'])
        expect(await introspect(text, partner.proof)).toEqual({ active: false });
    });
  });

  test('§2.1 · a wrong hint changes nothing', async () => {
    const { access_token } = await connect(partner);
    for (const token_type_hint of ['refresh_token', 'moon'])
      expect(await introspect(access_token, partner.proof, { token_type_hint })).toMatchObject({
        active: true,
      });
  });

  test('§2.1 · looking into a refresh token does not use it up', async () => {
    const { refresh_token } = await connect(partner);
    await introspect(refresh_token, partner.proof);
    expect((await refresh(refresh_token, partner.proof)).token_type).toBe('Bearer');
  });

  describe('§4 · nobody looks into tokens who', () => {
    test.each([
      ['does not say who it is', () => NOBODY],
      ['has the wrong secret', () => byBasic(partner.id, 'wrong')],
      ['only says an id', () => byId(partner.id)],
    ] as const)('%s', async (_, proof) => {
      const { access_token } = await connect(partner);
      expect(await said(post('/oauth/introspect', { token: access_token }, proof()))).toBe(
        '401 invalid_client',
      );
    });
    test('is a public client, even for its own', async () => {
      const app = await registerPublic();
      const { access_token } = await connect(app);
      expect(await said(post('/oauth/introspect', { token: access_token }, app.proof))).toBe(
        '401 invalid_client',
      );
    });
  });

  test('§4 · the answer is stored by nobody', async () => {
    const answer = await post('/oauth/introspect', { token: 'nothing' }, partner.proof);
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store']);
  });

  test('§2.1 · the endpoint answers POST only', async () => {
    const address = '/oauth/introspect?token=nothing';
    expect((await keyfob(address, { headers: partner.proof.headers })).status).toBe(405);
  });

  test('§2.1 · a request without a token is refused', async () => {
    expect(await said(post('/oauth/introspect', {}, partner.proof))).toBe('400 invalid_request');
  });
});
