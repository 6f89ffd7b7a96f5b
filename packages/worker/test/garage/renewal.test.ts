import { evictAllDurableObjects } from 'cloudflare:test';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it, vi } from 'vitest';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { type Connected, connectUser, readData, refusalOf } from '../support/linking.ts';
import { allObjects, sqlIn } from '../support/objects.ts';

restoreClockAfterEach();

/** Codes and refresh tokens the simulator has seen: it remembers each, and revokes who brings one twice. */
const usedUpstream = async (): Promise<number> => {
  const used = await Promise.all(
    (await allObjects()).map((stub) =>
      sqlIn(stub, "SELECT key FROM single_use WHERE key LIKE 'used:%'").catch(() => []),
    ),
  );
  return used.flat().length;
};

const readMany = async ({ vehicleIds, tokens }: Connected): Promise<number[]> => {
  const reads = Array.from({ length: 20 }, (_, index) =>
    readData(vehicleIds[index % vehicleIds.length], tokens.access_token),
  );
  return (await Promise.all(reads)).map(({ status }) => status);
};

const ALL_GOOD = new Array(20).fill(200);

describe('the provider’s token', () => {
  it('is renewed once for twenty who read at the same moment, again and again', async () => {
    const user = await connectUser();
    let used = await usedUpstream();
    for (let times = 0; times < 3; times += 1) {
      letPass(LIFETIMES.simulatorAccessToken);
      if (times > 0) await evictAllDurableObjects();
      expect(await readMany(user)).toEqual(ALL_GOOD);
      expect(await usedUpstream()).toBe(used + 1);
      used += 1;
    }
  });

  it('keeps the garage awake no longer than the renewal takes', async () => {
    const user = await connectUser();
    letPass(LIFETIMES.simulatorAccessToken);
    await readMany(user);
    vi.useRealTimers();
    const before = Date.now();
    await evictAllDurableObjects();
    expect(Date.now() - before).toBeLessThan(3000);
  });

  it('is renewed before it ends, and not sooner', async () => {
    const user = await connectUser();
    const used = await usedUpstream();
    letPass(LIFETIMES.simulatorAccessToken - LIFETIMES.providerTokenMargin - 5);
    expect(await readMany(user)).toEqual(ALL_GOOD);
    expect(await usedUpstream()).toBe(used);
    letPass(10);
    expect(await readMany(user)).toEqual(ALL_GOOD);
    expect(await usedUpstream()).toBe(used + 1);
  });

  it('that the provider no longer takes asks for the car to be connected again', async () => {
    const user = await connectUser({}, { username: 'access-lost@example.com' });
    for (const id of user.vehicleIds)
      expect(await refusalOf(await readData(id, user.tokens.access_token))).toBe(
        '409 reauthorization_required',
      );
  });
});
