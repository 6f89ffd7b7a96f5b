import type { KeyfobEvent } from '@keyfob/shared/events';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { clearTimer, setTimer, type Timer } from '../../storage/timers.ts';
import type { Db } from '../../storage/transact.ts';
import { dropDeadSecrets, isLiveSecret, SECRET_TIMER } from './endpoints.ts';
import type { DeliveryRecord, DeliveryRound, Outcome, WebhookRecord } from './records.ts';
import { reduceDelivery, reduceWebhook, roundSize } from './retry.ts';
import {
  addDelivery,
  dueDeliveries,
  firstDueAt,
  oldestDelivery,
  pruneDeliveries,
  readDelivery,
  readWebhook,
  readWebhooks,
  waitingDeliveries,
  waitingTest,
  writeDelivery,
  writeWebhook,
} from './tables.ts';

/** What the alarm of an application rings for here. */
const DELIVERY_TIMER = 'webhook-delivery';
const LOG_TIMER = 'webhook-log';

/** Sets the alarm to when the next round may begin. */
const rearm = (db: Db, now: number): void => {
  const starts = readWebhooks(db).flatMap(({ id, resumeAt }) => {
    const first = firstDueAt(db, id);
    return first === null ? [] : [Math.max(first, resumeAt, now)];
  });
  if (starts.length === 0) clearTimer(db, DELIVERY_TIMER, '');
  else setTimer(db, { kind: DELIVERY_TIMER, key: '', dueAt: Math.min(...starts) });
};

/** Forgets the end of the log, and sets the alarm to when its next entry is old enough; a day's entries go together. */
const pruneLog = (db: Db, now: number): void => {
  pruneDeliveries(db, now - LIFETIMES.webhookLog * 1000);
  const oldest = oldestDelivery(db);
  const next = Math.max(
    (oldest ?? now) + LIFETIMES.webhookLog * 1000,
    now + LIFETIMES.webhookLogPruned * 1000,
  );
  if (oldest === null) clearTimer(db, LOG_TIMER, '');
  else setTimer(db, { kind: LOG_TIMER, key: '', dueAt: next });
};

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

/** Takes events of a garage for every endpoint that listens: once each, however often they come. */
export const takeEvents = (db: Db, garage: string, events: readonly KeyfobEvent[], now: number): void => {
  const listening = readWebhooks(db).filter(({ disabledAt }) => disabledAt === null);
  if (listening.length === 0 || events.length === 0) return;
  const soon = now + LIFETIMES.webhookLease * 1000;
  for (const webhook of listening) {
    for (const event of events) addDelivery(db, newDelivery(webhook.id, garage, event, now));
    // One message that its endpoint refuses again and again keeps nothing new back for long.
    if (webhook.resumeAt > soon) writeWebhook(db, { ...webhook, resumeAt: soon });
  }
  rearm(db, now);
  if (!db.first('SELECT 1 FROM timers WHERE kind = ?', LOG_TIMER)) pruneLog(db, now);
};

/** A test of one endpoint. One that is still under way is answered again. */
export const sendTest = (
  db: Db,
  webhookId: string,
  event: KeyfobEvent,
  now: number,
): Result<DeliveryRecord> => {
  if (!readWebhook(db, webhookId)) return fail('not_found');
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
  rearm(db, now);
  return succeed(again);
};

const takeRound = (db: Db, webhook: WebhookRecord, now: number): DeliveryRound[] => {
  const taken = dueDeliveries(db, webhook.id, now, roundSize(webhook)).map((delivery) =>
    reduceDelivery(delivery, { type: 'taken' }, now),
  );
  for (const delivery of taken) writeDelivery(db, delivery);
  const messages = taken.filter(({ status }) => status === 'pending').map(({ id, body }) => ({ id, body }));
  if (messages.length === 0) return [];
  writeWebhook(db, { ...webhook, resumeAt: now + LIFETIMES.webhookLease * 1000 });
  const { id, url, place, origin } = webhook;
  const secrets = webhook.secrets.filter((secret) => isLiveSecret(secret, now));
  return [{ webhook: { id, url, place, origin }, secrets, messages }];
};

/** What is to be delivered now, leased: a round for each endpoint, and never two at a time to one. */
const takeRounds = (db: Db, now: number): DeliveryRound[] => {
  const rounds = readWebhooks(db)
    .filter(({ resumeAt }) => resumeAt <= now)
    .flatMap((webhook) => takeRound(db, webhook, now));
  rearm(db, now);
  return rounds;
};

/** Does what a timer is for; answers with what is to be handed out now. */
export const runTimer = (db: Db, { kind, key }: Timer, now: number): DeliveryRound[] => {
  if (kind === DELIVERY_TIMER) return takeRounds(db, now);
  if (kind === SECRET_TIMER) dropDeadSecrets(db, key, now);
  else pruneLog(db, now);
  return [];
};

/** How a round went. What was erased meanwhile stays erased. */
export const settleRound = (
  db: Db,
  webhookId: string,
  outcomes: readonly Outcome[],
  now: number,
  chance: () => number,
): void => {
  const before = readWebhook(db, webhookId);
  if (!before) return;
  const webhook = reduceWebhook(before, outcomes, now, chance());
  writeWebhook(db, webhook);
  const disabled = webhook.disabledAt !== null;
  for (const outcome of outcomes) {
    const delivery = readDelivery(db, webhookId, outcome.id);
    if (delivery)
      writeDelivery(
        db,
        reduceDelivery(delivery, { type: 'answered', outcome, disabled, chance: chance() }, now),
      );
  }
  if (disabled) failWaiting(db, webhookId, now);
  rearm(db, now);
};

/** Three days of an endpoint's messages may wait: too many to hold all at once. */
const failWaiting = (db: Db, webhookId: string, now: number): void => {
  for (;;) {
    const some = waitingDeliveries(db, webhookId, 200);
    if (some.length === 0) return;
    for (const delivery of some) writeDelivery(db, reduceDelivery(delivery, { type: 'endpoint_gone' }, now));
  }
};
