import { beforeAll, describe, expect, test } from 'vitest';
import { type Application, register } from '../support/applications.ts';
import { connect, link, ownToken, read, type Tokens, token, VEHICLES } from '../support/flows.ts';
import { jsonOf, keyfob, said } from '../support/http.ts';

describe('RFC 6750', () => {
  let partner: Application;
  let tokens: Tokens;

  beforeAll(async () => {
    partner = await register({ webOrigins: ['https://partner.example.com'] });
    tokens = await connect(partner);
  });

  test('§2.1 · a token is taken in the Authorization header, its scheme in any case', async () => {
    expect((await read(tokens.access_token)).status).toBe(200);
    const lower = { Authorization: `bearer ${tokens.access_token}` };
    expect((await keyfob(VEHICLES, { headers: lower })).status).toBe(200);
  });

  test('§2.2, §2.3 · a token in the address or the body is not read', async () => {
    const query = new URLSearchParams({ access_token: tokens.access_token });
    expect(await said(keyfob(`${VEHICLES}?${query}`))).toBe('401 invalid_token');
    const { access_token } = await ownToken(partner.proof);
    const body = new URLSearchParams({ access_token });
    expect((await keyfob('/v1/link-sessions', { method: 'POST', body })).status).toBe(401);
    const shown = { Authorization: `Bearer ${access_token}` };
    expect((await keyfob('/v1/link-sessions', { method: 'POST', body, headers: shown })).status).not.toBe(
      401,
    );
  });

  test('§3 · without a token the answer names the schemes, and no error', async () => {
    const answer = await keyfob(VEHICLES);
    expect(answer.status).toBe(401);
    const challenge = answer.headers.get('WWW-Authenticate') ?? '';
    expect(challenge).toMatch(/^Bearer /);
    expect(challenge).toContain('DPoP algs=');
    expect(challenge).not.toContain('error');
  });

  test('§3.1 · a token that is no good is answered 401 invalid_token', async () => {
    const answer = await read(`${tokens.access_token}x`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('WWW-Authenticate')).toContain('error="invalid_token"');
  });

  describe('§3.1 · what is no access token is not taken for one:', () => {
    test('a refresh token', async () => {
      expect((await read(tokens.refresh_token)).status).toBe(401);
    });
    test('a code', async () => {
      const { code } = await link(partner);
      expect((await read(code)).status).toBe(401);
    });
    test('the application’s own token', async () => {
      expect((await read((await ownToken(partner.proof)).access_token)).status).toBe(401);
    });
    test('a token that says it is signed by nobody', async () => {
      const [, claims = ''] = tokens.access_token.split('.');
      const header = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
      expect((await read(`${header}.${claims}.`)).status).toBe(401);
    });
  });

  test('§3.1 · a token shows no more than its scope', async () => {
    const { data } = await jsonOf<{ data: { id: string; scopes: string[]; information: unknown }[] }>(
      await read(tokens.access_token),
    );
    expect(data.length).toBeGreaterThan(0);
    for (const { scopes, information } of data)
      expect([scopes, information]).toEqual([['vehicle:charge_state'], null]);
  });

  test('§5.3 · a token reaches what its own owner shared, and nothing of another', async () => {
    const others = await jsonOf<Tokens>(await token((await link(partner)).form, partner.proof));
    const idsOf = async (accessToken: string): Promise<string[]> =>
      (await jsonOf<{ data: { id: string }[] }>(await read(accessToken))).data.map(({ id }) => id);
    const [mine, theirs] = [await idsOf(tokens.access_token), await idsOf(others.access_token)];
    expect(mine.filter((id) => theirs.includes(id))).toEqual([]);
    const foreign = await read(tokens.access_token, {}, `${VEHICLES}/${theirs[0]}/data`);
    expect([403, 404]).toContain(foreign.status);
    expect((await read(others.access_token, {}, `${VEHICLES}/${theirs[0]}/data`)).status).toBe(200);
  });

  test('§5.3 · answers to a token are stored by nobody, and open to no page of another origin', async () => {
    for (const [origin, status] of [
      ['https://partner.example.com', 200],
      ['https://attacker.example', 403],
    ] as const) {
      const answer = await read(tokens.access_token, { Origin: origin });
      expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([status, 'no-store']);
      expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(status === 200 ? origin : null);
    }
  });
});
