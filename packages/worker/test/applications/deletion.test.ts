import { evictAllDurableObjects, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { unsealTokens } from '../../src/connectors/sealed-tokens.ts';
import { basicOf, config, type Partner } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { fetchKeyfob, REDIRECT_URI } from '../support/keyfob.ts';
import { type Connected, connectUser, postToken, readData, refreshForm } from '../support/linking.ts';
import {
  allGarages,
  dumpEverything,
  recordsIn,
  runGarageAlarms,
  sqlIn,
  stateIn,
} from '../support/objects.ts';
import { createApplication, deleteApplication } from '../support/operator.ts';

restoreClockAfterEach();

const partner = async (): Promise<Partner> => {
  const made = await createApplication({ redirectUris: [REDIRECT_URI], pkce: 'optional' });
  const secret = made.clientSecret ?? '';
  return { id: made.clientId, secret, basic: basicOf(made.clientId, secret) };
};

const objectOf = async (clientId: string) =>
  applicationOf(env, await applicationPlace(await config(), clientId, 'unrestricted'));

type Stub = Awaited<ReturnType<typeof objectOf>>;

const departures = async (stub: Stub): Promise<string[]> =>
  (await sqlIn(stub as never, 'SELECT garage FROM departures ORDER BY garage')).map(({ garage }) =>
    String(garage),
  );

/** Rings the application as often as it wants to be rung by now. */
const ring = async (stub: Stub): Promise<void> => {
  for (let rounds = 0; rounds < 10; rounds += 1) {
    const next = await runInDurableObject(stub, (_, { storage }) => storage.getAlarm());
    if (next === null || next > Date.now()) return;
    await runDurableObjectAlarm(stub);
  }
};

/** What providers have given out for the users there are. */
const providerTokens = async (): Promise<string[]> => {
  const { ring: keys } = await config();
  const found: string[] = [];
  for (const stub of await allGarages()) {
    const name = (await stateIn(stub))?.garage?.name ?? '';
    for (const access of await recordsIn(stub, 'providerGrants')) {
      const tokens = await unsealTokens(keys, name, access.id, access.sealedTokens);
      if (tokens) found.push(tokens.accessToken);
    }
  }
  return found;
};

const providerStatus = async (token: string): Promise<number> =>
  (await fetchKeyfob('/simulator/api/vehicles', { headers: { Authorization: `Bearer ${token}` } })).status;

const marksOf = ({ userId, session, vehicleIds }: Connected): string[] => [userId, session.id, ...vehicleIds];

describe('a deleted application', () => {
  it('is nobody at once, gives everything back, and leaves nothing, whatever is evicted in between', async () => {
    const owner = await partner();
    const users = [await connectUser({}, { partner: owner }), await connectUser({}, { partner: owner })];
    await runGarageAlarms();
    const [first] = users;
    const accessToken = first?.tokens.access_token ?? '';
    expect((await readData(first?.vehicleIds[0], accessToken)).status).toBe(200);
    const held = await providerTokens();
    expect(held.length).toBe(2);
    expect(await Promise.all(held.map(providerStatus))).toEqual([200, 200]);
    const before = await dumpEverything();
    for (const mark of users.flatMap(marksOf)) expect(before).toContain(mark);

    expect((await deleteApplication(owner.id)).status).toBe(204);
    expect((await readData(first?.vehicleIds[0], accessToken)).status).toBe(401);
    expect((await postToken(refreshForm(first?.tokens.refresh_token), owner.basic)).status).toBe(401);

    // At once nothing is left of the owners but what is on its way back to their provider.
    await ring(await objectOf(owner.id));
    // The alarm may have rung by itself, and be under way.
    const grants = async () =>
      (await Promise.all((await allGarages()).map((stub) => recordsIn(stub, 'grants')))).flat();
    await expect.poll(grants, { timeout: 5000 }).toEqual([]);
    for (const stub of await allGarages()) {
      for (const part of ['grants', 'refreshTokens', 'sessions', 'codes', 'receipts'] as const)
        expect([part, await recordsIn(stub, part)]).toEqual([part, []]);
      for (const access of await recordsIn(stub, 'providerGrants'))
        expect(access).toMatchObject({ revokedAt: expect.any(Number) });
    }

    for (let minutes = 0; minutes < 6; minutes += 1) {
      await evictAllDurableObjects();
      await ring(await objectOf(owner.id));
      await evictAllDurableObjects();
      await runGarageAlarms();
      letPass(61);
    }
    const after = await dumpEverything();
    for (const mark of users.flatMap(marksOf)) expect(after).not.toContain(mark);
    expect(await Promise.all(held.map(providerStatus))).toEqual([401, 401]);
    expect(await departures(await objectOf(owner.id))).toEqual([]);
    // Only that the client id is taken.
    const left = await sqlIn(
      (await objectOf(owner.id)) as never,
      'SELECT client_id, reason FROM client_id_reservation',
    );
    expect(left).toEqual([{ client_id: owner.id, reason: 'deleted' }]);
  });

  it('sends its garages away in batches, and goes on where one broke off', async () => {
    const { clientId } = await createApplication();
    const stub = await objectOf(clientId);
    const names = Array.from({ length: 45 }, (_, index) => `garage-${String(index).padStart(2, '0')}`);
    for (const garage of names)
      await stub.receive(
        garage,
        [{ id: `veh-${garage}`, provider: 'simulator', status: 'authorized', updatedAt: Date.now() }],
        [],
      );
    const broken = {
      idFromName: (name: string) => name,
      get: (name: string) => ({ giveUp: async () => Promise.reject(new Error(name)) }),
    };
    await runInDurableObject(stub, (object) => Object.assign(object, { env: { ...env, GARAGE: broken } }));
    await deleteApplication(clientId);
    await ring(stub);
    expect(await departures(stub)).toHaveLength(45);

    await evictAllDurableObjects();
    letPass(LIFETIMES.outboxLease + 1);
    const again = await objectOf(clientId);
    await runDurableObjectAlarm(again);
    expect(await departures(again)).toEqual(names.slice(20));
    await ring(again);
    expect(await departures(again)).toEqual([]);
    expect(await sqlIn(again as never, 'SELECT id FROM vehicles')).toEqual([]);
  });

  it('hears of a link that came late, and sends it away too', async () => {
    const owner = await partner();
    const stub = await objectOf(owner.id);
    // The garage cannot tell of its vehicles yet.
    const late = "CREATE TRIGGER late BEFORE INSERT ON garages BEGIN SELECT RAISE(ABORT, 'late'); END";
    await sqlIn(stub as never, late);
    const user = await connectUser({}, { partner: owner });
    await deleteApplication(owner.id);
    expect(await departures(stub)).toEqual([]);
    await sqlIn(stub as never, 'DROP TRIGGER late');
    for (let minutes = 0; minutes < 6; minutes += 1) {
      await runGarageAlarms();
      await ring(stub);
      letPass(61);
    }
    const after = await dumpEverything();
    for (const mark of marksOf(user)) expect(after).not.toContain(mark);
  });

  it('has no pages, links or codes any more', async () => {
    const owner = await partner();
    const { session } = await connectUser({}, { partner: owner });
    await deleteApplication(owner.id);
    const page = await fetchKeyfob(session.url, { headers: { Accept: 'text/html' } });
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(await page.text()).not.toContain('Example partner');
    const watch = await fetchKeyfob(`/v1/link-sessions/${session.id}/watch`, {
      headers: { Authorization: `Bearer ${session.statusToken}` },
    });
    expect(watch.status).toBe(401);
  });
});
