import type { KeyfobEvent } from '@keyfob/shared/events';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Db } from '../../storage/transact.ts';
import { opensAt } from './due.ts';
import { isLiveSecret } from './endpoints.ts';
import type { DeliveryRecord, DeliveryRound, Outcome, WebhookRecord } from './records.ts';
import { isDown, reduceDelivery, reduceWebhook, roundSize } from './retry.ts';
import {
  addDelivery,
  dueDeliveries,
  firstDueAt,
  newestUntried,
  pruneDeliveries,
  readDelivery,
  readWebhook,
  readWebhooks,
  waitingDeliveries,
  waitingTest,
  writeDelivery,
  writeWebhook,
} from './tables.ts';

const newDelivery = (
  webhookId: string,
  garage: string | null,
  event: KeyfobEvent,
  now: number,
): DeliveryRecord => ({
  id: event.id,
  webhookId,
  garage,
  type: event.type,
  body: JSON.stringify(event),
  status: 'pending',
  tries: 0,
  createdAt: now,
  nextAt: now,
  giveUpAt: now + LIFETIMES.webhookTried * 1000,
  triedAt: null,
  responseStatus: null,
  problem: null,
});

/** One endpoint's messages that were taken, as a Worker is given them. */
const roundOf = (webhook: WebhookRecord, taken: readonly DeliveryRecord[], now: number): DeliveryRound[] => {
  const messages = taken.filter(({ status }) => status === 'pending').map(({ id, body }) => ({ id, body }));
  if (messages.length === 0) return [];
  const { id, url, place, origin } = webhook;
  const secrets = webhook.secrets.filter((secret) => isLiveSecret(secret, now));
  return [{ webhook: { id, url, place, origin }, secrets, messages }];
};

const isIdle = (db: Db, webhook: WebhookRecord, now: number): boolean =>
  opensAt(db, webhook, now) <= now && (firstDueAt(db, webhook.id) ?? Number.POSITIVE_INFINITY) > now;

/** Events for one endpoint. Where it has nothing to do they are written down as what they become at once: taken. */
const takeFresh = (
  db: Db,
  webhook: WebhookRecord,
  garage: string,
  events: readonly KeyfobEvent[],
  now: number,
): DeliveryRound[] => {
  const room = isIdle(db, webhook, now) ? roundSize(webhook) : 0;
  const fresh = events
    .filter(({ id }) => !readDelivery(db, webhook.id, id))
    .map((event) => newDelivery(webhook.id, garage, event, now));
  const taken = fresh.slice(0, room).map((delivery) => reduceDelivery(delivery, { type: 'taken' }, now));
  for (const delivery of [...taken, ...fresh.slice(room)]) addDelivery(db, delivery);
  const soon = now + LIFETIMES.webhookLease * 1000;
  // One message that its endpoint refuses again and again keeps nothing new back for long.
  if (webhook.resumeAt > soon && !isDown(webhook)) writeWebhook(db, { ...webhook, resumeAt: soon });
  return roundOf(webhook, taken, now);
};

/**
 * Takes events of a garage for every endpoint that listens: once each, however often they come. Answers what is to be
 * handed out now.
 */
export const takeEvents = (
  db: Db,
  garage: string,
  events: readonly KeyfobEvent[],
  now: number,
): DeliveryRound[] =>
  events.length === 0
    ? []
    : readWebhooks(db)
        .filter(({ disabledAt, smartcar }) => disabledAt === null && !smartcar)
        .flatMap((webhook) => takeFresh(db, webhook, garage, events, now));

/** A test of one endpoint. One that is still under way is answered again. */
export const sendTest = (
  db: Db,
  webhookId: string,
  event: KeyfobEvent,
  now: number,
): Result<DeliveryRecord> => {
  const webhook = readWebhook(db, webhookId);
  if (!webhook || webhook.smartcar) return fail('not_found');
  const standing = waitingTest(db, webhookId);
  if (standing) return sendAgain(db, webhookId, standing.id, now);
  addDelivery(db, { ...newDelivery(webhookId, null, event, now), nextAt: 0 });
  return sendAgain(db, webhookId, event.id, now);
};

/** Sends a message of the log once more, at once and before all others, also to an endpoint that is left in peace. */
export const sendAgain = (db: Db, webhookId: string, id: string, now: number): Result<DeliveryRecord> => {
  const webhook = readWebhook(db, webhookId);
  const delivery = readDelivery(db, webhookId, id);
  if (!webhook || !delivery) return fail('not_found');
  const again = reduceDelivery(delivery, { type: 'sent_again' }, now);
  writeDelivery(db, again);
  writeWebhook(db, { ...webhook, resumeAt: 0 });
  return succeed(again);
};

/**
 * What is to be tried now. While nothing gets through that is the oldest and the newest: some messages may be refused for
 * what is in them, and those keep nobody else's back.
 */
const dueNow = (db: Db, webhook: WebhookRecord, now: number): DeliveryRecord[] => {
  const due = dueDeliveries(db, webhook.id, now, roundSize(webhook));
  const newest = webhook.failures > 0 ? newestUntried(db, webhook.id, now) : null;
  if (newest === null || due.some(({ id }) => id === newest.id)) return due;
  return [...due.slice(0, -1), newest];
};

/** What of an endpoint's is to be tried now, leased. */
const takeRound = (db: Db, webhook: WebhookRecord, now: number): DeliveryRound[] => {
  if (opensAt(db, webhook, now) > now) return [];
  const taken = dueNow(db, webhook, now).map((delivery) => reduceDelivery(delivery, { type: 'taken' }, now));
  for (const delivery of taken) writeDelivery(db, delivery);
  return roundOf(webhook, taken, now);
};

/** What is to be delivered now: a round for each endpoint. The end of the log goes on the way. */
export const takeRounds = (db: Db, now: number): DeliveryRound[] => {
  pruneDeliveries(db, now - LIFETIMES.webhookLog * 1000);
  return readWebhooks(db).flatMap((webhook) => takeRound(db, webhook, now));
};

/** How a round went; answers the next to the same endpoint. What was erased meanwhile stays erased. */
export const settleRound = (
  db: Db,
  webhookId: string,
  outcomes: readonly Outcome[],
  now: number,
  chance: () => number,
): DeliveryRound[] => {
  const before = readWebhook(db, webhookId);
  if (!before) return [];
  const tried = outcomes.flatMap((outcome) => {
    const delivery = readDelivery(db, webhookId, outcome.id);
    return delivery ? [{ outcome, delivery }] : [];
  });
  const hasNew = tried.some(({ delivery }) => delivery.tries === 1);
  const webhook = reduceWebhook(before, outcomes, hasNew, now, chance());
  // An endpoint that is well stays as it is, and costs no write.
  if (webhook !== before) writeWebhook(db, webhook);
  const disabled = webhook.disabledAt !== null;
  for (const { outcome, delivery } of tried)
    writeDelivery(
      db,
      reduceDelivery(delivery, { type: 'answered', outcome, disabled, chance: chance() }, now),
    );
  if (disabled) failWaiting(db, webhookId, now);
  return takeRound(db, webhook, now);
};

/** Three days of an endpoint's messages may wait: too many to hold all at once. */
const failWaiting = (db: Db, webhookId: string, now: number): void => {
  for (;;) {
    const some = waitingDeliveries(db, webhookId, 200);
    if (some.length === 0) return;
    for (const delivery of some) writeDelivery(db, reduceDelivery(delivery, { type: 'endpoint_gone' }, now));
  }
};
