import { runInDurableObject } from 'cloudflare:test';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { connectUser, freshUser, linkUser, newSession, readData, sessionStatus } from '../support/linking.ts';
import { allGarages, runGarageAlarms, sqlIn } from '../support/objects.ts';

restoreClockAfterEach();

type Stub = Awaited<ReturnType<typeof allGarages>>[number];

/** The garage that holds a session. */
const garageWith = async (id: string): Promise<Stub> => {
  for (const stub of await allGarages()) {
    const rows = await sqlIn(stub, 'SELECT id FROM link_sessions WHERE id = ?', id).catch(() => []);
    if (rows.length > 0) return stub;
  }
  throw new Error('no garage has it');
};

const ring = (stub: Stub): Promise<void> =>
  runInDurableObject(stub, (object) => (object as unknown as { alarm(): Promise<void> }).alarm());

const alarmOf = (stub: Stub) => runInDurableObject(stub, (_, { storage }) => storage.getAlarm());

const timersOf = (stub: Stub) => sqlIn(stub, 'SELECT kind, key, due_at FROM timers ORDER BY due_at');

/** Everything but the times of timers, which move. */
const contentsOf = async (stub: Stub): Promise<string> => {
  const tables = ['link_sessions', 'connected_vehicles', 'provider_grants', 'codes', 'grants', 'outbox'];
  const rows = await Promise.all(tables.map((table) => sqlIn(stub, `SELECT * FROM ${table}`)));
  return JSON.stringify(rows);
};

describe('the one alarm', () => {
  it('is set to the timer that is due first', async () => {
    const { id } = await newSession();
    const garage = await garageWith(id);
    const [first] = await timersOf(garage);
    expect(first).toMatchObject({ kind: 'session-expiry', key: id });
    expect(await alarmOf(garage)).toBe(first?.['due_at']);
  });

  it('that rings too early does nothing, and is set again', async () => {
    const { id } = await newSession();
    const garage = await garageWith(id);
    const [before, alarm] = [await contentsOf(garage), await alarmOf(garage)];
    await ring(garage);
    expect(await contentsOf(garage)).toBe(before);
    expect(await alarmOf(garage)).toBe(alarm);
  });

  it.each([
    ['a session nobody opened', async () => (await newSession()).id, LIFETIMES.sessionUnopened],
    ['a session that came back', async () => (await linkUser()).session.id, LIFETIMES.code],
    ['a session that was confirmed', async () => (await connectUser()).session.id, LIFETIMES.sessionKept],
  ])('that rings twice for %s does no more than once', async (_, make, seconds) => {
    const garage = await garageWith(await make());
    letPass(seconds + 1);
    await runGarageAlarms();
    const once = await contentsOf(garage);
    const timers = await timersOf(garage);
    await sqlIn(garage, 'UPDATE timers SET due_at = 1 WHERE kind != ?', 'idle');
    for (let times = 0; times < 3; times += 1) await ring(garage);
    if (timers.some(({ kind }) => kind === 'session-erasure'))
      expect(await sqlIn(garage, 'SELECT * FROM link_sessions')).toEqual([]);
    else expect(await contentsOf(garage)).toBe(once);
  });

  it('for a session that slid on meanwhile leaves it alone', async () => {
    const { id } = await newSession();
    const garage = await garageWith(id);
    await sqlIn(garage, "UPDATE timers SET due_at = 1 WHERE kind = 'session-expiry'");
    await ring(garage);
    expect(await sessionStatus(id)).toBe('created');
    expect((await timersOf(garage))[0]?.['due_at']).toBeGreaterThan(Date.now());
  });
});

describe('a timer that throws', () => {
  it('keeps no other from running, and comes back until it succeeds', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => errors.mockRestore());
    const userId = freshUser();
    const [bad, good] = [await newSession({ userId }), await newSession({ userId })];
    const garage = await garageWith(bad.id);
    const [row] = await sqlIn(garage, 'SELECT record FROM link_sessions WHERE id = ?', bad.id);
    await sqlIn(garage, "UPDATE link_sessions SET record = 'torn' WHERE id = ?", bad.id);
    await sqlIn(garage, 'UPDATE timers SET due_at = 1 WHERE key = ?', bad.id);

    letPass(LIFETIMES.sessionUnopened + 1);
    await ring(garage);
    expect(errors.mock.calls.flat().join()).toContain('timer_failed');
    expect(await sessionStatus(good.id)).toBe('expired');
    const again = (await timersOf(garage)).find(({ key }) => key === bad.id);
    expect(again?.['due_at']).toBe(Date.now() + 60_000);
    expect(await alarmOf(garage)).toBeLessThanOrEqual(Date.now() + 60_000);

    await sqlIn(garage, 'UPDATE link_sessions SET record = ? WHERE id = ?', row?.['record'] ?? '', bad.id);
    letPass(61);
    await ring(garage);
    expect(await sessionStatus(bad.id)).toBe('expired');
  });
});

it('a refused verb leaves no trace, and the next one finds everything', async () => {
  const { vehicleIds, tokens, session } = await connectUser();
  const garage = await garageWith(session.id);
  const before = await contentsOf(garage);
  await readData('veh_x', tokens.access_token);
  await runInDurableObject(garage, (object) =>
    (object as unknown as { confirmCodeless(id: string, application: string): unknown }).confirmCodeless(
      session.id,
      'demo',
    ),
  );
  expect(await contentsOf(garage)).toBe(before);
  expect((await readData(vehicleIds[0], tokens.access_token)).status).toBe(200);
});
