import { expect, it } from 'vitest';
import { register } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { dumpEverything } from '../support/objects.ts';
import { confirmUnheard, type SlowWay } from './slow-way.ts';

it('a listing that is still on its way does not bring back a user who is erased', async () => {
  const partner = await register();
  const way: SlowWay = { waiting: 0, open: false };
  const { userId } = await confirmUnheard(partner, way);
  const headers = { Authorization: partner.basic };
  const erased = fetchKeyfob(`/v1/users/${userId}`, { method: 'DELETE', headers });
  // Long enough for an erasure that does not wait.
  await Promise.race([erased, scheduler.wait(1000)]);
  way.open = true;
  expect((await erased).status).toBe(204);
  await scheduler.wait(100);
  expect(await dumpEverything()).not.toMatch(/veh_|les_/);
});
