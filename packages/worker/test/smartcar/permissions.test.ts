import { beforeAll, describe, expect, it } from 'vitest';
import { type Partner, register } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { allGarages, recordsIn } from '../support/objects.ts';
import {
  accountOf,
  connectOwner,
  error,
  errorOf,
  get,
  jsonOf,
  machineToken,
  ofFirst,
  ownerOfTesla,
} from './api-face.ts';
import { connectUrl, share, tokensFor } from './connect-face.ts';

const REFUSED = error(403, 'PERMISSION');

/** `read_battery` and `read_charge` are one scope of ours. */
describe('a permission of Smartcar’s opens what it names and nothing else', () => {
  let partner: Partner;

  beforeAll(async () => {
    partner = await register();
  });

  it.each([
    ['read_battery', ['/battery', '/battery/capacity'], ['/charge', '/charge/limit']],
    ['read_charge', ['/charge', '/charge/limit'], ['/battery', '/battery/capacity']],
  ])('%s, of an electric car and of one that has neither', async (allowed, open, closed) => {
    const golf = await accountOf({ make: 'volkswagen', model: 'Golf' });
    const permissions = [allowed, 'read_odometer'];
    for (const owner of [
      await ownerOfTesla('charging', { permissions, partner }),
      await connectOwner({ permissions, partner, username: golf, brand: 'volkswagen' }),
    ]) {
      for (const path of open) expect((await get(ofFirst(owner, path), owner.token)).status).toBe(200);
      for (const path of closed)
        expect(await errorOf(await get(ofFirst(owner, path), owner.token))).toBe(REFUSED);
    }
  });

  it('as a signal of API v3, whoever asks', async () => {
    const owner = await ownerOfTesla('charging', { permissions: ['read_battery'], partner });
    const signal = (code: string, token: string) =>
      get(`/v3/vehicles/${owner.vehicles[0]}/signals/${code}`, token, { 'sc-user-id': owner.id });
    for (const token of [owner.token, await machineToken(partner)]) {
      expect((await signal('tractionbattery-stateofcharge', token)).status).toBe(200);
      expect(await errorOf(await signal('charge-ischarging', token))).toBe(REFUSED);
    }
  });

  it('as its owner allowed it the last time, whatever an older token says', async () => {
    const browser = new Browser();
    const linkFor = async (scope: string): Promise<string> => {
      browser.left = null;
      const url = connectUrl({ scope, approval_prompt: 'force' }, partner);
      const { answer } = await share(url, { browser, username: 'one-car@example.com' });
      return (await tokensFor(answer['code'], partner)).access_token;
    };
    const both = await linkFor('read_battery read_charge');
    const { vehicles } = await jsonOf<{ vehicles: string[] }>(await get('/v2.0/vehicles', both));
    const path = `/v2.0/vehicles/${vehicles[0]}`;
    expect((await get(`${path}/charge`, both)).status).toBe(200);
    const battery = await linkFor('read_battery');
    for (const token of [both, battery]) {
      expect((await get(`${path}/battery`, token)).status).toBe(200);
      expect(await errorOf(await get(`${path}/charge`, token))).toBe(REFUSED);
    }
  });
});

it('a VIN is kept where its owner allowed it, and told once they do', async () => {
  const partner = await register();
  const browser = new Browser();
  const linkFor = async (scope: string): Promise<string> => {
    browser.left = null;
    const { answer } = await share(connectUrl({ scope, approval_prompt: 'force' }, partner), {
      browser,
      username: 'one-car@example.com',
    });
    return (await tokensFor(answer['code'], partner)).access_token;
  };
  const kept = async (): Promise<(string | null)[]> =>
    (await Promise.all((await allGarages()).map((stub) => recordsIn(stub, 'vehicles'))))
      .flat()
      .filter(({ id }) => ids.includes(id))
      .map(({ information }) => information.vin);
  const token = await linkFor('read_odometer');
  const { vehicles: ids } = await jsonOf<{ vehicles: string[] }>(await get('/v2.0/vehicles', token));
  expect(await kept()).toEqual([null]);
  const open = await linkFor('read_vin');
  const { vin } = await jsonOf<{ vin: string }>(await get(`/v2.0/vehicles/${ids[0]}/vin`, open));
  expect(await kept()).toEqual([vin]);
});
