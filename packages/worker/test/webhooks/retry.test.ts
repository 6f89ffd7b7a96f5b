import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import type { DeliveryRecord, Outcome, WebhookRecord } from '../../src/application/webhooks/records.ts';
import {
  isDown,
  reduceDelivery,
  reduceWebhook,
  retryDelay,
  roundSize,
} from '../../src/application/webhooks/retry.ts';

const NOW = Date.UTC(2026, 10, 1);
const HOUR = 60 * 60 * 1000;

const pending: DeliveryRecord = {
  id: 'evt_1',
  webhookId: 'whk_1',
  garage: null,
  type: 'webhook.test',
  body: '{}',
  status: 'pending',
  tries: 1,
  createdAt: NOW,
  nextAt: NOW,
  giveUpAt: NOW + LIFETIMES.webhookTried * 1000,
  triedAt: NOW,
  responseStatus: null,
  problem: null,
};

const webhook: WebhookRecord = {
  id: 'whk_1',
  url: 'https://example.com/hook',
  place: { jurisdiction: 'unrestricted', name: 'n' },
  origin: 'https://keyfob.example',
  createdAt: NOW,
  disabledAt: null,
  secrets: [],
  failures: 0,
  resumeAt: 0,
};

const outcome = (responseStatus: number | null): Outcome => ({ id: 'evt_1', responseStatus, problem: null });

const answered = (delivery: DeliveryRecord, status: number | null, now = NOW, disabled = false) =>
  reduceDelivery(delivery, { type: 'answered', outcome: outcome(status), disabled, chance: 0.5 }, now);

describe('the time between tries', () => {
  it('grows from five seconds to an hour and stays there', () => {
    const seconds = [1, 2, 3, 4, 5, 6, 7, 70].map((tries) => retryDelay(tries, 0.5) / 1000);
    expect(seconds).toEqual([5, 20, 80, 320, 1280, 3600, 3600, 3600]);
  });

  it('is a fifth more or less, by chance', () => {
    expect([retryDelay(1, 0), retryDelay(1, 1)]).toEqual([4000, 6000]);
  });
});

describe('a try', () => {
  it.each([200, 201, 204, 299])('answered %i is delivered', (status) => {
    expect(answered(pending, status)).toMatchObject({ status: 'delivered', nextAt: null });
  });

  it.each([null, 100, 199, 300, 304, 400, 401, 404, 429, 500, 503])('answered %s comes again', (status) => {
    expect(answered(pending, status)).toMatchObject({ status: 'pending', nextAt: NOW + 5000 });
  });

  it('is the last one at the end of three days, to the moment', () => {
    const late = { ...pending, tries: 60 };
    const soon = pending.giveUpAt - HOUR / 2;
    expect(answered(late, 500, soon)).toMatchObject({ status: 'pending', nextAt: pending.giveUpAt });
    expect(answered(late, 500, pending.giveUpAt)).toMatchObject({ status: 'failed', nextAt: null });
    expect(answered(late, 200, pending.giveUpAt)).toMatchObject({ status: 'delivered' });
  });

  it('is made for what waited behind others at that end, but not days later', () => {
    const take = (now: number) => reduceDelivery(pending, { type: 'taken' }, now).status;
    expect(take(pending.giveUpAt + HOUR)).toBe('pending');
    expect(take(pending.giveUpAt + 24 * HOUR)).toBe('failed');
  });

  it('that was overtaken says nothing against what another delivered', () => {
    const delivered = answered(pending, 200);
    expect(answered(delivered, 500)).toBe(delivered);
  });

  it('at an endpoint that is gone is the only one', () => {
    expect(answered(pending, 500, NOW, true)).toMatchObject({ status: 'failed', nextAt: null });
  });

  it('asked for by hand goes before all others, and begins anew', () => {
    const failed = answered({ ...pending, tries: 60 }, 500, pending.giveUpAt);
    const later = NOW + 10 * 24 * HOUR;
    expect(reduceDelivery(failed, { type: 'sent_again' }, later)).toMatchObject({
      status: 'pending',
      tries: 0,
      nextAt: 0,
      giveUpAt: later + LIFETIMES.webhookTried * 1000,
    });
  });
});

describe('what is under way', () => {
  const out = { ...pending, nextAt: NOW + LIFETIMES.webhookLease * 1000 };

  it('is not sent beside itself when it is asked for by hand', () => {
    const again = (now: number) => reduceDelivery(out, { type: 'sent_again' }, now).nextAt;
    expect(again(NOW + 1000)).toBe(out.nextAt);
    expect(again(out.nextAt)).toBe(0);
  });
});

describe('an endpoint', () => {
  const roundOf = (before: WebhookRecord, ...statuses: (number | null)[]) =>
    reduceWebhook(before, statuses.map(outcome), true, NOW, 0.5);

  it('that lets nothing through is left in peace, longer each round, and then only probed', () => {
    const once = roundOf(webhook, 500, null, 302);
    expect(once).toMatchObject({ failures: 1, resumeAt: NOW + 5000 });
    expect(roundOf(once, 500)).toMatchObject({ failures: 2, resumeAt: NOW + 20_000 });
    expect([roundSize(webhook), roundSize(once)]).toEqual([6, 2]);
  });

  it('is down once two rounds with something new in them were refused, and not by what is refused again', () => {
    const once = roundOf(webhook, 500);
    const again = reduceWebhook(once, [outcome(500)], false, NOW, 0.5);
    expect([webhook, once, again, roundOf(again, null)].map(isDown)).toEqual([false, false, false, true]);
    expect(isDown(roundOf(roundOf(again, 500), 204))).toBe(false);
  });

  it('is well with the first that gets through', () => {
    expect(roundOf({ ...webhook, failures: 9 }, 500, 204)).toMatchObject({ failures: 0, resumeAt: 0 });
  });

  it('that answers 410 is disabled, until something gets through', () => {
    const gone = roundOf(webhook, 204, 410);
    expect(gone.disabledAt).toBe(NOW);
    expect(roundOf(gone, 500).disabledAt).toBe(NOW);
    expect(roundOf(gone, 204).disabledAt).toBeNull();
  });
});
