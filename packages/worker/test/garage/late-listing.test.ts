import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect, it } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import type { Env } from '../../src/env.ts';
import { garageAt } from '../link/inside.ts';
import { register } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { codeForm, linkUser, postToken } from '../support/linking.ts';
import { dumpEverything } from '../support/objects.ts';

interface SlowWay {
  waiting: number;
  open: boolean;
}

/** Bindings as they are, on which the listing of vehicles takes as long as the way to the Application is not open. */
const slowListing = (way: SlowWay): Pick<Env, 'APPLICATION'> => {
  const get = (id: DurableObjectId) => {
    const stub = env.APPLICATION.get(id);
    return {
      receive: async (...told: Parameters<Application['receive']>) => {
        way.waiting += 1;
        while (!way.open) await scheduler.wait(5);
        return stub.receive(...told);
      },
    };
  };
  const idFromName = (name: string) => env.APPLICATION.idFromName(name);
  return { APPLICATION: { idFromName, get } as unknown as Env['APPLICATION'] };
};

it('a listing that is still on its way does not bring back a user who is erased', async () => {
  const partner = await register();
  const { code, session, userId } = await linkUser({}, { partner });
  const garage = (await garageAt(session.id)) as unknown as DurableObjectStub<never>;
  const way: SlowWay = { waiting: 0, open: false };
  await runInDurableObject(garage, (object) => {
    Object.assign(object, { env: { ...env, ...slowListing(way) } });
  });
  expect((await postToken(codeForm(code), partner.basic)).status).toBe(200);
  // The alarm rings by itself: one that is rung by hand could overlap with it, which no real one does.
  while (way.waiting === 0) await scheduler.wait(5);

  const headers = { Authorization: partner.basic };
  const erased = fetchKeyfob(`/v1/users/${userId}`, { method: 'DELETE', headers });
  // Long enough for an erasure that does not wait.
  await Promise.race([erased, scheduler.wait(1000)]);
  way.open = true;
  expect((await erased).status).toBe(204);
  await scheduler.wait(100);
  expect(await dumpEverything()).not.toMatch(/veh_|les_/);
});
