import { listDurableObjectIds, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import type { GarageState } from '../../src/garage/state/state.ts';
import { garageAt, insideOf } from '../link/inside.ts';
import { config, demo } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { type Connected, connectUser } from '../support/linking.ts';
import { breakWrites, mendWrites, runGarageAlarms } from '../support/objects.ts';

restoreClockAfterEach();

const removeAll = async ({ vehicleIds }: Connected): Promise<void> => {
  for (const id of vehicleIds) {
    const headers = { Authorization: demo.basic };
    await fetchKeyfob(`/v1/connected-vehicles/${id}`, { method: 'DELETE', headers });
  }
};

const garageOf = async ({ session }: Connected) =>
  (await garageAt(session.id)) as unknown as DurableObjectStub<never>;

/** Whether the provider still holds access for the garage, as far as the garage knows. */
const accesses = async ({ session }: Connected): Promise<number> =>
  (await insideOf(session.id)).providerGrants.length;

/** The provider's bookkeeping is busy for a while: it answers late. Milliseconds. */
const busyProvider = async (milliseconds: number): Promise<{ readonly over: Promise<unknown> }> => {
  const own = applicationOf(env, await applicationPlace(await config(), demo.id, 'unrestricted'));
  const ids = (await listDurableObjectIds(env.APPLICATION)).filter((id) => !id.equals(own.id));
  let busy = 0;
  const work = ids.map((id) =>
    runInDurableObject(env.APPLICATION.get(id), (_, state) =>
      state.blockConcurrencyWhile(async () => {
        busy += 1;
        await scheduler.wait(milliseconds);
      }),
    ),
  );
  while (busy < ids.length) await scheduler.wait(5);
  return { over: Promise.all(work) };
};

it('neither a verb nor an alarm waits for a provider that takes its time', async () => {
  const user = await connectUser();
  await runGarageAlarms();
  // Alarms do not fire by this clock: this one is rung by hand.
  letPass(10);
  const provider = await busyProvider(2000);
  const before = performance.now();
  await removeAll(user);
  expect(await runDurableObjectAlarm(await garageOf(user))).toBe(true);
  expect(performance.now() - before).toBeLessThan(1000);
  expect(await accesses(user)).toBe(1);
  await provider.over;
  while ((await accesses(user)) > 0) await scheduler.wait(20);
  expect(performance.now() - before).toBeGreaterThan(1500);
});

it('what the provider has back and the garage was not told is asked for again', async () => {
  const user = await connectUser();
  await runGarageAlarms();
  const garage = await garageOf(user);
  const held = (state: GarageState | null): number => state?.parts.providerGrants.size ?? 0;
  await breakWrites(garage, (after, before) => held(after) >= held(before));
  await removeAll(user);
  await runGarageAlarms();
  expect(await accesses(user)).toBe(1);
  await mendWrites(garage);
  await runGarageAlarms();
  expect(await accesses(user)).toBe(1);
  letPass(LIFETIMES.outboxLease + 1);
  await runGarageAlarms();
  expect(await accesses(user)).toBe(0);
  expect((await insideOf(user.session.id)).outbox).toEqual([]);
});
