import type { SessionSnapshot } from '@keyfob/shared/link-session/session';
import { describe, expect, test } from 'vitest';
import type { WidgetError } from '../src/session-store/errors.ts';
import { Watch } from '../src/session-store/watch.ts';
import { newScenario, type Scenario } from './scenario.ts';
import type { Script } from './server/script.ts';
import { newTicket } from './tickets.ts';
import { sleep, soon } from './widget.ts';

const start = async (script: Script) => {
  const scenario = await newScenario({ socket: 'refused', ...script });
  const snapshots: SessionSnapshot[] = [];
  const refusals: WidgetError[] = [];
  const watch = new Watch(await newTicket(scenario), {
    onSnapshot: (snapshot) => snapshots.push(snapshot),
    onRefused: (error) => refusals.push(error),
  });
  return { scenario, snapshots, refusals, watch };
};

const looks = async (scenario: Scenario): Promise<number> => (await scenario.seen('poll')).length;

/** Milliseconds between the looks, as this browser began them: on a busy machine they arrive at other distances. */
const gaps = (scenario: Scenario): number[] => {
  const times = performance
    .getEntriesByType('resource')
    .filter(({ name }) => name.includes(`les_${scenario.name}_`) && name.endsWith('/watch'))
    .map(({ startTime }) => startTime);
  return times.slice(1).map((at, index) => at - (times[index] ?? 0));
};

/** Two clocks: the one that sets timers, and the one that measures. */
const NEARLY = 20;

performance.setResourceTimingBufferSize(5_000);

describe.concurrent('looking', { timeout: 40_000 }, () => {
  test('is never closer together than two seconds, whatever asks for more', async () => {
    const { scenario, watch } = await start({});
    const impatience = setInterval(() => watch.refresh(), 100);
    await soon(async () => (await looks(scenario)) >= 4, 15_000);
    clearInterval(impatience);
    watch.close();
    for (const gap of gaps(scenario)) expect(gap).toBeGreaterThan(2_000 - NEARLY);
  });

  test('grows slower, and goes on', async () => {
    const { scenario, watch } = await start({});
    await soon(async () => (await looks(scenario)) >= 5, 30_000);
    watch.close();
    const found = gaps(scenario);
    for (const gap of found) expect(gap).toBeGreaterThan(2_000 - NEARLY);
    expect(found.at(-1)).toBeGreaterThan((found[0] ?? 0) + 2_000);
  });

  test.each([
    [401, 'session_expired'],
    [403, 'origin_not_allowed'],
    [404, 'session_expired'],
    [410, 'session_expired'],
  ] as const)('%i ends it: %s, once, and no request comes after', async (status, code) => {
    const { scenario, refusals, watch, snapshots } = await start({ poll: { status } });
    await soon(() => refusals.length === 1);
    expect(refusals[0]).toMatchObject({ code, requestId: 'req_poll' });
    watch.refresh();
    const { seen } = await scenario.log();
    await sleep(4_000);
    expect((await scenario.log()).seen).toHaveLength(seen.length);
    expect(refusals).toHaveLength(1);
    expect(snapshots).toEqual([]);
  });

  test('429 is obeyed: the next look comes when the server said', async () => {
    const { scenario, watch, refusals } = await start({ poll: { status: 429, retryAfter: '7' } });
    await soon(async () => (await looks(scenario)) > 1, 30_000);
    const impatience = setInterval(() => watch.refresh(), 500);
    await soon(async () => (await looks(scenario)) >= 4, 30_000);
    clearInterval(impatience);
    watch.close();
    for (const gap of gaps(scenario)) expect(gap).toBeGreaterThan(7_000 - NEARLY);
    expect(refusals).toEqual([]);
  });

  test.each(['Sat, 21 Nov 2026 12:00:00 GMT', '99999999999', '-5', '0'])(
    'Retry-After: %s is no reason to ask faster than ever',
    async (retryAfter) => {
      const { scenario, watch } = await start({ poll: { status: 429, retryAfter } });
      await sleep(7_000);
      watch.close();
      expect(await looks(scenario)).toBeLessThan(4);
      for (const gap of gaps(scenario)) expect(gap).toBeGreaterThan(2_000 - NEARLY);
    },
  );

  test.each([500, 502, 503, 429])('%i is asked again, and told to nobody', async (status) => {
    const { scenario, watch, refusals, snapshots } = await start({ poll: { status } });
    await soon(async () => (await looks(scenario)) >= 2);
    await scenario.script({ socket: 'refused' });
    await soon(() => snapshots.length === 1, 12_000);
    watch.close();
    expect(refusals).toEqual([]);
  });

  test('an answer that is older than what the socket said is passed over', async () => {
    const { scenario, watch, snapshots } = await start({ socket: 'open', poll: { delay: 1_500 } });
    await soon(() => snapshots.length === 1);
    await scenario.tell({ status: 'open', step: 'intro' });
    await sleep(2_000);
    watch.refresh();
    await soon(async () => (await looks(scenario)) >= 1);
    await scenario.tell({ status: 'open', step: 'vehicles' });
    await sleep(2_000);
    watch.close();
    expect(snapshots.map(({ step }) => step)).toEqual([undefined, 'intro', 'vehicles']);
  });

  test.each([
    ['no JSON', '<html>'],
    ['huge', `{"id":"les_1","status":"completed","padding":"${'x'.repeat(100_000)}"}`],
    ['of an unknown status', '{"id":"les_1","status":"paused"}'],
  ])('an answer that is %s is passed over', async (_name, text) => {
    const { scenario, watch, snapshots } = await start({ poll: { text } });
    await soon(async () => (await looks(scenario)) >= 2);
    watch.close();
    expect(snapshots).toEqual([]);
  });

  test('an answer that comes after the end is told to nobody', async () => {
    const { scenario, watch, snapshots } = await start({ poll: { delay: 1_000 } });
    await soon(async () => (await looks(scenario)) >= 1);
    watch.close();
    await sleep(1_500);
    expect(snapshots).toEqual([]);
    expect(await looks(scenario)).toBe(1);
  });
});
