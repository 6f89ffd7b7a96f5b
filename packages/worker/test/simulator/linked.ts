import type { Result } from '@keyfob/shared/result';
import { ALL_VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import type { Connector, ProviderTokens, UpstreamVehicle } from '../../src/connectors/connector.ts';
import { simulatorConnector } from '../../src/connectors/simulator/connector.ts';
import { type Browser, browserOf, CALLBACK, locationOf, ORIGIN, openSite, type Site } from './site.ts';

/** The simulator, a browser before it and a connector behind it. */
export interface Linking {
  readonly site: Site;
  readonly browser: Browser;
  readonly connector: Connector;
  /** `wanted`: the profile that the link is for. */
  begin(brand: string, wanted?: string): Promise<{ readonly url: string; readonly secret: string }>;
  /** Goes through the sign-in form; what a right one comes back with. */
  link(username: string, brand?: string, wanted?: string): Promise<Result<ProviderTokens>>;
  /** The access token of an account that can be linked. */
  tokensOf(username: string, brand?: string, wanted?: string): Promise<string>;
  vehiclesOf(accessToken: string): Promise<readonly UpstreamVehicle[]>;
  firstOf(accessToken: string): Promise<UpstreamVehicle>;
}

const expectValue = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail ?? ''}`);
  return result.value;
};

export const openLinking = async (): Promise<Linking> => {
  const site = await openSite();
  const browser = browserOf(site);
  const connector = simulatorConnector({ origin: ORIGIN, transport: site.fetch, now: site.now });

  const begin: Linking['begin'] = async (brand, wanted) =>
    expectValue(
      await connector.begin({
        state: 'state',
        callbackUrl: CALLBACK,
        brand,
        scopes: ALL_VEHICLE_SCOPES,
        language: 'en',
        ...(wanted === undefined ? {} : { wantedProfile: wanted }),
      }),
    );

  const link: Linking['link'] = async (username, brand = 'tesla', wanted = undefined) => {
    const { url, secret } = await begin(brand, wanted);
    const answer = await browser.submit(url, { username, password: 'any' });
    return connector.complete({ query: locationOf(answer).searchParams, callbackUrl: CALLBACK, secret });
  };

  const vehiclesOf: Linking['vehiclesOf'] = async (accessToken) =>
    expectValue(await connector.vehicles(accessToken));

  return {
    site,
    browser,
    connector,
    begin,
    link,
    tokensOf: async (username, brand, wanted) => expectValue(await link(username, brand, wanted)).accessToken,
    vehiclesOf,
    firstOf: async (accessToken) => {
      const [vehicle] = await vehiclesOf(accessToken);
      if (!vehicle) throw new Error('no vehicle');
      return vehicle;
    },
  };
};
