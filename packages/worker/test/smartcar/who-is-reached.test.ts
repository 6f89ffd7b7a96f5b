import { expect, it } from 'vitest';
import { register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { accountOf, call, connectOwner, get, jsonOf, machineToken } from './api-face.ts';
import { connectUrl, share, tokensFor } from './connect-face.ts';

const SCOPE = { scope: 'read_vehicle_info read_location control_security' };

it('a machine reaches the vehicles of the user it names, not those of another at the same browser', async () => {
  const partner = await register();
  const browser = new Browser();
  const linkAs = async (user: string, model: string) => {
    const username = await accountOf({ make: 'tesla', model, state: 'parked' });
    browser.left = null;
    const url = connectUrl({ ...SCOPE, state: user, user, approval_prompt: 'force' }, partner);
    const { answer } = await share(url, { browser, username });
    const { access_token: token } = await tokensFor(answer['code'], partner);
    const { vehicles } = await jsonOf<{ vehicles: string[] }>(await get('/v2.0/vehicles', token));
    return { userId: answer['user_id'] ?? '', vehicles };
  };
  const one = await linkAs('one', 'Model 3');
  const other = await linkAs('other', 'Model Y');
  expect(other.userId).not.toBe(one.userId);
  const token = await machineToken(partner);
  const asOther = { 'sc-user-id': other.userId };
  const listed = await jsonOf<{ data: { id: string }[] }>(await get('/v3/vehicles', token, asOther));
  expect(listed.data.map(({ id }) => id)).toEqual(other.vehicles);
  const unlock = (id: string | undefined) =>
    call('POST', `/v3/vehicles/${id}/commands/security/unlock`, token, { body: {}, headers: asOther });
  expect((await unlock(other.vehicles[0])).status).toBe(200);
  expect((await unlock(one.vehicles[0])).status).toBeGreaterThanOrEqual(403);
});

it('make, model and year are for who may see them', async () => {
  const partner = await register();
  const owner = await connectOwner({ permissions: ['read_odometer'], partner });
  const path = `/v3/vehicles/${owner.vehicles[0]}`;
  for (const token of [owner.token, await machineToken(partner)]) {
    const { data, attributes } = await jsonOf<Record<string, { attributes?: unknown }>>(
      await get(path, token),
    );
    expect(data?.attributes ?? attributes).toEqual({ make: null, model: null, year: null });
  }
});
