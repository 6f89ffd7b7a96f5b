import { describe, expect, it } from 'vitest';
import { raceToOpen } from '../oauth/pushing.ts';
import { pausesSoFar, unleashForEach } from './chaos.ts';

describe.each([1, 2, 3])('however long every await takes (seed %i)', (seed) => {
  unleashForEach(seed);

  it('one of twenty browsers acts on a pushed request', async () => {
    expect(await raceToOpen()).toEqual({ codes: [expect.stringMatching(/^cod_/)], told: 19 });
    expect(pausesSoFar()).toBeGreaterThan(200);
  });
});
