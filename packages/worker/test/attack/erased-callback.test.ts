import { afterEach, describe, expect, it } from 'vitest';
import { garageAt } from '../link/inside.ts';
import { demo } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { breakWrites } from '../support/objects.ts';
import { isClaimed, providerAccess, signedIn, slowProvider, way } from './late-callback.ts';

afterEach(() => {
  way.open = true;
});

describe('access the provider gives and no garage takes in goes back', () => {
  it('where the user is erased while the owner is on the way back', async () => {
    const username = 'one-car@example.com';
    const { userId, id, browser, callback } = await signedIn(username);
    const provider = await providerAccess(callback);
    expect(await provider()).toBe(200);
    await slowProvider(username);
    const back = browser.open(callback);
    while (!(await isClaimed(id))) await scheduler.wait(5);
    const erased = await fetchKeyfob(`/v1/users/${userId}`, {
      method: 'DELETE',
      headers: { Authorization: demo.basic },
    });
    expect(erased.status).toBe(204);
    way.open = true;
    expect((await back).status).toBe(404);
    expect(await provider()).toBe(401);
  });

  it('where the garage cannot write it down', async () => {
    const { id, browser, callback } = await signedIn('two-cars@example.com');
    const provider = await providerAccess(callback);
    const garage = (await garageAt(id)) as unknown as DurableObjectStub<never>;
    await breakWrites(garage, ({ parts }) => parts.providerGrants.size === 0);
    expect(await provider()).toBe(200);
    expect((await browser.open(callback)).status).toBe(500);
    expect(await provider()).toBe(401);
  });
});
