import { exports } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOf, applicationPlace } from '../application/application-of.ts';
import { keyfobEvent } from '../application/webhooks/event.ts';
import { routingSecretOf } from '../config.ts';
import type { Env } from '../env.ts';
import { withinTime } from '../time-limit.ts';
import type { Desk } from './desk.ts';
import type { GarageRecord, ProviderGrantRecord } from './records.ts';
import {
  acknowledge,
  dueRevocations,
  lease,
  type OutboxItem,
  strikeRevocation,
  waitingToBeTold,
} from './state/outbox.ts';
import type { Draft } from './state/state.ts';
import { readProviderGrant } from './state/vehicles.ts';
import { readGarage } from './verbs/create-session.ts';
import { forgetProviderGrant } from './verbs/provider-access.ts';

/** What the application is told at a time: its listing, and what its webhooks tell. */
export interface Telling {
  readonly garage: GarageRecord;
  readonly told: readonly OutboxItem[];
}

const TOLD_BATCH = 40;
/** A Worker has six connections, so each courier is given no more. */
const REVOCATION_BATCH = 6;

/** All that waits, oldest first, and what failed before once more: the application hears it in the order it came to be. */
export const takeTelling = (desk: Desk): Result<Telling> => {
  const garage = readGarage(desk.draft);
  if (!garage) return fail('not_found');
  return succeed({ garage, told: waitingToBeTold(desk.draft).slice(0, TOLD_BATCH) });
};

/** The application has these, or is to be told of them later. */
export const settleTelling = (desk: Desk, { told }: Telling, heard: boolean): Result<null> => {
  if (heard) acknowledge(desk.draft, told);
  // All that waits, not this batch alone: what is left due would have the alarm ring again at once.
  else lease(desk.draft, waitingToBeTold(desk.draft), desk.now);
  return succeed(null);
};

/** Access to give back to providers. */
export interface Revocations {
  readonly garage: GarageRecord;
  readonly accesses: readonly ProviderGrantRecord[];
}

/** The access that some items of the outbox are about; nothing for what is gone already. */
const revocationsOf = (draft: Draft, items: readonly OutboxItem[]): Result<Revocations> => {
  const garage = readGarage(draft);
  if (!garage) return fail('not_found');
  const accesses = items.flatMap((item) =>
    item.kind === 'revocation' ? (readProviderGrant(draft, item.providerGrantId) ?? []) : [],
  );
  return succeed({ garage, accesses });
};

/** What has just been posted to be given back. */
export const postedRevocations = (draft: Draft, since: number): Result<Revocations> =>
  revocationsOf(
    draft,
    draft.all('outbox').filter(({ seq }) => seq > since),
  );

/** What nobody gave back is handed out again, held back until the courier says what it did. */
export const takeRevocations = ({ draft, now }: Desk): Result<Revocations> => {
  const items = dueRevocations(draft, now);
  lease(draft, items, now);
  const due = revocationsOf(draft, items);
  const held = due.ok ? due.value.accesses.map(({ id }) => id) : [];
  acknowledge(
    draft,
    items.filter((item) => item.kind === 'revocation' && !held.includes(item.providerGrantId)),
  );
  return due;
};

/** The providers have these back. */
export const settleRevocations = (desk: Desk, providerGrantIds: readonly string[]): void => {
  for (const id of providerGrantIds) {
    forgetProviderGrant(desk, id);
    strikeRevocation(desk.draft, id);
  }
};

/**
 * Tells the application's object, in one hop. It throws where that does not answer in time: then it takes nothing of it
 * any more, so that what is told again, or was erased meanwhile, is not overtaken by it.
 */
export const tell = async (env: Env, { garage, told }: Telling): Promise<void> => {
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
  const sessions = told.flatMap((item) => (item.kind === 'session' ? [item.session] : []));
  const until = Date.now() + LIFETIMES.tellingTaken * 1000;
  const answered = applicationOf(env, place).receive(
    garage.name,
    vehicles,
    events,
    garage.createdAt,
    sessions,
    until,
  );
  await withinTime(answered, LIFETIMES.tellingAnswered * 1000, () => {
    throw new Error('The application did not answer in time.');
  });
};

/** Hands revocations to the courier, who says later which were done. */
export const handOver = async ({ garage, accesses }: Revocations): Promise<void> => {
  const { jurisdiction, name } = garage;
  for (let from = 0; from < accesses.length; from += REVOCATION_BATCH)
    await exports.Courier.revokeAccess({ jurisdiction, name }, accesses.slice(from, from + REVOCATION_BATCH));
};
