import { expect, it } from 'vitest';
import { onDemand } from '../src/on-demand.ts';

it('a module is loaded with its first use and kept, and one that could not be loaded is tried again', async () => {
  let loads = 0;
  const load = onDemand(async () => {
    loads += 1;
    if (loads === 1) throw new Error('Not there.');
    return { loads };
  });
  expect(loads).toBe(0);
  await expect(load()).rejects.toThrow('Not there.');
  expect(await load()).toEqual({ loads: 2 });
  expect(await load()).toEqual({ loads: 2 });
});
