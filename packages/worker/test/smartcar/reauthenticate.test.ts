import { describe, expect, it } from 'vitest';
import { mintHandle, readHandle } from '../../src/crypto/handle.ts';
import { insideOf, standingAccess } from '../link/inside.ts';
import { linkOf, wayBack } from '../link/walker.ts';
import { config, demo, register } from '../support/applications.ts';
import { Browser, type Page } from '../support/browser.ts';
import { REDIRECT_URI } from '../support/keyfob.ts';
import {
  answerIn,
  connect,
  connectUrl,
  faultOn,
  type Parameters,
  reauthenticateUrl,
  signIn,
} from './connect-face.ts';

/** An owner with one linked Tesla, whose id the application knows. */
const owner = async (username = 'one-car@example.com') => {
  const { browser, answer, tokens } = await connect({}, { username });
  const page = await browser.press(
    await browser.open(connectUrl({ state: crypto.randomUUID() })),
    'continue-button',
  );
  const link = linkOf(page);
  const look = () => insideOf(link);
  const vehicle = (await look()).vehicles[0];
  if (!vehicle) throw new Error('Nothing was linked.');
  browser.left = null;
  return { browser, answer, tokens, look, vehicleId: vehicle.id, before: vehicle };
};

const brandsOf = async (browser: Browser, url: string): Promise<Page> =>
  browser.press(await browser.open(url), 'continue-button');

describe('reauthenticate', () => {
  it('in the owner’s browser: the brand is chosen, the vehicle goes onto fresh access, and no code comes', async () => {
    const { browser, look, vehicleId, before } = await owner();
    const url = reauthenticateUrl(vehicleId, { state: 's+1' });
    const page = await brandsOf(browser, url);
    expect(page.url.endsWith('/provider')).toBe(true);
    await signIn(url, { browser, username: 'one-car@example.com' });
    expect(browser.left?.startsWith(`${REDIRECT_URI}?`)).toBe(true);
    expect(answerIn(browser)).toEqual({
      vehicle_id: vehicleId,
      state: 's+1',
      iss: 'http://localhost:8787/smartcar',
    });
    const inside = await look();
    const [after] = inside.vehicles;
    expect([inside.vehicles.length, after?.id, after?.status]).toEqual([1, vehicleId, 'authorized']);
    expect(after?.scopes).toEqual(before.scopes);
    expect(after?.providerGrantId).not.toBe(before.providerGrantId);
    expect(standingAccess(inside).map(({ id }) => id)).toEqual([after?.providerGrantId]);
    expect([inside.grants.length, inside.codes.length]).toEqual([1, 1]);
  });

  it('in another browser: the owner chooses the brand, and the vehicle’s garage learns of fresh access only', async () => {
    const { look, vehicleId, before } = await owner();
    const stranger = new Browser();
    const url = reauthenticateUrl(vehicleId);
    expect((await brandsOf(stranger, url)).url.endsWith('/brand')).toBe(true);
    await signIn(url, { browser: stranger, username: 'one-car@example.com' });
    expect(answerIn(stranger)['vehicle_id']).toBe(vehicleId);
    const [after] = (await look()).vehicles;
    expect(after?.providerGrantId).not.toBe(before.providerGrantId);
    const sessions = (await look()).sessions.filter(({ request }) => request.connect?.reconnects);
    expect(sessions).toEqual([]);
  });

  it('an account that does not have the vehicle changes nothing there, and leaves as one without vehicles', async () => {
    const { look, vehicleId, before } = await owner();
    const stranger = new Browser();
    const url = reauthenticateUrl(vehicleId);
    const { page } = await signIn(url, { browser: stranger, username: 'two-cars@example.com' });
    expect(page.html).toContain('The car that is to be connected again is not in the account');
    expect((await look()).vehicles).toEqual([before]);
    expect(standingAccess(await look())).toHaveLength(1);
    const own = await insideOf(linkOf(page));
    expect([own.vehicles, own.grants, standingAccess(own)]).toEqual([[], [], []]);
    await stranger.press(page, 'cancel-button');
    expect(answerIn(stranger)['error']).toBe('no_vehicles');
  });

  it('tells a stranger the same of a vehicle there is and one there is not, up to the very end', async () => {
    const { vehicleId } = await owner();
    const { routing } = await config();
    const place = (await readHandle(routing, 'connectedVehicle', vehicleId))?.place;
    if (!place) throw new Error('No place');
    const nobody = await mintHandle(routing, 'connectedVehicle', {
      ...place,
      name: 'AAAAAAAAAAAAAAAAAAAAAA',
    });
    const pages = [];
    for (const id of [vehicleId, await mintHandle(routing, 'connectedVehicle', place), nobody]) {
      const { page } = await signIn(reauthenticateUrl(id), { username: 'two-cars@example.com' });
      pages.push(page.html.replaceAll(/lnk_[\w-]+|nonce(-|=| value=)?"?[\w-]+|<code dir="ltr">[\w-]+/g, ''));
    }
    expect(new Set(pages.map((html) => html.replaceAll(/data-[\w-]+="[^"]*"|value="[^"]*"/g, ''))).size).toBe(
      1,
    );
  });

  it('another application’s vehicle is none, even for its owner', async () => {
    const { look, vehicleId, before } = await owner();
    const other = await register();
    const { browser, page } = await signIn(reauthenticateUrl(vehicleId, {}, other), {
      username: 'one-car@example.com',
    });
    expect(page.html).toContain('The car that is to be connected again is not in the account');
    expect((await look()).vehicles).toEqual([before]);
    expect(browser.left).toBeNull();
  });

  it('a vehicle that was given back is none', async () => {
    const { tokens, vehicleId, browser } = await owner();
    expect(tokens.access_token).toBeTruthy();
    const { fetchKeyfob } = await import('../support/keyfob.ts');
    const removed = await fetchKeyfob(`/v1/connected-vehicles/${vehicleId}`, {
      method: 'DELETE',
      headers: { Authorization: demo.basic },
    });
    expect(removed.ok).toBe(true);
    const { page } = await signIn(reauthenticateUrl(vehicleId), { username: 'one-car@example.com' });
    expect(page.html).toContain('The car that is to be connected again is not in the account');
    expect(browser.left).toBeNull();
  });

  it('reloading the provider’s return afterwards sends the owner back no further', async () => {
    const { vehicleId } = await owner();
    const { browser, page } = await signIn(reauthenticateUrl(vehicleId), { username: 'one-car@example.com' });
    const again = await browser.open(page.url.replace('?forward', ''));
    expect(wayBack(again)).toContain(`vehicle_id=${vehicleId}`);
  });

  it.each<readonly [string, Parameters, string]>([
    ['no vehicle', { vehicle_id: null }, 'Missing required parameter: "vehicle_id"'],
    ['what is no vehicle id', { vehicle_id: 'veh_AAAA' }, 'Invalid parameter vehicle_id: veh_AAAA.'],
    ['another response type', { response_type: 'code' }, 'Invalid parameter response_type: code.'],
    [
      'an id of the owner that is too long',
      { external_id: 'x'.repeat(257) },
      'Invalid parameter external_id.',
    ],
    ['no response type', { response_type: null }, 'Missing required parameter: "response_type"'],
  ])('%s', async (_, changes, fault) => {
    const page = await new Browser().open(reauthenticateUrl('veh_AAAA', changes));
    expect([page.status, faultOn(page)]).toEqual([400, `400: ${fault}`]);
  });
});
