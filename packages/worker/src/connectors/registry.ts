import { exports } from 'cloudflare:workers';
import type { Provider } from '@keyfob/shared/vehicle/vehicle';
import { type ConnectedProvider, isConnected } from '../application/registration/connected-providers.ts';
import type { Registration } from '../application/registration/registration.ts';
import type { Config } from '../config.ts';
import type { Connector, Transport } from './connector.ts';
import { simulatorConnector } from './simulator/connector.ts';

/** What connectors need of the settings. */
export type ConnectorConfig = Pick<Config, 'origin'>;

/** The simulator runs in this Worker: a loopback reaches it without a way out to the network and back. */
const loopback: Transport = (request) => exports.default.fetch(request);

const CONNECTORS: Readonly<Record<ConnectedProvider, (config: ConnectorConfig) => Connector>> = {
  simulator: ({ origin }) => simulatorConnector({ origin, transport: loopback }),
};

/** The connector of a provider; `null` where this Keyfob has none. */
export const connectorFor = (provider: Provider, config: ConnectorConfig): Connector | null =>
  isConnected(provider) ? CONNECTORS[provider](config) : null;

/** What an application's registration says of where its vehicles come from. */
export type Reach = Pick<Registration, 'providers' | 'mode'>;

/**
 * A live application never meets the simulator, whatever else it is registered for; a simulated one meets nobody else,
 * whatever names it is registered for.
 */
const connectorsFor = ({ providers, mode }: Reach, config: ConnectorConfig): readonly Connector[] => {
  const reached: readonly Provider[] =
    mode === 'simulated' ? ['simulator'] : providers.filter((provider) => provider !== 'simulator');
  return reached.flatMap((provider) => connectorFor(provider, config) ?? []);
};

/** The first of an application's providers that can link a brand; `null` where none can. */
export const connectorForBrand = (reach: Reach, brand: string, config: ConnectorConfig): Connector | null =>
  connectorsFor(reach, config).find((connector) => connector.brands.includes(brand)) ?? null;

/** Slugs of the brands that any of an application's providers can link, each once. */
export const reachableBrands = (reach: Reach, config: ConnectorConfig): readonly string[] => [
  ...new Set(connectorsFor(reach, config).flatMap((connector) => connector.brands)),
];
