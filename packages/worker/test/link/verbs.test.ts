import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import type { Garage } from '../../src/garage/garage.ts';
import type { SessionRecord } from '../../src/garage/records.ts';
import { Browser, ORIGIN } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { newSession } from '../support/linking.ts';
import { runGarageAlarms } from '../support/objects.ts';
import { garageAt, insideOf } from './inside.ts';
import { go, type Step, walkFrom, walkTo } from './walker.ts';

restoreClockAfterEach();

interface Scene {
  readonly garage: DurableObjectStub<Garage>;
  readonly id: string;
  readonly record: SessionRecord;
}

const sceneAt = async (step: Step): Promise<Scene> => {
  const { url, id } = await newSession();
  await walkTo(new Browser(), url, step);
  const [record] = (await insideOf(id)).sessions;
  if (!record) throw new Error('No session');
  return { garage: await garageAt(id), id, record };
};

const approval = (id: string, browser: string, { found }: SessionRecord) => ({
  id,
  browser,
  upstreamIds: found?.vehicles.map(({ upstreamId }) => upstreamId) ?? [],
  scopes: [],
  language: 'en',
  textVersion: 'test',
  minted: {
    grantId: 'gra_x',
    receiptId: 'rcp_x',
    vehicleIds: ['veh_1', 'veh_2'],
    codeHash: 'x',
    sealedCode: 'x',
  },
});

const attempt = {
  id: 'att_x',
  provider: 'simulator',
  brand: 'tesla',
  origin: ORIGIN,
  sealedStart: 'x',
} as const;

/** The page asks the garage before it acts; the garage does not rely on that. */
const VERBS: Readonly<
  Record<string, readonly [Step, (scene: Scene, browser: string) => Promise<{ readonly ok: boolean }>]>
> = {
  view: ['brand', ({ garage, id }, browser) => garage.viewSession(id, browser)],
  'choose a brand': ['brand', ({ garage, id }, browser) => garage.chooseBrand(id, browser, 'tesla')],
  extend: ['brand', ({ garage, id }, browser) => garage.extendSession(id, browser)],
  'start a sign-in': ['handoff', ({ garage, id }, browser) => garage.startAttempt(id, browser, attempt)],
  'come back': [
    'signIn',
    ({ garage, record }, browser) => garage.claimAttempt(record.attempt?.id ?? '', 'simulator', browser),
  ],
  approve: ['vehicles', ({ garage, id, record }, browser) => garage.approve(approval(id, browser, record))],
  leave: [
    'vehicles',
    ({ garage, id }, browser) =>
      garage.leaveSession({ id, browser, create: null, authorization: null }, 'denied'),
  ],
  open: [
    'brand',
    ({ garage, id }, browser) => garage.openSession({ id, browser, create: null, authorization: null }),
  ],
};

describe('the garage lets only the browser of the session', () => {
  it.each(Object.keys(VERBS))('%s', async (verb) => {
    const [step, act] = VERBS[verb] ?? [];
    if (!step || !act) throw new Error(verb);
    const scene = await sceneAt(step);
    expect(await act(scene, 'another')).toMatchObject({ ok: false, code: 'session_elsewhere' });
    expect((await insideOf(scene.id)).sessions).toEqual([scene.record]);
    expect(await act(scene, scene.record.browser ?? '')).toMatchObject({ ok: true });
  });
});

describe('approval', () => {
  it('needs vehicles that were found', async () => {
    const { garage, id, record } = await sceneAt('handoff');
    expect(await garage.approve(approval(id, record.browser ?? '', record))).toMatchObject({
      ok: false,
      code: 'session_not_open',
    });
  });

  it('said again after its code ended is too late', async () => {
    const { garage, id, record } = await sceneAt('vehicles');
    const again = () => garage.approve(approval(id, record.browser ?? '', record));
    expect(await again()).toMatchObject({ ok: true });
    expect(await again()).toMatchObject({ ok: true });
    letPass(LIFETIMES.code);
    expect(await again()).toMatchObject({ ok: false, code: 'session_expired' });
  });
});

it('the account signed in to before gives its access back when another takes its place', async () => {
  const { url, id } = await newSession();
  const browser = new Browser();
  await walkTo(browser, url, 'vehicles', { username: 'one-car@example.com' });
  const [first] = (await insideOf(id)).providerGrants;
  const again = await go(browser, await browser.open(`${url}/provider`), 'handoff');
  await walkFrom(browser, again, 'vehicles', { username: 'three-cars@example.com' });
  await runGarageAlarms();
  const { providerGrants } = await insideOf(id);
  expect(providerGrants).toHaveLength(1);
  expect(providerGrants[0]?.id).not.toBe(first?.id);
});
