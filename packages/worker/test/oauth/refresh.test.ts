import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { register } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectUser, postToken, readData, refreshForm, refusalOf, tokensOf } from '../support/linking.ts';

restoreClockAfterEach();

const SCOPES = ['vehicle:odometer', 'vehicle:charge_state', 'offline_access'];

describe('a refresh token', () => {
  it('rotates: each gives another, and each access token works', async () => {
    const { tokens, vehicleIds } = await connectUser();
    const second = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    const third = await tokensOf(await postToken(refreshForm(second.refresh_token)));
    expect(new Set([tokens.refresh_token, second.refresh_token, third.refresh_token]).size).toBe(3);
    expect((await readData(vehicleIds[0], third.access_token)).status).toBe(200);
  });

  it('used again at once gets the same next token: its answer was lost on the way', async () => {
    const { tokens, vehicleIds } = await connectUser();
    const second = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    letPass(LIFETIMES.rotationGrace - 1);
    const again = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    expect(again.refresh_token).toBe(second.refresh_token);
    expect(again.scope).toBe(second.scope);
    expect((await readData(vehicleIds[0], again.access_token)).status).toBe(200);
  });

  it.each([
    ['after the grace', async () => letPass(LIFETIMES.rotationGrace + 1), {}],
    [
      'once the next token was used',
      async (next: string | undefined) => void (await postToken(refreshForm(next))),
      {},
    ],
    ['with another scope', async () => {}, { scope: 'vehicle:odometer' }],
  ])('used again %s is reuse, and takes the whole family with it', async (_, meanwhile, changes) => {
    const { tokens, vehicleIds } = await connectUser();
    const second = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    await meanwhile(second.refresh_token);
    const reuse = { ...refreshForm(tokens.refresh_token), ...changes };
    expect(await refusalOf(await postToken(reuse))).toBe('400 invalid_grant');
    expect(await refusalOf(await postToken(refreshForm(second.refresh_token)))).toBe('400 invalid_grant');
    expect(await refusalOf(await readData(vehicleIds[0], second.access_token))).toBe('401 invalid_token');
  });

  it('used a third time long after takes the whole family with it', async () => {
    const { tokens, vehicleIds } = await connectUser();
    const second = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    letPass(LIFETIMES.rotationGrace + 1);
    expect(await refusalOf(await postToken(refreshForm(tokens.refresh_token)))).toBe('400 invalid_grant');
    expect(await refusalOf(await postToken(refreshForm(second.refresh_token)))).toBe('400 invalid_grant');
    for (const { access_token } of [tokens, second])
      expect(await refusalOf(await readData(vehicleIds[0], access_token))).toBe('401 invalid_token');
  });

  it('gives a narrower scope when asked, and everything again the next time', async () => {
    const { tokens, vehicleIds } = await connectUser({ scopes: SCOPES });
    const narrow = await tokensOf(
      await postToken({ ...refreshForm(tokens.refresh_token), scope: 'vehicle:odometer' }),
    );
    expect(narrow.scope.split(' ')).toEqual(['vehicle:odometer', 'offline_access']);
    const read = await (await readData(vehicleIds[0], narrow.access_token)).json();
    expect(read).toHaveProperty('odometer');
    expect(read).not.toHaveProperty('chargeState');
    const wide = await tokensOf(await postToken(refreshForm(narrow.refresh_token)));
    expect(wide.scope.split(' ').toSorted()).toEqual(SCOPES.toSorted());
  });

  it('with a narrower scope lists no more of a vehicle than that, nor for its VIN', async () => {
    const { tokens } = await connectUser();
    const list = async (token: string) => {
      const headers = { Authorization: `Bearer ${token}` };
      return (await fetchKeyfob('/v1/connected-vehicles', { headers })).json<{ data: object[] }>();
    };
    expect(JSON.stringify(await list(tokens.access_token))).toContain('"vin"');
    const narrow = await tokensOf(
      await postToken({ ...refreshForm(tokens.refresh_token), scope: 'vehicle:odometer' }),
    );
    const { data } = await list(narrow.access_token);
    expect(data.length).toBeGreaterThan(0);
    for (const vehicle of data)
      expect(vehicle).toMatchObject({ information: null, scopes: ['vehicle:odometer'] });
  });

  it.each([
    ['a wider scope', 'vehicle:odometer vehicle:location'],
    ['an unknown scope', 'vehicle:soul'],
  ])('asked for %s is refused, and not burnt', async (_, scope) => {
    const { tokens } = await connectUser({ scopes: SCOPES });
    const asked = { ...refreshForm(tokens.refresh_token), scope };
    expect(await refusalOf(await postToken(asked))).toBe('400 invalid_scope');
    await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
  });

  it('asked for everything gives what was granted, and nothing more', async () => {
    const { tokens } = await connectUser({ scopes: SCOPES });
    const all = await tokensOf(await postToken({ ...refreshForm(tokens.refresh_token), scope: 'all' }));
    expect(all.scope.split(' ').toSorted()).toEqual(SCOPES.toSorted());
  });

  it('of another client is refused, used or not, and revokes nothing', async () => {
    const { tokens } = await connectUser();
    const { basic } = await register();
    const second = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    for (const token of [tokens.refresh_token, second.refresh_token])
      expect(await refusalOf(await postToken(refreshForm(token), basic))).toBe('400 invalid_grant');
    await tokensOf(await postToken(refreshForm(second.refresh_token)));
  });

  it.each([
    ['missing', {}, '400 invalid_request'],
    ['empty', { refresh_token: '' }, '400 invalid_request'],
    ['made up', { refresh_token: 'rft_made-up' }, '400 invalid_grant'],
    ['not of its kind', { refresh_token: 'cod_made-up' }, '400 invalid_grant'],
  ])('that is %s is refused', async (_, form, refusal) => {
    expect(await refusalOf(await postToken({ grant_type: 'refresh_token', ...form }))).toBe(refusal);
  });

  it('nobody used for sixty days is dead; each use keeps the family alive', async () => {
    const { tokens } = await connectUser();
    letPass(LIFETIMES.refreshTokenIdle - 60);
    const second = await tokensOf(await postToken(refreshForm(tokens.refresh_token)));
    letPass(LIFETIMES.refreshTokenIdle - 60);
    const third = await tokensOf(await postToken(refreshForm(second.refresh_token)));
    letPass(LIFETIMES.refreshTokenIdle + 1);
    expect(await refusalOf(await postToken(refreshForm(third.refresh_token)))).toBe('400 invalid_grant');
  });

  it('is not an access token, nor is an access token one', async () => {
    const { tokens, vehicleIds } = await connectUser();
    expect(await refusalOf(await readData(vehicleIds[0], tokens.refresh_token ?? ''))).toBe(
      '401 invalid_token',
    );
    expect(await refusalOf(await postToken(refreshForm(tokens.access_token)))).toBe('400 invalid_grant');
  });
});

it('an access token ends after an hour', async () => {
  const { tokens, vehicleIds } = await connectUser();
  letPass(LIFETIMES.accessToken + 1);
  expect(await refusalOf(await readData(vehicleIds[0], tokens.access_token))).toBe('401 invalid_token');
});
