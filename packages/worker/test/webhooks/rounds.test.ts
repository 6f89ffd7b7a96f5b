import { runInDurableObject } from 'cloudflare:test';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { expect, it } from 'vitest';
import { keyfobEvent, newEventId } from '../../src/application/webhooks/event.ts';
import type { DeliveryRecord, DeliveryRound, Outcome } from '../../src/application/webhooks/records.ts';
import { settleRound, takeEvents, takeRounds } from '../../src/application/webhooks/sending.ts';
import {
  eraseDeliveriesOf,
  firstDueAt,
  readDelivery,
  readWebhook,
} from '../../src/application/webhooks/tables.ts';
import { type Db, transact } from '../../src/storage/transact.ts';
import { type Listening, listening, stubOf } from './endpoint.ts';

const START = Date.UTC(2027, 0, 1);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** One endpoint's queue, in its own object, at times of the test's: nothing of it is sent, the test says what came back. */
class Queue {
  readonly ids: string[] = [];
  readonly #end: Listening;

  constructor(end: Listening) {
    this.#end = end;
  }

  async #do<T>(work: (db: Db) => T): Promise<T> {
    const stub = await stubOf(this.#end.partner);
    return runInDurableObject(stub, (_, { storage }) => transact<unknown>(storage, work) as T);
  }

  /** Something happens in these garages at once. */
  happen(now: number, ...garages: readonly string[]): Promise<DeliveryRound[]> {
    const events = garages.map((userId) =>
      keyfobEvent(newEventId(now), 'link-session.completed', now, { mode: 'simulated', userId }),
    );
    this.ids.push(...events.map(({ id }) => id));
    return this.#do((db) => takeEvents(db, garages[0] ?? '', events, now));
  }

  ring(now: number): Promise<DeliveryRound[]> {
    return this.#do((db) => takeRounds(db, now));
  }

  /** `status` answers for what happened in a garage. */
  answer(
    { messages }: DeliveryRound,
    status: (garage: string) => number | null,
    now: number,
  ): Promise<DeliveryRound[]> {
    const outcomes: Outcome[] = messages.map(({ id, body }) => ({
      id,
      responseStatus: status(JSON.parse(body).data.userId),
      problem: null,
    }));
    return this.#do((db) => settleRound(db, this.#end.webhook.id, outcomes, now, () => 0.5));
  }

  erase(garage: string, now: number): Promise<void> {
    return this.#do((db) => eraseDeliveriesOf(db, garage, now));
  }

  /** When there is something to try, and it may be tried. */
  async opens(): Promise<number> {
    const { id } = this.#end.webhook;
    const [first, resumeAt] = await this.#do((db) => [firstDueAt(db, id), readWebhook(db, id)?.resumeAt]);
    return Math.max(first ?? Number.POSITIVE_INFINITY, resumeAt ?? 0);
  }

  log(): Promise<DeliveryRecord[]> {
    const { id } = this.#end.webhook;
    return this.#do((db) => this.ids.flatMap((each) => readDelivery(db, id, each) ?? []));
  }
}

const queue = async (): Promise<Queue> => new Queue(await listening());

const only = (rounds: readonly DeliveryRound[]): DeliveryRound => {
  const [round, ...others] = rounds;
  if (!round || others.length > 0) throw new Error(`${rounds.length} rounds`);
  return round;
};

it('sends one round at a time, however much waits to be tried again', async () => {
  const end = await queue();
  const bad = (batch: number) => `bad-${batch}`;
  const SECOND = 1000;
  // Twenty messages are refused three times each, and each time something else gets through: the endpoint itself is well.
  for (const tried of [0, 5, 25])
    for (let batch = 0; batch < 4; batch += 1) {
      const now = START + (tried + batch) * SECOND;
      const garages = tried === 0 ? Array.from({ length: 5 }, () => bad(batch)) : [];
      const rounds = [...(await end.happen(now, ...garages, 'good')), ...(await end.ring(now))];
      expect(only(rounds).messages).toHaveLength(6);
      expect(await end.answer(only(rounds), (garage) => (garage === 'good' ? 204 : 500), now)).toEqual([]);
    }
  const took = START + 40 * SECOND;
  only(await end.happen(took, 'good'));
  const lapses = took + LIFETIMES.webhookLease * 1000;
  const later = (await end.log()).filter(({ nextAt }) => nextAt !== null && nextAt > lapses);
  expect(later).toHaveLength(20);
  for (let now = took; now < lapses; now += SECOND) {
    expect(await end.happen(now, 'good')).toEqual([]);
    expect(await end.ring(now)).toEqual([]);
  }
  // Nobody said how it went: others take it.
  expect(await end.ring(lapses)).toHaveLength(1);
});

it('a round is under way still where the users it tells of were erased', async () => {
  const end = await queue();
  only(await end.happen(START, 'erased'));
  await end.erase('erased', START + 1000);
  expect(await end.happen(START + 2000, 'other')).toEqual([]);
  expect(await end.ring(START + 3000)).toEqual([]);
  expect(await end.ring(START + LIFETIMES.webhookLease * 1000)).toHaveLength(1);
});

it('an endpoint that is down is asked ever less often, whatever happens, and hears all of it once it is back', async () => {
  const end = await queue();
  const asked: number[] = [];
  const fails = async (rounds: readonly DeliveryRound[], now: number): Promise<void> => {
    for (const round of rounds) {
      asked.push(...round.messages.map(() => now));
      expect(await end.answer(round, () => null, now)).toEqual([]);
    }
  };
  // Something happens every five minutes for two days.
  const back = START + 48 * HOUR;
  for (let now = START; now < back; now += 5 * MINUTE) {
    await fails(await end.happen(now, 'garage'), now);
    for (let due = await end.opens(); due < now + 5 * MINUTE; due = await end.opens())
      await fails(await end.ring(due), due);
  }
  const within = (from: number, until: number) =>
    asked.filter((at) => at >= START + from && at < START + until).length;
  expect(within(0, HOUR)).toBeLessThan(20);
  for (let hours = 2; hours < 48; hours += 2)
    expect(within(hours * HOUR, (hours + 2) * HOUR)).toBeLessThanOrEqual(4);
  expect(within(46 * HOUR, 48 * HOUR)).toBeGreaterThan(0);

  let now = Math.max(back, await end.opens());
  expect(now).toBeLessThan(back + 1.3 * HOUR);
  while (Number.isFinite(now)) {
    let rounds = await end.ring(now);
    while (rounds.length > 0) rounds = await end.answer(only(rounds), () => 204, now);
    now = await end.opens();
  }
  const log = await end.log();
  expect(log).toHaveLength(end.ids.length);
  expect(log.every(({ status }) => status === 'delivered')).toBe(true);
  // Those that never had a try go at once and in order; the others when they are due, within the hour.
  const late = log.map(({ triedAt }) => (triedAt ?? 0) - back);
  expect(Math.max(...late)).toBeLessThan(3 * HOUR);
}, 60_000);
