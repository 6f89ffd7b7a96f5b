import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { LookOutcome, Subscription } from './records.ts';

/** Seconds after the first try at which an event is tried; then it is given up, as Smartcar does. */
export const TRIES = [0, 25, 50, LIFETIMES.smartcarWebhookLastTry] as const;

/** Looks are due at whole minutes, so that many vehicles share one alarm. */
const MINUTE = 60_000;

/** When a vehicle is looked at next, a multiple of the interval after it was due; what was missed is not made up for. */
const nextLook = (lookAt: number, interval: number, now: number): number => {
  const step = interval * 1000;
  const missed = Math.max(1, Math.ceil((now - lookAt) / step));
  return Math.ceil((lookAt + missed * step) / MINUTE) * MINUTE;
};

/**
 * Moves a subscription by what became of a look; `null` where it ends. `interval`: seconds. What is given up leaves
 * what was told as it stood, so that the next look finds the change again.
 */
export const reduceSubscription = (
  subscription: Subscription,
  outcome: LookOutcome,
  interval: number,
  now: number,
): Subscription | null => {
  const { lookAt, waiting } = subscription;
  const dueAt = nextLook(lookAt, interval, now);
  const done = { ...subscription, dueAt, lookAt: dueAt, waiting: null };
  switch (outcome.type) {
    case 'gone':
      return null;
    case 'quiet':
      return done;
    case 'told': {
      const { told, last } = outcome;
      // Who is in reach again is looked at once more at once: what it says now was not told with that.
      const again = subscription.told.error !== null && told.error === null;
      return again
        ? { ...done, told, last, dueAt: now, lookAt: subscription.lookAt }
        : { ...done, told, last };
    }
    case 'refused': {
      const { sealed, told, last } = outcome;
      const since = waiting?.since ?? last.at;
      const tries = (waiting?.tries ?? 0) + 1;
      const after = TRIES[tries];
      if (after === undefined) return { ...done, last };
      const retryAt = Math.max(now, since + after * 1000);
      return { ...subscription, dueAt: retryAt, waiting: { sealed, told, since, tries }, last };
    }
  }
};
