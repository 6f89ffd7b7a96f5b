import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { describe, expect, it } from 'vitest';
import { unsealTokens } from '../../src/connectors/sealed-tokens.ts';
import { config, demo } from '../support/applications.ts';
import { Browser } from '../support/browser.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { asJson, fetchKeyfob, walkToVehicles } from '../support/keyfob.ts';
import {
  codeForm,
  connectUser,
  freshUser,
  linkUser,
  newSession,
  postToken,
  readData,
  refreshForm,
  refusalOf,
  sessionStatus,
  tokensOf,
  vehiclesOf,
} from '../support/linking.ts';
import { allGarages, recordsIn, runGarageAlarms, stateIn } from '../support/objects.ts';

restoreClockAfterEach();

type Stub = Awaited<ReturnType<typeof allGarages>>[number];

const garageOf = async (userId: string): Promise<Stub> => {
  for (const stub of await allGarages()) if ((await stateIn(stub))?.garage?.userId === userId) return stub;
  throw new Error(`${userId} has no garage`);
};

/** Whether the simulator still lets the garage's account in. */
const providerAccess = async (stub: Stub): Promise<() => Promise<number>> => {
  const [grant] = await recordsIn(stub, 'providerGrants');
  const name = (await stateIn(stub))?.garage?.name;
  if (!grant || !name) throw new Error('The garage has no access.');
  const tokens = await unsealTokens((await config()).ring, name, grant.id, grant.sealedTokens);
  const headers = { Authorization: `Bearer ${tokens?.accessToken}` };
  return async () => (await fetchKeyfob('/simulator/api/vehicles', { headers })).status;
};

describe('a session nobody confirmed', () => {
  it.each([
    [
      'open at the vehicles',
      LIFETIMES.sessionOpen,
      async (userId: string) => {
        const session = await newSession({ userId });
        await walkToVehicles(new Browser(), session.url);
        return session;
      },
    ],
    [
      'with a code on its way',
      LIFETIMES.code,
      async (userId: string) => (await linkUser({ userId })).session,
    ],
  ])('%s: ends by alarm, gives the access back, and is erased a day later', async (_, lifetime, begin) => {
    const userId = freshUser();
    const { id } = await begin(userId);
    const garage = await garageOf(userId);
    const provider = await providerAccess(garage);
    expect(await provider()).toBe(200);

    letPass(lifetime - 2);
    await runGarageAlarms();
    expect(await sessionStatus(id)).not.toBe('expired');
    letPass(3);
    await runGarageAlarms();
    expect(await sessionStatus(id)).toBe('expired');
    for (const part of ['vehicles', 'providerGrants', 'codes', 'grants'] as const)
      expect(await recordsIn(garage, part), part).toEqual([]);

    letPass(-lifetime);
    expect(await provider()).toBe(401);
    letPass(lifetime + LIFETIMES.sessionKept - 10);
    await runGarageAlarms();
    expect(await sessionStatus(id)).toBe('expired');
    letPass(11);
    await runGarageAlarms();
    expect(await stateIn(garage)).toBeNull();
  });

  it('leaves what was linked before as it was', async () => {
    const first = await connectUser();
    await linkUser({ userId: first.userId });
    letPass(LIFETIMES.code + 1);
    await runGarageAlarms();
    expect(await vehiclesOf(first.userId)).toEqual(first.vehicleIds);
    expect((await readData(first.vehicleIds[0], first.tokens.access_token)).status).toBe(200);
  });

  it('shows as expired before its alarm rings, and takes no code', async () => {
    const { session, code } = await linkUser();
    letPass(LIFETIMES.code + 1);
    expect(await sessionStatus(session.id)).toBe('expired');
    expect(await refusalOf(await postToken(codeForm(code)))).toBe('400 invalid_grant');
    await runGarageAlarms();
    expect(await refusalOf(await postToken(codeForm(code)))).toBe('400 invalid_grant');
  });

  it('that nobody opened ends after a day', async () => {
    const { id } = await newSession();
    letPass(LIFETIMES.sessionUnopened + 1);
    await runGarageAlarms();
    expect(await sessionStatus(id)).toBe('expired');
  });

  it('and that nobody opened goes with its garage by one alarm, and nobody is told', async () => {
    const userId = freshUser();
    await newSession({ userId });
    const garage = await garageOf(userId);
    expect((await stateIn(garage))?.posted).toBe(0);
    const alarm = await runInDurableObject(garage, (_, { storage }) => storage.getAlarm());
    letPass(((alarm ?? 0) - Date.now()) / 1000);
    expect(await runDurableObjectAlarm(garage)).toBe(true);
    expect(await stateIn(garage)).toBeNull();
    expect(await runInDurableObject(garage, (_, { storage }) => storage.getAlarm())).toBeNull();
  });
});

describe('a garage', () => {
  it('with a live grant is kept, for as long as somebody refreshes', async () => {
    const { userId, vehicleIds, tokens } = await connectUser();
    let token = tokens.refresh_token;
    for (let months = 0; months < 6; months += 1) {
      letPass(LIFETIMES.garageIdle + 1);
      await runGarageAlarms();
      ({ refresh_token: token } = await tokensOf(await postToken(refreshForm(token))));
    }
    expect(await vehiclesOf(userId)).toEqual(vehicleIds);
  });

  it('confirmed without tokens is kept until its vehicles are removed', async () => {
    const { session, code, userId } = await linkUser();
    await fetchKeyfob(
      `/v1/link-sessions/${session.id}/complete`,
      asJson({ code }, { Authorization: demo.basic }),
    );
    const garage = await garageOf(userId);
    const vehicleIds = await vehiclesOf(userId);
    letPass(10 * LIFETIMES.garageIdle);
    await runGarageAlarms();
    expect(await vehiclesOf(userId)).toEqual(vehicleIds);
    for (const id of vehicleIds)
      await fetchKeyfob(`/v1/connected-vehicles/${id}`, {
        method: 'DELETE',
        headers: { Authorization: demo.basic },
      });
    await runGarageAlarms();
    letPass(LIFETIMES.garageIdle + 1);
    await runGarageAlarms();
    expect(await stateIn(garage)).toBeNull();
  });

  it('whose last token died gives its vehicles back a month later, and is forgotten', async () => {
    const { userId } = await connectUser();
    const garage = await garageOf(userId);
    letPass(LIFETIMES.refreshTokenIdle + LIFETIMES.garageIdle - 60);
    await runGarageAlarms();
    expect(await vehiclesOf(userId)).not.toEqual([]);
    for (let looks = 0; looks < 3; looks += 1) {
      letPass(LIFETIMES.garageIdle);
      await runGarageAlarms();
    }
    expect(await stateIn(garage)).toBeNull();
  });

  it('whose grant was revoked gives its vehicles back, and is forgotten', async () => {
    const { userId, code } = await connectUser();
    const garage = await garageOf(userId);
    const provider = await providerAccess(garage);
    await postToken(codeForm(code));
    expect(await provider()).toBe(200);
    letPass(LIFETIMES.garageIdle + 1);
    await runGarageAlarms();
    letPass(LIFETIMES.outboxLease + 1);
    await runGarageAlarms();
    expect(await stateIn(garage)).toBeNull();
    letPass(-LIFETIMES.garageIdle - LIFETIMES.outboxLease - 2);
    expect(await provider()).toBe(401);
  });
});
