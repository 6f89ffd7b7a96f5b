import { SIGNALS, type Signal } from '@keyfob/shared/vehicle/signals';
import { describe, expect, it } from 'vitest';
import { reduceSubscription } from '../../src/application/subscriptions/looking.ts';
import type { LookOutcome, Subscription, Told } from '../../src/application/subscriptions/records.ts';
import {
  bodyOfTry,
  type Found,
  reasonToTell,
  type SignalMessage,
  stateEvent,
} from '../../src/dialects/smartcar/webhooks/messages.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const [first, second] = SIGNALS as readonly [Signal, Signal];

const says = (signal: Signal, digest: string): SignalMessage => ({
  signal,
  body: {},
  digest,
  isAllowed: true,
});
const found = (...signals: SignalMessage[]): Found => ({ signals, error: null });
const ill = (error: 'VEHICLE_STATE.ASLEEP' | 'UPSTREAM.NO_RESPONSE'): Found => ({ signals: [first], error });
const nothing: Told = { signals: null, error: null };
const codes = [first.code, second.code];

describe('what there is to tell', () => {
  const known: Told = { signals: { [first.code]: 'a', [second.code]: 'b' }, error: null };

  it('is everything at first, then what has changed of what is a reason', () => {
    const begun = reasonToTell(nothing, found(says(first, 'a'), says(second, 'b')), codes);
    expect(begun).toMatchObject({ reason: { triggers: [{ type: 'FIRST_DELIVERY' }] }, told: known });
    expect(reasonToTell(known, found(says(first, 'a'), says(second, 'b')), codes)).toBe(null);
    const changed = reasonToTell(known, found(says(first, 'a'), says(second, 'c')), codes);
    const signal = { code: second.code, name: second.name, group: second.group };
    expect(changed?.reason).toEqual({
      type: 'VEHICLE_STATE',
      triggers: [{ type: 'SIGNAL_UPDATED', signal }],
    });
    expect(
      reasonToTell({ ...known, signals: { [first.code]: 'a' } }, found(says(first, 'a'), says(second, 'c')), [
        first.code,
      ]),
    ).toBe(null);
    expect(reasonToTell(nothing, found(), codes)).toBe(null);
  });

  it('is an error once, another in its place, and its end', () => {
    const asleep = reasonToTell(known, ill('VEHICLE_STATE.ASLEEP'), codes);
    expect(asleep).toEqual({
      reason: { type: 'VEHICLE_ERROR', errors: [{ name: 'VEHICLE_STATE.ASLEEP', state: 'ERROR' }] },
      told: { ...known, error: 'VEHICLE_STATE.ASLEEP' },
    });
    const told = asleep?.told ?? nothing;
    expect(reasonToTell(told, ill('VEHICLE_STATE.ASLEEP'), codes)).toBe(null);
    expect(reasonToTell(told, ill('UPSTREAM.NO_RESPONSE'), codes)?.reason).toEqual({
      type: 'VEHICLE_ERROR',
      errors: [
        { name: 'UPSTREAM.NO_RESPONSE', state: 'ERROR' },
        { name: 'VEHICLE_STATE.ASLEEP', state: 'RESOLVED' },
      ],
    });
    expect(reasonToTell(told, found(says(first, 'z')), codes)).toEqual({
      reason: { type: 'VEHICLE_ERROR', errors: [{ name: 'VEHICLE_STATE.ASLEEP', state: 'RESOLVED' }] },
      told: known,
    });
  });
});

describe('a message', () => {
  it('holds at most 50 kB: the longest signals are left out', () => {
    const sender = { webhookId: 'whk_1', webhookName: 'é'.repeat(100), mode: 'TEST' } as const;
    const vehicle = { id: 'veh_1', make: 'TESLA', model: 'Model 3', year: 2024, mode: 'simulated' } as const;
    const about = { userId: 'usr_1', vehicle };
    const signals = [10, 30_000, 200, 29_000, 20_000].map((length) => ({ body: 'x'.repeat(length) }));
    const body = bodyOfTry(stateEvent(sender, about, signals, []));
    expect(new TextEncoder().encode(body).length).toBeLessThanOrEqual(50_000);
    const told = JSON.parse(body);
    expect(told.data.signals.map(({ body: { length } }: { body: string }) => length)).toEqual([
      10, 200, 29_000, 20_000,
    ]);
    expect(told.meta.signalCount).toBe(4);
  });
});

describe('when a vehicle is looked at', () => {
  const at = 1_000 * HOUR + 12_345;
  const subscription: Subscription = {
    webhookId: 'whk_1',
    vehicleId: 'veh_1',
    garage: 'g',
    dueAt: at,
    lookAt: at,
    told: nothing,
    waiting: null,
    last: null,
  };
  const next = (outcome: LookOutcome, now: number, from = subscription) =>
    reduceSubscription(from, outcome, 3600, now);
  const last = (now: number) => ({ at: now, responseStatus: 500, problem: null });

  it('is an interval later, at a whole minute, however long nobody looked', () => {
    expect(next({ type: 'quiet' }, at + 5)).toMatchObject({ dueAt: 1_001 * HOUR + MINUTE });
    expect(next({ type: 'quiet' }, at + 10.5 * HOUR)).toMatchObject({ dueAt: 1_011 * HOUR + MINUTE });
    expect(next({ type: 'gone' }, at)).toBe(null);
  });

  it('is tried at 0, 25, 50 and 100 seconds, counted from the first try', () => {
    let standing: Subscription | null = subscription;
    const dues: number[] = [];
    for (const seconds of [3, 28, 53, 103]) {
      const now = at + seconds * 1000;
      const outcome: LookOutcome = { type: 'refused', sealed: 's', told: nothing, last: last(now) };
      standing = next(outcome, now + 200, standing ?? subscription);
      dues.push(((standing?.dueAt ?? 0) - at) / 1000);
    }
    expect(dues.slice(0, 3)).toEqual([28, 53, 103]);
    expect(standing).toMatchObject({ waiting: null, told: nothing, dueAt: 1_001 * HOUR + MINUTE });
  });

  it('comes at once after an error has passed', () => {
    const inError = { ...subscription, told: { signals: null, error: 'VEHICLE_STATE.ASLEEP' } };
    const outcome: LookOutcome = { type: 'told', told: nothing, last: last(at) };
    expect(next(outcome, at + 5, inError)?.dueAt).toBe(at + 5);
    expect(next(outcome, at + 5)?.dueAt).toBe(1_001 * HOUR + MINUTE);
  });
});
