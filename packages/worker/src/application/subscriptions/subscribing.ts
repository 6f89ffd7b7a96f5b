import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Db } from '../../storage/transact.ts';
import { readManagementTokens } from '../management/tokens.ts';
import { readRegistration } from '../registration/record.ts';
import type { SmartcarWebhook, WebhookRecord } from '../webhooks/records.ts';
import { readWebhook, writeWebhook } from '../webhooks/tables.ts';
import { keyOf, type OnTheirWay } from './due.ts';
import { reduceSubscription } from './looking.ts';
import type { LookRound, SettledLook, Subscription } from './records.ts';
import {
  deleteSubscription,
  dueSubscriptions,
  readSubscription,
  subscriptionsOf,
  writeSubscription,
} from './rows.ts';

type SmartcarRecord = WebhookRecord & { readonly smartcar: SmartcarWebhook };

/** A webhook that speaks Smartcar's protocol; any other is none here. */
export const readSmartcarWebhook = (db: Db, id: string): SmartcarRecord | null => {
  const webhook = readWebhook(db, id);
  return webhook?.smartcar ? { ...webhook, smartcar: webhook.smartcar } : null;
};

/** An endpoint has answered the challenge, or why not. One that did once stays verified while it is asked again. */
export const settleVerification = (
  db: Db,
  id: string,
  problem: string | null,
  now: number,
): Result<WebhookRecord> => {
  const webhook = readSmartcarWebhook(db, id);
  if (!webhook) return fail('not_found');
  const { smartcar } = webhook;
  const verifiedAt = problem === null ? now : smartcar.verifiedAt;
  const settled = { ...webhook, smartcar: { ...smartcar, verifiedAt, problem } };
  writeWebhook(db, settled);
  return succeed(settled);
};

/** Tells a webhook of a vehicle from now on. Said twice it stays said. */
export const subscribe = (
  db: Db,
  { webhookId, vehicleId, garage }: Pick<Subscription, 'webhookId' | 'vehicleId' | 'garage'>,
  now: number,
): Result<null> => {
  const webhook = readSmartcarWebhook(db, webhookId);
  if (!webhook) return fail('not_found');
  if (webhook.smartcar.verifiedAt === null)
    return fail('validation_failed', 'the webhook is not verified yet', 'webhookId');
  if (readSubscription(db, webhookId, vehicleId)) return succeed(null);
  writeSubscription(db, {
    webhookId,
    vehicleId,
    garage,
    dueAt: now,
    lookAt: now,
    told: { signals: null, error: null },
    waiting: null,
    last: null,
  });
  return succeed(null);
};

export const unsubscribe = (db: Db, webhookId: string, vehicleId: string): Result<null> => {
  if (!readSubscription(db, webhookId, vehicleId)) return fail('not_found');
  deleteSubscription(db, webhookId, vehicleId);
  return succeed(null);
};

/** A page of a webhook's vehicles by id, beyond `after`. */
export const listSubscriptions = (
  db: Db,
  webhookId: string,
  after: string,
  limit: number,
): Result<Subscription[]> =>
  readSmartcarWebhook(db, webhookId)
    ? succeed(subscriptionsOf(db, webhookId, after, limit))
    : fail('not_found');

/** So many at a time, of one application: beyond that providers and receivers would feel it. */
const MOST = 30;
/** A Worker has six connections. */
const ROUND = 6;

const roundsOf = (
  db: Db,
  webhookId: string,
  due: readonly Subscription[],
  now: number,
): readonly LookRound[] => {
  const webhook = readSmartcarWebhook(db, webhookId);
  const registration = readRegistration(db);
  const [token] = readManagementTokens(db);
  if (!webhook || !registration || !token) {
    // Nothing could be signed: whether that has changed is looked at when they are due next.
    for (const each of due) {
      const later = reduceSubscription(
        each,
        { type: 'quiet' },
        webhook?.smartcar.interval ?? LIFETIMES.smartcarWebhookInterval,
        now,
      );
      if (later) writeSubscription(db, later);
    }
    return [];
  }
  const { id, url, place, origin, smartcar } = webhook;
  return Array.from({ length: Math.ceil(due.length / ROUND) }, (_, index) => ({
    webhook: { id, url, place, origin, smartcar },
    registration,
    token,
    subscriptions: due.slice(index * ROUND, (index + 1) * ROUND),
  }));
};

/** What is to be looked at now, but for what is on its way. */
export const takeLooks = (db: Db, onTheirWay: OnTheirWay, now: number): LookRound[] => {
  const out = [...onTheirWay.values()].filter((until) => until > now).length;
  if (out >= MOST) return [];
  const due = dueSubscriptions(db, now, MOST)
    .filter((each) => (onTheirWay.get(keyOf(each)) ?? 0) <= now)
    .slice(0, MOST - out);
  return [...new Set(due.map(({ webhookId }) => webhookId))].flatMap((webhookId) =>
    roundsOf(
      db,
      webhookId,
      due.filter((each) => each.webhookId === webhookId),
      now,
    ),
  );
};

/** What became of some looks. Who was unsubscribed meanwhile stays it, and what is overtaken says nothing. */
export const settleLooks = (db: Db, webhookId: string, looks: readonly SettledLook[], now: number): void => {
  const webhook = readSmartcarWebhook(db, webhookId);
  if (!webhook) return;
  for (const { seen, outcome } of looks) {
    const standing = readSubscription(db, webhookId, seen.vehicleId);
    if (standing?.dueAt !== seen.dueAt) continue;
    const next = reduceSubscription(standing, outcome, webhook.smartcar.interval, now);
    if (next) writeSubscription(db, next);
    else deleteSubscription(db, webhookId, seen.vehicleId);
  }
};
