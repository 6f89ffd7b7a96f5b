import { evictAllDurableObjects } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { connectUser } from '../support/linking.ts';
import {
  couriersBack,
  deliveriesOf,
  type Listening,
  listening,
  logOf,
  pause,
  ring,
  ringOut,
  verified,
} from './endpoint.ts';
import type { Heard } from './receiver.ts';

restoreClockAfterEach();

const MINUTE = 60;

/** What the application has to hear of some links, whichever way: type and id. */
const happened = async (count: number, { partner }: Listening): Promise<string[]> => {
  const told: string[] = [];
  for (let users = 0; users < count; users += 1) {
    const { session, vehicleIds } = await connectUser({}, { partner });
    told.push(`link-session.completed ${session.id}`);
    told.push(...vehicleIds.map((id) => `connected-vehicle.authorized ${id}`));
  }
  return told.toSorted();
};

/** The messages heard since the first `from`, taken as receivers take them: at once, for old ones are refused. */
const takeFrom = async ({ box, webhook }: Listening, from: number): Promise<[id: string, told: string][]> =>
  (await box.heard()).slice(from).map((message) => {
    const { id, type, data } = verified(webhook.secret, message);
    expect(id).toBe(message.headers['webhook-id']);
    return [id, `${type} ${data.connectedVehicleId ?? data.linkSessionId}`];
  });

const idsOf = (heard: readonly Heard[]): string[] => heard.map(({ headers }) => headers['webhook-id'] ?? '');

/** A while in which the alarm rings every twenty minutes, and nothing is remembered from one to the next. */
const live = async ({ partner }: Listening, minutes: number): Promise<void> => {
  for (let passed = 0; passed < minutes; passed += 20) {
    letPass(20 * MINUTE);
    await evictAllDurableObjects();
    if (await ring(partner)) await couriersBack(partner);
  }
};

describe('a receiver that is down for a day, then slow, then broken', () => {
  it('gets every event once it is back, each with the id it always had, and no object waited', async () => {
    const end = await listening();
    const { partner, box } = end;
    await box.behave({ does: 'hang up' });
    const expected = await happened(6, end);
    await ringOut(partner);

    await live(end, 24 * 60);
    const down = await box.heard();
    // Fewer requests than there were events in most of these hours: its backlog does not fall upon it each time.
    expect(down.length).toBeGreaterThan(24);
    expect(down.length).toBeLessThan(2 * 40);
    expect(down.every(({ status }) => status === null)).toBe(true);
    expect((await logOf(end)).map(({ status }) => status)).toEqual(expected.map(() => 'pending'));

    await box.behave({ does: 'hold' });
    letPass(120 * MINUTE);
    const before = performance.now();
    expect(await ring(partner)).toBe(true);
    const rang = performance.now() - before;
    while ((await box.held()) === 0) await pause(20);
    // The alarm is over while the receiver still holds what it was sent.
    expect(rang).toBeLessThan(2000);
    expect(await box.held()).toBeGreaterThan(0);
    expect(await ring(partner)).toBe(false);
    await couriersBack(partner, 20_000);
    expect(performance.now() - before).toBeGreaterThan(14_500);
    expect(performance.now() - before).toBeLessThan(19_000);
    expect((await logOf(end)).map(({ problem }) => problem)).toContain('No answer within 15 s.');

    for (const behaviour of [
      { does: 'answer', status: 500 },
      { does: 'redirect' },
      { does: 'answer', status: 404 },
    ] as const) {
      await box.behave(behaviour);
      await live(end, 120);
    }
    const log = await logOf(end);
    expect(log.map(({ status }) => status)).toEqual(expected.map(() => 'pending'));
    expect(log.map(({ responseStatus }) => responseStatus)).toContain(404);
    const earlier = await box.heard();
    expect(new Set(earlier.map(({ status }) => status))).toEqual(new Set([null, 500, 307, 404]));

    await box.behave({ does: 'answer' });
    const taken: [id: string, told: string][] = [];
    for (let step = 0; step < 4; step += 1) {
      letPass(20 * MINUTE);
      await ringOut(partner);
      taken.push(...(await takeFrom(end, earlier.length + taken.length)));
    }
    // Exactly once each, and under the ids of the tries before.
    expect(taken.map(([, told]) => told).toSorted()).toEqual(expected);
    const ids = taken.map(([id]) => id);
    expect(new Set(ids).size).toBe(expected.length);
    expect(idsOf(earlier).filter((id) => !ids.includes(id))).toEqual([]);
    expect((await logOf(end)).map(({ status }) => status)).toEqual(expected.map(() => 'delivered'));
    expect((await deliveriesOf(partner)).filter(({ nextAt }) => nextAt !== null)).toEqual([]);
  }, 120_000);

  it('never gets what was redirected, and nobody follows', async () => {
    const end = await listening();
    await end.box.behave({ does: 'redirect' });
    await happened(1, end);
    await ringOut(end.partner);
    const elsewhere = await fetch(new URL('/box/elsewhere', end.box.url));
    expect(await elsewhere.json()).toEqual({ heard: [], held: 0 });
    expect((await logOf(end)).map(({ problem }) => problem)).toContain(
      'It answered with a redirect (307), which is not followed.',
    );
  });
});
