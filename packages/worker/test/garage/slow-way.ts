import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { expect } from 'vitest';
import type { Application } from '../../src/application/application.ts';
import type { Env } from '../../src/env.ts';
import { garageAt } from '../link/inside.ts';
import type { Partner } from '../support/applications.ts';
import { codeForm, linkUser, postToken } from '../support/linking.ts';

/** How many tellings of garages are on it, and whether they arrive. */
export interface SlowWay {
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

/** A link that was just confirmed, in a garage whose application hears nothing as long as the way is not open. */
export const confirmUnheard = async (partner: Partner, way: SlowWay) => {
  const { code, session, userId } = await linkUser({}, { partner });
  const garage = (await garageAt(session.id)) as unknown as DurableObjectStub<never>;
  await runInDurableObject(garage, (object) => {
    Object.assign(object, { env: { ...env, ...slowListing(way) } });
  });
  const before = way.waiting;
  expect((await postToken(codeForm(code), partner.basic)).status).toBe(200);
  // The alarm rings by itself: one that is rung by hand could overlap with it, which no real one does.
  while (way.waiting === before) await scheduler.wait(5);
  return { garage, session, userId };
};
