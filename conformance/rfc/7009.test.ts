import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, byBasic, register, registerPublic } from '../support/applications.ts';
import {
  connect,
  introspect,
  link,
  ownToken,
  reach,
  refresh,
  refreshForm,
  revoke,
  token,
} from '../support/flows.ts';
import { keyfob, NOBODY, post, postRaw, said } from '../support/http.ts';

describe('RFC 7009', () => {
  let partner: Application;
  let other: Application;

  beforeAll(async () => {
    partner = await register();
    other = await register();
  });

  test('§2 · a refresh token that is given back ends, and its access tokens with it', async () => {
    const { access_token, refresh_token } = await connect(partner);
    expect(await said(revoke(refresh_token, partner.proof))).toBe('200');
    expect(await said(token(refreshForm(refresh_token), partner.proof))).toBe('400 invalid_grant');
    expect(await reach(access_token)).toBe(401);
  });

  test('§2 · an access token that is given back ends at once; its refresh token goes on', async () => {
    const { access_token, refresh_token } = await connect(partner);
    expect(await said(revoke(access_token, partner.proof))).toBe('200');
    expect(await reach(access_token)).toBe(401);
    const next = await refresh(refresh_token, partner.proof);
    expect(await reach(next.access_token)).toBe(200);
  });

  test('§2 · an application’s own token that is given back ends, and no other', async () => {
    const [first, second] = [await ownToken(partner.proof), await ownToken(partner.proof)];
    expect(await said(revoke(first.access_token, partner.proof))).toBe('200');
    const seen = async (text: string): Promise<number> =>
      (await keyfob('/v1/users/anybody/connected-vehicles', { headers: { Authorization: `Bearer ${text}` } }))
        .status;
    expect([await seen(first.access_token), await seen(second.access_token)]).toEqual([401, 200]);
  });

  test('§2 · a used refresh token that is given back ends its family too', async () => {
    const { refresh_token } = await connect(partner);
    const next = await refresh(refresh_token, partner.proof);
    expect(await said(revoke(refresh_token, partner.proof))).toBe('200');
    expect(await reach(next.access_token)).toBe(401);
  });

  describe('§2.1 · does not end the token when', () => {
    test.each([
      ['another client gives it back', () => other.proof, '200'],
      ['nobody gives it back', () => NOBODY, '401 invalid_client'],
      ['the secret is wrong', () => byBasic(partner.id, 'wrong'), '401 invalid_client'],
    ] as const)('%s', async (_, proof, refusal) => {
      const { access_token, refresh_token } = await connect(partner);
      expect(await said(revoke(refresh_token, proof()))).toBe(refusal);
      expect(await said(revoke(access_token, proof()))).toBe(refusal);
      expect(await reach(access_token)).toBe(200);
      expect(await said(token(refreshForm(refresh_token), partner.proof))).toBe('200');
      expect(await said(revoke(access_token, partner.proof))).toBe('200');
      expect(await reach(access_token)).toBe(401);
    });
  });

  test('§2.1 · another client’s own token does not end', async () => {
    const { access_token } = await ownToken(partner.proof);
    expect(await said(revoke(access_token, other.proof))).toBe('200');
    expect(await introspect(access_token, partner.proof)).toMatchObject({ active: true });
  });

  test('§2.1 · a wrong hint changes nothing', async () => {
    const { refresh_token, access_token } = await connect(partner);
    const hint = { token_type_hint: 'access_token' };
    expect(await said(revoke(refresh_token, partner.proof, hint))).toBe('200');
    expect(await reach(access_token)).toBe(401);
    const unknown = await connect(partner);
    expect(await said(revoke(unknown.access_token, partner.proof, { token_type_hint: 'moon' }))).toBe('200');
    expect(await reach(unknown.access_token)).toBe(401);
  });

  test('§2.1 · a public client gives back its own', async () => {
    const app = await registerPublic();
    const { refresh_token, access_token } = await connect(app);
    expect(await said(revoke(refresh_token, app.proof))).toBe('200');
    expect(await reach(access_token)).toBe(401);
  });

  test('§2.2 · unknown, foreign, ended and living tokens get the same answer', async () => {
    const mine = await connect(partner);
    const its = await connect(other);
    const { code } = await link(partner);
    const texts = [
      mine.refresh_token,
      mine.refresh_token,
      its.refresh_token,
      its.access_token,
      'nothing',
      code,
    ];
    const answers = [];
    for (const text of texts) {
      const answer = await revoke(text, partner.proof);
      const headers = [...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name));
      answers.push(JSON.stringify([answer.status, headers, await answer.text()]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('no-store');
  });

  test('§2 · the endpoint answers POST only', async () => {
    const { access_token } = await connect(partner);
    const address = `/oauth/revoke?${new URLSearchParams({ token: access_token })}`;
    expect((await keyfob(address, { headers: partner.proof.headers })).status).toBe(405);
    expect(await reach(access_token)).toBe(200);
  });

  test('§2.2.1 · a request without a token, or with two, is refused', async () => {
    expect(await said(post('/oauth/revoke', {}, partner.proof))).toBe('400 invalid_request');
    expect(await said(postRaw('/oauth/revoke', 'token=a&token=b', partner.proof))).toBe(
      '400 invalid_request',
    );
  });

  test('§2.3 · a page of another origin revokes nothing', async () => {
    const { refresh_token, access_token } = await connect(partner);
    const answer = await post(
      '/oauth/revoke',
      { token: refresh_token },
      { ...partner.proof, headers: { ...partner.proof.headers, Origin: 'https://attacker.example' } },
    );
    expect(answer.status).not.toBe(200);
    expect(await reach(access_token)).toBe(200);
  });
});
