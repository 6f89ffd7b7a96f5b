import { fail, type Result, succeed } from '@keyfob/shared/result';
import { connectorFor } from '../connectors/registry.ts';
import { sealTokens, unsealTokens } from '../connectors/sealed-tokens.ts';
import type { KeyRing } from '../crypto/key-ring.ts';
import type { ProviderGrantRecord } from './records.ts';

/** Calls that are on their way, by key: who comes meanwhile shares the answer. */
export class SingleFlight<T> {
  readonly #running = new Map<string, Promise<T>>();

  join(key: string, start: () => Promise<T>): Promise<T> {
    const running = this.#running.get(key);
    if (running) return running;
    const flight = start().finally(() => this.#running.delete(key));
    this.#running.set(key, flight);
    return flight;
  }
}

/**
 * Renews a provider's tokens: the one time an object waits for a provider. Refresh tokens of providers are good
 * once, so two renewals at a time would lose the owner's car; the caller shares one promise.
 */
export const renewTokens = async (
  ring: KeyRing,
  garage: string,
  access: ProviderGrantRecord,
): Promise<Result<ProviderGrantRecord>> => {
  const connector = connectorFor(access.provider, access);
  const tokens = await unsealTokens(ring, garage, access.id, access.sealedTokens);
  if (!connector || !tokens?.refreshToken) return fail('reauthorization_required');
  const renewed = await connector.refresh(tokens.refreshToken);
  if (!renewed.ok) return renewed;
  // Some providers send no new refresh token: the old one stays good (RFC 6749 §6).
  const kept = { ...renewed.value, refreshToken: renewed.value.refreshToken ?? tokens.refreshToken };
  const sealedTokens = await sealTokens(ring, garage, access.id, kept);
  return succeed({ ...access, sealedTokens, expiresAt: kept.expiresAt });
};
