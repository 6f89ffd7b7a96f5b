import type { Provider } from '@keyfob/shared/vehicle/vehicle';
import type { Registration } from './registration.ts';

/** The providers that this Keyfob has a connector for. What each is, connectors/registry.ts says, one for each here. */
export const CONNECTED_PROVIDERS = ['simulator'] as const satisfies readonly Provider[];
export type ConnectedProvider = (typeof CONNECTED_PROVIDERS)[number];

export const isConnected = (provider: Provider): provider is ConnectedProvider =>
  CONNECTED_PROVIDERS.some((each) => each === provider);

/** What applications of a mode can reach: the simulator alone, or every provider but it. */
export const providersFor = (mode: Registration['mode']): readonly Provider[] =>
  CONNECTED_PROVIDERS.filter((provider) => (provider === 'simulator') === (mode === 'simulated'));
