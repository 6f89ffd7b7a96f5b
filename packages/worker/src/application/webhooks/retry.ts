import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { DeliveryRecord, Outcome, WebhookRecord } from './records.ts';

/** How many messages one endpoint is sent at a time: a Worker has six connections. */
const ROUND = 6;
/** As many while nothing gets through: an endpoint that is down does not meet its whole backlog at each try. */
const PROBE = 2;

export const roundSize = ({ failures }: WebhookRecord): number => (failures > 0 ? PROBE : ROUND);

/** Milliseconds to the next try after so many. `chance`, 0 to 1: a fifth more or less, so that not all come at once. */
export const retryDelay = (tries: number, chance: number): number => {
  const seconds = LIFETIMES.webhookRetryFirst * 4 ** Math.max(0, tries - 1);
  return Math.round(Math.min(seconds, LIFETIMES.webhookRetryLongest) * 1000 * (0.8 + 0.4 * chance));
};

/** Time for the last try of a delivery. An endpoint that was left in peace for longer has had no chance to answer it. */
const LAST_CHANCE_MS = 2 * LIFETIMES.webhookRetryLongest * 1000;

const GONE = 410;

const isSuccess = ({ responseStatus }: Outcome): boolean =>
  responseStatus !== null && responseStatus >= 200 && responseStatus < 300;

/** Everything that moves a delivery. */
export type DeliveryEvent =
  /** A Worker has it. It counts as a try, also where nothing is heard of it again. */
  | { readonly type: 'taken' }
  | {
      readonly type: 'answered';
      readonly outcome: Outcome;
      readonly disabled: boolean;
      readonly chance: number;
    }
  /** Of one that waits: its endpoint is disabled. */
  | { readonly type: 'endpoint_gone' }
  | { readonly type: 'sent_again' };

/** Whether a Worker has it: the lease is what stands for its next try. */
const isOut = ({ triedAt, nextAt }: DeliveryRecord, now: number): boolean =>
  triedAt !== null && nextAt === triedAt + LIFETIMES.webhookLease * 1000 && nextAt > now;

const failed = (delivery: DeliveryRecord): DeliveryRecord => ({
  ...delivery,
  status: 'failed',
  nextAt: null,
});

/** Moves a delivery. `now`: milliseconds since the epoch. */
export const reduceDelivery = (
  delivery: DeliveryRecord,
  event: DeliveryEvent,
  now: number,
): DeliveryRecord => {
  switch (event.type) {
    case 'taken':
      return delivery.giveUpAt + LAST_CHANCE_MS < now
        ? failed(delivery)
        : {
            ...delivery,
            tries: delivery.tries + 1,
            triedAt: now,
            nextAt: now + LIFETIMES.webhookLease * 1000,
          };
    case 'answered': {
      const { responseStatus, problem } = event.outcome;
      const heard = { ...delivery, responseStatus, problem };
      if (isSuccess(event.outcome)) return { ...heard, status: 'delivered', nextAt: null };
      // A try that was overtaken says nothing against what another delivered.
      if (delivery.status !== 'pending') return delivery;
      if (event.disabled || delivery.giveUpAt <= now) return failed(heard);
      // The last try is at the very end.
      const nextAt = Math.min(now + retryDelay(delivery.tries, event.chance), delivery.giveUpAt);
      return { ...heard, nextAt };
    }
    case 'endpoint_gone':
      return failed(delivery);
    case 'sent_again':
      return {
        ...delivery,
        status: 'pending',
        tries: 0,
        // Before everything else that waits; what is under way is not sent beside itself.
        nextAt: isOut(delivery, now) ? delivery.nextAt : 0,
        giveUpAt: now + LIFETIMES.webhookTried * 1000,
      };
  }
};

/**
 * Whether what is new waits like all else until an endpoint is tried again. Where only one round of it was refused, that
 * may be for what was in it: what comes then tries soon, and so says which it is, once.
 */
export const isDown = ({ refused = 0 }: WebhookRecord): boolean => refused > 1;

/**
 * What a round says of the endpoint itself: gone, well, or to be left in peace for a while. `hasNew`: whether some of it
 * was tried for the first time.
 */
export const reduceWebhook = (
  webhook: WebhookRecord,
  outcomes: readonly Outcome[],
  hasNew: boolean,
  now: number,
  chance: number,
): WebhookRecord => {
  if (outcomes.some(({ responseStatus }) => responseStatus === GONE))
    return { ...webhook, disabledAt: webhook.disabledAt ?? now, failures: 0, refused: 0, resumeAt: 0 };
  if (outcomes.some(isSuccess)) {
    const isWell = webhook.disabledAt === null && webhook.failures === 0 && webhook.resumeAt === 0;
    return isWell ? webhook : { ...webhook, disabledAt: null, failures: 0, refused: 0, resumeAt: 0 };
  }
  const failures = webhook.failures + 1;
  const refused = (webhook.refused ?? 0) + (hasNew ? 1 : 0);
  return { ...webhook, failures, refused, resumeAt: now + retryDelay(failures, chance) };
};
