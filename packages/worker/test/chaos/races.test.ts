import { evictAllDurableObjects } from 'cloudflare:test';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { connectUser } from '../support/linking.ts';
import { raceForCode, raceForData, raceForRefresh } from '../support/races.ts';
import { pausesSoFar, unleashForEach } from './chaos.ts';

restoreClockAfterEach();

describe.each([1, 2])('however long every await takes (seed %i)', (seed) => {
  unleashForEach(seed);

  it('one of fifty gets the tokens of a code', async () => {
    expect(await raceForCode()).toEqual({ 200: 1, 400: 49 });
    expect(globalThis.chaosPlaces).toBeGreaterThan(100);
    expect(pausesSoFar()).toBeGreaterThan(200);
  });

  it('fifty get the one answer to a refresh', async () => {
    expect(await raceForRefresh()).toEqual({ statuses: { 200: 50 }, answers: 1, live: 1 });
  });

  it('the provider’s token is renewed once for twenty who read', async () => {
    const user = await connectUser();
    for (let times = 0; times < 2; times += 1) {
      letPass(LIFETIMES.simulatorAccessToken);
      if (times > 0) await evictAllDurableObjects();
      expect(await raceForData(user)).toEqual({ 200: 20 });
    }
  });
});
