import { beforeEach, describe, expect, test } from 'vitest';
import type { Connector, ProviderTokens } from '../../src/connectors/connector.ts';
import { simulatorConnector } from '../../src/connectors/simulator/connector.ts';
import { browserOf, CALLBACK, locationOf, ORIGIN, openSite, type Site } from '../simulator/site.ts';
import { connectorContract } from './contract.ts';

const signInAs =
  (site: Site, username: string) =>
  async (url: string): Promise<URLSearchParams> => {
    const browser = browserOf(site);
    expect((await browser.open(url)).status).toBe(200);
    const answer = await browser.submit(url, { username, password: 'any' });
    expect(answer.status).toBe(303);
    return locationOf(answer).searchParams;
  };

const connectorTo = (site: Site): Connector =>
  simulatorConnector({ origin: ORIGIN, transport: site.fetch, now: site.now });

connectorContract('simulator', async () => {
  const site = await openSite();
  return {
    connect: (transport = site.fetch) => simulatorConnector({ origin: ORIGIN, transport, now: site.now }),
    callbackUrl: CALLBACK,
    brand: 'tesla',
    signIn: signInAs(site, 'owner'),
    signInWithoutVehicles: signInAs(site, 'no-vehicles@example.com'),
    turnBack: async (url) => {
      const page = await (await browserOf(site).open(url)).text();
      const href = page.match(/class="back" href="([^"]+)"/)?.[1];
      return new URL((href ?? '').replaceAll('&amp;', '&')).searchParams;
    },
    bindsCodeToAttempt: true,
    refusing: (reason) => async () => Response.json({ error: reason }, { status: 409 }),
    now: site.now,
  };
});

describe('a scripted account', () => {
  let site: Site;
  let connector: Connector;

  beforeEach(async () => {
    site = await openSite();
    connector = connectorTo(site);
  });

  const link = async (username: string, brand = 'tesla'): Promise<ProviderTokens> => {
    const begun = await connector.begin({
      state: 's',
      callbackUrl: CALLBACK,
      brand,
      scopes: ['vehicle:information', 'control:vehicle:charging', 'control:vehicle:security'],
      language: 'nb',
    });
    if (!begun.ok) throw new Error(begun.code);
    const query = await signInAs(site, username)(begun.value.url);
    const tokens = await connector.complete({ query, callbackUrl: CALLBACK, secret: begun.value.secret });
    if (!tokens.ok) throw new Error(tokens.code);
    return tokens.value;
  };

  const vehicleIds = async (tokens: ProviderTokens): Promise<string[]> => {
    const vehicles = await connector.vehicles(tokens.accessToken);
    return vehicles.ok ? vehicles.value.map((vehicle) => vehicle.upstreamId) : [];
  };

  test.each([
    ['one-car@example.com', 1],
    ['two-cars@example.com', 2],
    ['Three-Cars@Example.com ', 3],
  ])('%s has %i', async (username, count) => {
    expect(await vehicleIds(await link(username))).toHaveLength(count);
  });

  test.each(['provider-down@example.com', 'rate-limited@example.com'])(
    '%s finds nobody at home',
    async (name) => {
      const { accessToken } = await link(name);
      expect(await connector.vehicles(accessToken)).toMatchObject({ code: 'provider_unavailable' });
    },
  );

  test('vehicle-unreachable@example.com lists cars that do not answer', async () => {
    const tokens = await link('vehicle-unreachable@example.com');
    const [id] = await vehicleIds(tokens);
    expect(await connector.read(tokens.accessToken, id ?? '', [])).toMatchObject({
      code: 'vehicle_unreachable',
    });
  });

  test('access-lost@example.com links, and is then refused', async () => {
    const tokens = await link('access-lost@example.com');
    const [id] = await vehicleIds(tokens);
    const lost = { code: 'reauthorization_required' };
    expect(await connector.read(tokens.accessToken, id ?? '', [])).toMatchObject(lost);
    expect(await connector.refresh(tokens.refreshToken ?? '')).toMatchObject(lost);
  });

  test('a car that burns fuel cannot be charged but locked', async () => {
    // Only a first car is sure to have a battery; after its one chargeable model comes the 1500.
    const tokens = await link('two-cars@example.com', 'ram');
    const [, id] = await vehicleIds(tokens);
    expect(await connector.command(tokens.accessToken, id ?? '', { name: 'start-charging' })).toMatchObject({
      code: 'command_not_supported',
    });
    expect((await connector.command(tokens.accessToken, id ?? '', { name: 'lock' })).ok).toBe(true);
    const reading = await connector.read(tokens.accessToken, id ?? '', ['vehicle:charge_state']);
    expect(reading).toEqual({ ok: true, value: {} });
  });

  test('an access token lasts ten minutes', async () => {
    const tokens = await link('owner');
    site.wait(599);
    expect((await connector.vehicles(tokens.accessToken)).ok).toBe(true);
    site.wait(2);
    expect(await connector.vehicles(tokens.accessToken)).toMatchObject({ code: 'reauthorization_required' });
    expect((await connector.refresh(tokens.refreshToken ?? '')).ok).toBe(true);
  });
});
