import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { expect, it } from 'vitest';
import { MADE_IN_PASSING } from '../../src/api/made-in-passing.ts';
import { Browser, type Page } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { authorizeUrl } from '../support/linking.ts';
import { dataAt, doMainJob, exchange } from './main-job.ts';
import { ask, keysAt, read, resealOnce, ringOf, type ShownKey, workerWith } from './workers.ts';

restoreClockAfterEach();

const HOST = 'https://keyfob.example';
const PRODUCTION = { KEYFOB_ENV: 'production' };

const ms = (time: string | null | undefined): number => Date.parse(time ?? '');

const statusOf = async (answer: Promise<Response>): Promise<string> => {
  const { status, code = '' } = await (await answer).json<{ status?: number; code?: string }>();
  return `${status ?? 200} ${code}`.trim();
};

it('a rotation keeps its times: known everywhere, newest everywhere, nothing left of the older', async () => {
  const inProduction = (ring: string) => workerWith(ring, PRODUCTION);
  const keys = (ring: string): Promise<Record<string, ShownKey>> => keysAt(inProduction(ring), HOST);
  const reseal = (ring: string) => statusOf(resealOnce(inProduction(ring), undefined, HOST));

  await keys(ringOf(1));
  letPass(LIFETIMES.settingsSpread);
  const joined = (await keys(ringOf(1, 2)))['test-2'];
  expect(joined).toMatchObject({ state: 'reader', supersededAt: null, garages: 0 });
  expect(ms(joined?.promotableAt) - Date.now()).toBeCloseTo(LIFETIMES.settingsSpread * 1000, -4);
  // It never made anything: it may go as it came.
  expect(ms(joined?.retirableAt)).toBeLessThanOrEqual(Date.now());

  letPass(LIFETIMES.settingsSpread);
  const older = (await keys(ringOf(2, 1)))['test-1'];
  const longest = Math.max(...Object.values(MADE_IN_PASSING));
  expect(older).toMatchObject({ state: 'older' });
  expect(ms(older?.retirableAt) - ms(older?.supersededAt)).toBe((LIFETIMES.settingsSpread + longest) * 1000);
  expect(await reseal(ringOf(2, 1))).toBe('409 keys_not_settled');
  letPass(LIFETIMES.settingsSpread - 10);
  expect(await reseal(ringOf(2, 1))).toBe('409 keys_not_settled');
  letPass(11);
  expect(await reseal(ringOf(2, 1))).toBe('200');

  // A place that still has the ring of before makes the times later, never earlier.
  await keys(ringOf(1, 2));
  const late = (await keys(ringOf(2, 1)))['test-1'];
  expect(ms(late?.supersededAt)).toBeGreaterThan(ms(older?.supersededAt));
  expect(await reseal(ringOf(2, 1))).toBe('409 keys_not_settled');
});

it('nothing that a key made in passing is good any more when it may go', async () => {
  const [old, both] = [workerWith(ringOf(1, 2)), workerWith(ringOf(2, 1))];
  const kept = await doMainJob(old);
  const own = await read<{ access_token: string }>(
    await exchange(old, kept.basic, { grant_type: 'client_credentials' }),
  );
  const browser = new Browser(old);
  const first: Page = await browser.open(await authorizeUrl());
  let worker = old;
  const again = new Browser((request) => worker(request));
  const opened = await again.submit(await again.open(await authorizeUrl()), '/open');

  const watch = () =>
    ask(both, `/v1/link-sessions/${kept.session.id}/watch`, {
      Authorization: `Bearer ${kept.session.statusToken}`,
    });
  const listed = () =>
    ask(both, `/v1/users/${kept.userId}/connected-vehicles`, { Authorization: `Bearer ${own.access_token}` });
  expect([(await watch()).status, (await listed()).status, (await dataAt(both, kept)).status]).toEqual([
    200, 200, 200,
  ]);

  const { 'test-1': key } = await keysAt(both);
  worker = both;
  // An owner who never stops: each step keeps the session open for another hour.
  const step = () => again.submit(opened, '/brand', { brand: 'tesla' });
  const EXPIRED = '<title>This link has expired';
  const end = ms(key?.retirableAt);
  const lasts = Date.now() + LIFETIMES.sessionLongest * 1000;
  while (Date.now() < end) {
    letPass(Math.min(LIFETIMES.sessionOpen - 60, Math.ceil((end - Date.now()) / 1000)));
    const { html } = await step();
    if (Date.now() < lasts - 60_000) expect(html).not.toContain(EXPIRED);
  }
  expect([(await watch()).status, (await listed()).status, (await dataAt(both, kept)).status]).toEqual([
    401, 401, 401,
  ]);
  for (const { html } of [await browser.submit(first, '/open'), await step()])
    expect(html).toContain(EXPIRED);
});
