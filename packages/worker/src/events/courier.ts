import { WorkerEntrypoint } from 'cloudflare:workers';
import { applicationOf } from '../application/application-of.ts';
import type { DeliveryRound } from '../application/webhooks/records.ts';
import type { ProviderTokens } from '../connectors/connector.ts';
import { connectorFor } from '../connectors/registry.ts';
import { unsealTokens } from '../connectors/sealed-tokens.ts';
import type { Place } from '../crypto/handle.ts';
import { type KeyRing, readKeyRing } from '../crypto/key-ring.ts';
import type { Env } from '../env.ts';
import { garageOf } from '../garage/garage-of.ts';
import type { ProviderGrantRecord } from '../garage/records.ts';
import { faultOf, log } from '../log.ts';
import { onDemand } from '../on-demand.ts';

/** Loaded with the first webhook to deliver. */
const delivering = onDemand(() => import('./webhook-delivery.ts'));

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
 * The Worker's hands for the objects, which wait neither for providers nor for partners: it answers as soon as it has
 * taken what an object leases it, works on, and tells the object afterwards what was done. What it never tells of, because
 * it crashed, is leased again.
 */
export class Courier extends WorkerEntrypoint<Env> {
  /** Gives access back to the providers of one garage. */
  revokeAccess(garage: Place, accesses: readonly ProviderGrantRecord[]): void {
    this.#goOn('revocation', this.#revokeAll(garage, accesses));
  }

  /** Delivers webhooks to one endpoint. */
  deliver(round: DeliveryRound): void {
    this.#goOn('webhooks', this.#deliverAll(round));
  }

  /** A Worker may work for half a minute after it has answered; everything here ends within fifteen seconds. */
  #goOn(kind: string, work: Promise<void>): void {
    this.ctx.waitUntil(
      work.catch((error: unknown) => {
        log('courier_failed', { kind, ...faultOf(error) });
      }),
    );
  }

  async #revokeAll(garage: Place, accesses: readonly ProviderGrantRecord[]): Promise<void> {
    const ring = readKeyRing(this.env.KEYFOB_KEYS ?? '');
    if (!ring) return;
    const done = await Promise.all(
      accesses.map((access) => giveBack(ring, { garage: garage.name, access }).catch(() => false)),
    );
    const ids = accesses.filter((_, index) => done[index]).map(({ id }) => id);
    if (ids.length > 0) await garageOf(this.env, garage).settleRevocations(ids);
  }

  async #deliverAll(round: DeliveryRound): Promise<void> {
    const { deliverRound } = await delivering();
    const outcomes = await deliverRound(this.env, round);
    await applicationOf(this.env, round.webhook.place).settleRound(round.webhook.id, outcomes);
  }
}
