import { exports } from 'cloudflare:workers';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOf } from '../application/application-of.ts';
import { keyfobEvent } from '../application/webhooks/event.ts';
import { routingSecretOf } from '../config.ts';
import { objectName } from '../crypto/handle.ts';
import type { Env } from '../env.ts';
import type { Desk } from './desk.ts';
import type { GarageRecord, ProviderGrantRecord } from './records.ts';
import { acknowledge, leaseOutbox, type OutboxItem, rearmOutbox, strikeRevocation } from './tables/outbox.ts';
import { readProviderGrant } from './tables/vehicles.ts';
import { readGarage } from './verbs/create-session.ts';
import { forgetProviderGrant } from './verbs/provider-access.ts';

/** What one alarm takes out of the outbox. */
export interface Batch {
  readonly garage: GarageRecord;
  /** For the application: its listing, and what its webhooks tell. */
  readonly told: readonly OutboxItem[];
  /** For the courier. */
  readonly accesses: readonly ProviderGrantRecord[];
}

const TOLD_BATCH = 40;
/** A Worker has six connections, and what waits for one waits on its own time. */
const REVOCATION_BATCH = 6;

const leaseRevocations = (desk: Desk): ProviderGrantRecord[] => {
  const items = leaseOutbox(desk.db, ['revocation'], desk.now, REVOCATION_BATCH);
  const found = items.map((item) => ({
    seq: item.seq,
    access: item.kind === 'revocation' ? readProviderGrant(desk.db, item.providerGrantId) : null,
  }));
  // What is gone already needs nobody.
  acknowledge(
    desk.db,
    found.filter(({ access }) => access === null).map(({ seq }) => seq),
  );
  return found.flatMap(({ access }) => access ?? []);
};

export const leaseBatch = (desk: Desk): Result<Batch> => {
  const garage = readGarage(desk.db);
  if (!garage) return fail('not_found');
  const told = leaseOutbox(desk.db, ['listing', 'event'], desk.now, TOLD_BATCH);
  const accesses = leaseRevocations(desk);
  rearmOutbox(desk.db, desk.now);
  return succeed({ garage, told, accesses });
};

/** The application has these. */
export const settleTold = (desk: Desk, seqs: readonly number[]): void => {
  acknowledge(desk.db, seqs);
  rearmOutbox(desk.db, desk.now);
};

/** The providers have these back. */
export const settleRevocations = (desk: Desk, providerGrantIds: readonly string[]): void => {
  for (const id of providerGrantIds) {
    forgetProviderGrant(desk, id);
    strikeRevocation(desk.db, id);
  }
  rearmOutbox(desk.db, desk.now);
};

/** Tells the application's object, in one hop. Answers which items it has now. */
export const tell = async (env: Env, { garage, told }: Batch): Promise<number[]> => {
  const routing = await routingSecretOf(env.KEYFOB_ROUTING_SECRET ?? '');
  if (!routing || told.length === 0) return [];
  const { applicationId, jurisdiction, mode, userId } = garage;
  const name = await objectName(routing, 'application', applicationId);
  const vehicles = told.flatMap((item) => (item.kind === 'listing' ? [item.vehicle] : []));
  const events = told.flatMap((item) => {
    if (item.kind !== 'event') return [];
    const { id, type, at, ...about } = item.event;
    return [keyfobEvent(id, type, at, { mode, userId, ...about })];
  });
  await applicationOf(env, { jurisdiction, name }).receive(garage.name, vehicles, events, garage.createdAt);
  return told.map(({ seq }) => seq);
};

/** Hands revocations to the courier, who says later which were done. */
export const handOver = async ({ garage, accesses }: Batch): Promise<void> => {
  const { jurisdiction, name } = garage;
  if (accesses.length > 0) await exports.Courier.revokeAccess({ jurisdiction, name }, accesses);
};
