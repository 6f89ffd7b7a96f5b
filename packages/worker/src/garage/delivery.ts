import { exports } from 'cloudflare:workers';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOf } from '../application/application-of.ts';
import { routingSecretOf } from '../config.ts';
import { objectName } from '../crypto/handle.ts';
import type { Env } from '../env.ts';
import type { Desk } from './desk.ts';
import type { GarageRecord, ProviderGrantRecord } from './records.ts';
import { acknowledge, leaseOutbox, type OutboxItem, rearmOutbox } from './tables/outbox.ts';
import { readProviderGrant } from './tables/vehicles.ts';
import { readGarage } from './verbs/create-session.ts';
import { forgetProviderGrant } from './verbs/provider-access.ts';

/** What one alarm takes out of the outbox. */
export interface Batch {
  readonly garage: GarageRecord;
  readonly listing: readonly OutboxItem[];
  readonly revocations: readonly { readonly seq: number; readonly access: ProviderGrantRecord | null }[];
}

export const leaseBatch = (desk: Desk): Result<Batch> => {
  const garage = readGarage(desk.db);
  if (!garage) return fail('not_found');
  const listing = leaseOutbox(desk.db, 'listing', desk.now);
  const revocations = leaseOutbox(desk.db, 'revocation', desk.now).map((item) => ({
    seq: item.seq,
    access: item.kind === 'revocation' ? readProviderGrant(desk.db, item.providerGrantId) : null,
  }));
  rearmOutbox(desk.db, desk.now);
  return succeed({ garage, listing, revocations });
};

/** What got through: the items to strike, and the provider grants that are gone. */
export interface Delivered {
  readonly seqs: readonly number[];
  readonly providerGrantIds: readonly string[];
}

export const settleBatch = (desk: Desk, delivered: Delivered): void => {
  for (const id of delivered.providerGrantIds) forgetProviderGrant(desk, id);
  acknowledge(desk.db, delivered.seqs);
  rearmOutbox(desk.db, desk.now);
};

const list = async (env: Env, garage: GarageRecord, items: readonly OutboxItem[]): Promise<number[]> => {
  const vehicles = items.flatMap((item) => (item.kind === 'listing' ? [item.vehicle] : []));
  const routing = await routingSecretOf(env.KEYFOB_ROUTING_SECRET ?? '');
  if (!routing || vehicles.length === 0) return [];
  const name = await objectName(routing, 'application', garage.applicationId);
  await applicationOf(env, { jurisdiction: garage.jurisdiction, name }).listVehicles(garage.name, vehicles);
  return items.map(({ seq }) => seq);
};

const revoke = async ({ garage, revocations }: Batch): Promise<Delivered> => {
  const items = revocations.flatMap(({ access }) => (access ? [{ garage: garage.name, access }] : []));
  const done: readonly string[] = items.length > 0 ? await exports.Courier.revoke(items) : [];
  const settled = revocations.filter(({ access }) => access === null || done.includes(access.id));
  return { seqs: settled.map(({ seq }) => seq), providerGrantIds: [...done] };
};

/** The listing by a hop to the Application, revocations by the courier. One failing does not keep the other back. */
export const deliver = async (env: Env, batch: Batch): Promise<Delivered> => {
  const [listed, revoked] = await Promise.allSettled([list(env, batch.garage, batch.listing), revoke(batch)]);
  const seqs = listed.status === 'fulfilled' ? listed.value : [];
  return revoked.status === 'fulfilled'
    ? { seqs: [...seqs, ...revoked.value.seqs], providerGrantIds: revoked.value.providerGrantIds }
    : { seqs, providerGrantIds: [] };
};
