import type { KeyRing } from '../crypto/key-ring.ts';
import { seal, unseal } from '../crypto/seal.ts';
import type { ProviderTokens } from './connector.ts';

const context = (providerGrantId: string): string => `provider-tokens|${providerGrantId}`;

/** Seals a provider's tokens with the key of their garage, bound to their record. */
export const sealTokens = (
  ring: KeyRing,
  garage: string,
  providerGrantId: string,
  tokens: ProviderTokens,
): Promise<string> => seal(ring, `garage:${garage}`, context(providerGrantId), JSON.stringify(tokens));

export const unsealTokens = async (
  ring: KeyRing,
  garage: string,
  providerGrantId: string,
  sealed: string,
): Promise<ProviderTokens | null> => {
  const text = await unseal(ring, `garage:${garage}`, context(providerGrantId), sealed);
  return text === null ? null : JSON.parse(text);
};
