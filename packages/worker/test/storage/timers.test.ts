import { runInDurableObject } from 'cloudflare:test';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { garageAt } from '../link/inside.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { walkToVehicles } from '../support/keyfob.ts';
import { connectUser, freshUser, linkUser, newSession, readData, sessionStatus } from '../support/linking.ts';
import { changeRecords, recordsIn, runGarageAlarms, stateIn } from '../support/objects.ts';

restoreClockAfterEach();

type Stub = Parameters<typeof stateIn>[0];

const garageWith = async (id: string): Promise<Stub> => (await garageAt(id)) as unknown as Stub;

/** Rings as Cloudflare does. `isRetry`: the try before ended with the whole object. */
const ring = (stub: Stub, isRetry = false): Promise<void> =>
  runInDurableObject(stub, (object) =>
    (object as unknown as { alarm(info: object): Promise<void> }).alarm({ isRetry }),
  );

const alarmOf = (stub: Stub) => runInDurableObject(stub, (_, { storage }) => storage.getAlarm());

/** A session that waits for its owner at the vehicles. */
const openedSession = async (userId = freshUser()) => {
  const session = await newSession({ userId });
  await walkToVehicles(new Browser(), session.url);
  return session;
};

/** How often a garage sets its alarm from here on. */
const settings = (stub: Stub): Promise<number[]> =>
  runInDurableObject(stub, (_, { storage }) => {
    const times: number[] = [];
    const setAlarm = storage.setAlarm.bind(storage);
    const counting = (at: number): Promise<void> => {
      times.push(at);
      return setAlarm(at);
    };
    Object.defineProperty(storage, 'setAlarm', { value: counting, configurable: true });
    return times;
  });

describe('the one alarm', () => {
  it('is set to when the first session ends', async () => {
    const { id, expiresAt } = await newSession();
    const garage = await garageWith(id);
    expect(await alarmOf(garage)).toBe(Date.parse(expiresAt) + LIFETIMES.sessionKept * 1000);
    const opened = await openedSession();
    const [record] = await recordsIn(await garageWith(opened.id), 'sessions');
    expect(await alarmOf(await garageWith(opened.id))).toBeLessThanOrEqual(record?.session.expiresAt ?? 0);
  });

  it('is set again only where something is due earlier', async () => {
    const userId = freshUser();
    const first = await newSession({ userId });
    const garage = await garageWith(first.id);
    const times = await settings(garage);
    await newSession({ userId });
    expect(times).toEqual([]);
    await walkToVehicles(new Browser(), first.url);
    expect(times).toHaveLength(1);
  });

  it('that rings too early does nothing, and is set again', async () => {
    const { id } = await newSession();
    const garage = await garageWith(id);
    const [before, alarm] = [await stateIn(garage), await alarmOf(garage)];
    await ring(garage);
    expect(await stateIn(garage)).toEqual(before);
    expect(await alarmOf(garage)).toBe(alarm);
  });

  it.each([
    ['a session that its owner left open', async () => (await openedSession()).id, LIFETIMES.sessionOpen],
    ['a session that came back', async () => (await linkUser()).session.id, LIFETIMES.code],
    ['a session that was confirmed', async () => (await connectUser()).session.id, LIFETIMES.sessionKept],
  ])('that rings twice for %s does no more than once', async (_, make, seconds) => {
    const garage = await garageWith(await make());
    letPass(seconds + 1);
    await runGarageAlarms();
    const once = await stateIn(garage);
    expect(once).not.toBeNull();
    for (let times = 0; times < 3; times += 1) await ring(garage);
    expect(await stateIn(garage)).toEqual(once);
  });

  it('for a session that slid on meanwhile leaves it alone', async () => {
    const { id } = await openedSession();
    const garage = await garageWith(id);
    letPass(LIFETIMES.sessionOpen - 10);
    const [record] = await recordsIn(garage, 'sessions');
    await (await garageAt(id)).extendSession(id, record?.browser ?? '');
    letPass(20);
    await ring(garage);
    expect(await sessionStatus(id)).toBe('open');
    const [slid] = await recordsIn(garage, 'sessions');
    expect(await alarmOf(garage)).toBe(slid?.session.expiresAt);
  });

  it('is put off before it works, where the try before ended with the whole object', async () => {
    const { id } = await openedSession();
    const garage = await garageWith(id);
    const times = await settings(garage);
    letPass(LIFETIMES.sessionOpen + 1);
    await ring(garage, true);
    expect(times[0]).toBe(Date.now() + 60_000);
    expect(await sessionStatus(id)).toBe('expired');
  });
});

describe('what an alarm fails at', () => {
  it('keeps nothing else from its work, and comes back until it succeeds', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => errors.mockRestore());
    const userId = freshUser();
    const [bad, good] = [await openedSession(userId), await openedSession(userId)];
    const garage = await garageWith(bad.id);
    await runGarageAlarms();
    const histories = new Map<string, readonly unknown[]>();
    // Torn: what ends the session cannot work on it.
    await changeRecords(garage, 'sessions', (record) => {
      histories.set(record.session.id, record.session.history);
      return record.session.id === bad.id
        ? { ...record, session: { ...record.session, history: null as never } }
        : record;
    });

    letPass(LIFETIMES.sessionOpen + 1);
    await ring(garage);
    expect(errors.mock.calls.flat().join()).toContain('session-due');
    expect((await recordsIn(garage, 'sessions')).map(({ session }) => session.status)).toEqual([
      'open',
      'expired',
    ]);
    expect(await sessionStatus(good.id)).toBe('expired');
    expect(await alarmOf(garage)).toBeLessThanOrEqual(Date.now() + 60_000);

    await changeRecords(garage, 'sessions', (record) => ({
      ...record,
      session: { ...record.session, history: (histories.get(record.session.id) ?? []) as never },
    }));
    letPass(61);
    await ring(garage);
    expect(await sessionStatus(bad.id)).toBe('expired');
  });
});

it('a refused verb leaves no trace, and the next one finds everything', async () => {
  const { vehicleIds, tokens, session } = await connectUser();
  await runGarageAlarms();
  const garage = await garageWith(session.id);
  const before = await stateIn(garage);
  await readData('veh_x', tokens.access_token);
  await (await garageAt(session.id)).confirmCodeless(session.id, 'demo');
  expect(await stateIn(garage)).toEqual(before);
  expect((await readData(vehicleIds[0], tokens.access_token)).status).toBe(200);
});
