import { WorkerEntrypoint } from 'cloudflare:workers';
import type { ProviderTokens } from '../connectors/connector.ts';
import { connectorFor } from '../connectors/registry.ts';
import { unsealTokens } from '../connectors/sealed-tokens.ts';
import { type KeyRing, readKeyRing } from '../crypto/key-ring.ts';
import type { Env } from '../env.ts';
import type { ProviderGrantRecord } from '../garage/records.ts';

/** Access to give back to a provider. */
export interface Revocation {
  /** Name of the garage whose key sealed the tokens. */
  readonly garage: string;
  readonly access: ProviderGrantRecord;
}

/**
 * Gives one account's access back to its provider. `true` once the provider has it, or where nothing is left that
 * could be given back; `false` when it has to be tried again.
 */
export const giveBack = async (ring: KeyRing, { garage, access }: Revocation): Promise<boolean> => {
  const connector = connectorFor(access.provider, access);
  const tokens: ProviderTokens | null = await unsealTokens(ring, garage, access.id, access.sealedTokens);
  if (!connector || !tokens) return true;
  const revoked = await connector.revoke(tokens);
  return revoked.ok || revoked.code === 'reauthorization_required';
};

/**
 * The Worker's hands for the objects, which never wait for a provider themselves: a garage leases it a batch, and
 * removes what it says was done.
 */
export class Courier extends WorkerEntrypoint<Env> {
  /** Ids of the provider grants whose access went back. */
  async revoke(batch: readonly Revocation[]): Promise<string[]> {
    const ring = readKeyRing(this.env.KEYFOB_KEYS ?? '');
    if (!ring) return [];
    const done = await Promise.all(batch.map((item) => giveBack(ring, item).catch(() => false)));
    return batch.filter((_, index) => done[index]).map(({ access }) => access.id);
  }
}
