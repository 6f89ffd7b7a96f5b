import { describe, expect, it } from 'vitest';
import {
  raceAgainstDeletion,
  raceAgainstRemoval,
  raceForClientId,
  raceForSecrets,
  raceForTheList,
  raceToEdit,
} from '../support/application-races.ts';
import { pausesSoFar, unleashForEach } from './chaos.ts';

describe.each([1, 2])('an operator’s changes, with a pause at every await, seed %i,', (seed) => {
  unleashForEach(seed);

  it('never bring back what was removed, and never get lost', async () => {
    expect((await raceToEdit()).statuses).toEqual({ 200: 1, 412: 19 });
    const list = await raceForTheList();
    expect(list.redirectUris).toEqual(list.expected);
    expect((await raceForSecrets()).statuses).toEqual({ 201: 1, 409: 9 });
    const { removed, left } = await raceAgainstRemoval();
    expect([left.length, left.includes(removed)]).toEqual([1, false]);
    expect((await raceForClientId()).statuses).toEqual({ 201: 1, 409: 19 });
    expect((await raceAgainstDeletion()).shown).toBe(404);
    expect(pausesSoFar()).toBeGreaterThan(500);
  });
});
