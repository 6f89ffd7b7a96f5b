import { exports } from 'cloudflare:workers';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOf, applicationPlace } from '../application/application-of.ts';
import { keyfobEvent } from '../application/webhooks/event.ts';
import { routingSecretOf } from '../config.ts';
import type { Env } from '../env.ts';
import type { Desk } from './desk.ts';
import type { GarageRecord, ProviderGrantRecord } from './records.ts';
import { acknowledge, dueInOutbox, lease, type OutboxItem, strikeRevocation } from './state/outbox.ts';
import { readProviderGrant } from './state/vehicles.ts';
import { readGarage } from './verbs/create-session.ts';
import { forgetProviderGrant } from './verbs/provider-access.ts';

/** What one alarm tells the application: its listing, and what its webhooks tell. */
export interface Telling {
  readonly garage: GarageRecord;
  readonly told: readonly OutboxItem[];
}

const TOLD_BATCH = 40;
/** A Worker has six connections, and what waits for one waits on its own time. */
const REVOCATION_BATCH = 6;

/** The courier says later what it did, so these are held back until then. */
const leaseRevocations = (desk: Desk): ProviderGrantRecord[] => {
  const items = dueInOutbox(desk.draft, ['revocation'], desk.now, REVOCATION_BATCH);
  lease(desk.draft, items, desk.now);
  return items.flatMap((item) => {
    const access = item.kind === 'revocation' ? readProviderGrant(desk.draft, item.providerGrantId) : null;
    // What is gone already needs nobody.
    if (!access) acknowledge(desk.draft, [item]);
    return access ?? [];
  });
};

/** What is to be told now. It needs no lease: the alarm waits until the application has it. */
export const takeTelling = (desk: Desk): Result<Telling> => {
  const garage = readGarage(desk.draft);
  if (!garage) return fail('not_found');
  return succeed({ garage, told: dueInOutbox(desk.draft, ['listing', 'event'], desk.now, TOLD_BATCH) });
};

/** The application has these, or is to be told of them later. Answers what the courier is to give back meanwhile. */
export const settleTelling = (desk: Desk, { told }: Telling, heard: boolean): ProviderGrantRecord[] => {
  if (heard) acknowledge(desk.draft, told);
  else lease(desk.draft, told, desk.now);
  return leaseRevocations(desk);
};

/** The providers have these back. */
export const settleRevocations = (desk: Desk, providerGrantIds: readonly string[]): void => {
  for (const id of providerGrantIds) {
    forgetProviderGrant(desk, id);
    strikeRevocation(desk.draft, id);
  }
};

/** Tells the application's object, in one hop. */
export const tell = async (env: Env, { garage, told }: Telling): Promise<void> => {
  if (told.length === 0) return;
  const routing = await routingSecretOf(env.KEYFOB_ROUTING_SECRET ?? '');
  if (!routing) throw new Error('There is no routing secret.');
  const { applicationId, jurisdiction, mode, userId } = garage;
  const place = await applicationPlace({ routing }, applicationId, jurisdiction);
  const vehicles = told.flatMap((item) => (item.kind === 'listing' ? [item.vehicle] : []));
  const events = told.flatMap((item) => {
    if (item.kind !== 'event') return [];
    const { id, type, at, ...about } = item.event;
    return [keyfobEvent(id, type, at, { mode, userId, ...about })];
  });
  await applicationOf(env, place).receive(garage.name, vehicles, events, garage.createdAt);
};

/** Hands revocations to the courier, who says later which were done. */
export const handOver = async (
  { jurisdiction, name }: GarageRecord,
  accesses: readonly ProviderGrantRecord[],
): Promise<void> => {
  if (accesses.length > 0) await exports.Courier.revokeAccess({ jurisdiction, name }, accesses);
};
