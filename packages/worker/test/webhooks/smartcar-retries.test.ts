import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe, expect, it, vi } from 'vitest';
import { applicationOf, applicationPlace } from '../../src/application/application-of.ts';
import { connectOwner, jsonOf, type Owner } from '../smartcar/api-face.ts';
import { config } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { dumpEverything, sqlIn } from '../support/objects.ts';
import { call, pause, ring, stubOf } from './endpoint.ts';
import type { Behaviour } from './receiver.ts';
import {
  changeGarage,
  drivingAccount,
  isSigned,
  lookOut,
  looksBack,
  type SmartcarEnd,
  smartcarEnd,
  subscribe,
  subscribed,
  subscriptionsOf,
  toldTo,
} from './smartcar.ts';

restoreClockAfterEach();

const HOUR = 3600;

/** A subscription whose first event is not taken. */
const failing = async (behaviour: Behaviour): Promise<SmartcarEnd> => {
  const end = await smartcarEnd();
  const owner = await connectOwner({ partner: end.partner });
  await end.box.behave(behaviour);
  await jsonOf(await subscribe(owner, end.webhook.id));
  await looksBack(end.partner);
  return end;
};

describe('a message that is not taken', () => {
  it.each<[string, Behaviour]>([
    ['answers with an error', { does: 'answer', status: 500 }],
    ['redirects', { does: 'redirect' }],
    ['hangs up', { does: 'hang up' }],
  ])('by an endpoint that %s is tried four times, with the same id', async (_, behaviour) => {
    const end = await failing(behaviour);
    const began = Date.now();
    const waits: number[] = [];
    for (let tries = 1; tries < 4; tries += 1) {
      const [{ dueAt = 0 } = {}] = await subscriptionsOf(end.partner);
      waits.push(Math.round((dueAt - began) / 1000));
      letPass((dueAt - Date.now()) / 1000 - 1);
      await lookOut(end.partner);
      expect(await toldTo(end)).toHaveLength(tries);
      letPass(2);
      await lookOut(end.partner);
    }
    expect(
      waits.map((wait) => Math.abs(wait - 25) <= 2 || Math.abs(wait - 50) <= 2 || Math.abs(wait - 100) <= 2),
    ).toEqual([true, true, true]);
    const told = await toldTo(end);
    expect(told).toHaveLength(4);
    expect(new Set(told.map(({ eventId }) => eventId)).size).toBe(1);
    expect(new Set(told.map(({ meta }) => meta.deliveryId)).size).toBe(4);
    expect(told.map(({ data }) => data)).toEqual(told.map(() => told[0]?.data));
    for (const heard of (await end.box.heard()).slice(1)) expect(await isSigned(heard, end.token)).toBe(true);
    // It is given up until the vehicle is looked at again, and then told as what it still is: the first.
    const [given] = await subscriptionsOf(end.partner);
    expect(given).toMatchObject({ waiting: null, told: { signals: null } });
    await end.box.behave({ does: 'answer' });
    letPass(HOUR + 60);
    await lookOut(end.partner);
    const after = await toldTo(end);
    expect(after).toHaveLength(5);
    expect(after[4]?.triggers).toEqual([{ type: 'FIRST_DELIVERY' }]);
    expect(after[4]?.eventId).not.toBe(told[0]?.eventId);
  });

  it('is taken at a later try, and then over', async () => {
    const end = await failing({ does: 'answer', status: 503 });
    await end.box.behave({ does: 'answer', status: 200 });
    letPass(26);
    await lookOut(end.partner);
    expect(await toldTo(end)).toHaveLength(2);
    letPass(100);
    await lookOut(end.partner);
    expect(await toldTo(end)).toHaveLength(2);
    const [kept] = await subscriptionsOf(end.partner);
    expect(kept).toMatchObject({ waiting: null, last: { responseStatus: 200 } });
  });

  it('waits sealed: nothing that is kept says where the car is, or what signs', async () => {
    const end = await failing({ does: 'answer', status: 500 });
    const [told] = await toldTo(end);
    const place = told?.data.signals.find(({ code }) => code === 'location-preciselocation')?.body;
    expect(place).toBeDefined();
    const dump = await dumpEverything();
    expect(dump).toContain(end.webhook.id);
    for (const secret of [
      String(place?.['latitude']),
      String(place?.['longitude']),
      end.token.split('.')[1] ?? '',
      told?.eventId ?? '',
    ])
      expect(dump).not.toContain(secret);
  });

  it('by an endpoint that does not answer is given up after a quarter of a minute, and nobody waits', async () => {
    const end = await smartcarEnd();
    const owner = await connectOwner({ partner: end.partner });
    await end.box.behave({ does: 'hold' });
    const before = performance.now();
    await jsonOf(await subscribe(owner, end.webhook.id));
    expect(performance.now() - before).toBeLessThan(5000);
    expect((await call(end.partner, 'GET')).status).toBe(200);
    while ((await end.box.held()) === 0) await pause(50);
    // While it is on its way nobody else has it.
    await runDurableObjectAlarm(await stubOf(end.partner));
    await pause(300);
    expect(await toldTo(end)).toHaveLength(1);
    await looksBack(end.partner, 20_000);
    expect(performance.now() - before).toBeGreaterThan(14_000);
    const [kept] = await subscriptionsOf(end.partner);
    expect(kept).toMatchObject({
      waiting: { tries: 1 },
      last: { responseStatus: null, problem: expect.stringMatching(/15 s/) },
    });
    await end.box.behave({ does: 'answer' });
  }, 60_000);
});

/** What no line of the log may hold. */
const secretsOf = async (end: SmartcarEnd & { readonly owner: Owner }): Promise<string[]> => {
  const signals = (await toldTo(end)).flatMap(({ data }) => data.signals);
  const said = ['location-preciselocation', 'vehicleidentification-vin'].flatMap((code) =>
    Object.values(signals.find((each) => each.code === code)?.body ?? {}).map(String),
  );
  expect(said).toHaveLength(3);
  return [...said, end.token, end.token.split('.')[1] ?? '', end.box.url, ...end.owner.vehicles];
};

describe('what crashes', () => {
  it('is looked at again when its lease is over, and told at least once', async () => {
    const end = await subscribed({ username: await drivingAccount() });
    const stub = await stubOf(end.partner);
    letPass(HOUR + 60);
    // What became of the look does not get into the storage.
    await sqlIn(
      stub,
      "CREATE TRIGGER crash BEFORE INSERT ON subscriptions BEGIN SELECT RAISE(ABORT, 'crash'); END",
    );
    const lines = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await ring(end.partner);
    while ((await toldTo(end)).length < 2) await pause(50);
    await pause(200);
    const said = JSON.stringify(lines.mock.calls);
    lines.mockRestore();
    expect(said).toContain('courier_failed');
    for (const secret of await secretsOf(end)) expect(said).not.toContain(secret);
    await sqlIn(stub, 'DROP TRIGGER crash');
    const [lost] = await subscriptionsOf(end.partner);
    expect(lost?.dueAt).toBeLessThanOrEqual(Date.now());
    letPass(61);
    await lookOut(end.partner);
    const told = await toldTo(end);
    expect(told).toHaveLength(3);
    expect(told[2]?.triggers.map(({ type }) => type)).toContain('SIGNAL_UPDATED');
    expect(await subscriptionsOf(end.partner)).toHaveLength(1);
  });
});

/** Counts the rows that an object writes, and how often it sets its alarm. */
const counting = async (stub: DurableObjectStub<never>): Promise<() => Promise<[number, number]>> => {
  const tables = await sqlIn(
    stub,
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%cf%'",
  );
  await sqlIn(stub, 'CREATE TABLE counted (name TEXT)');
  for (const { name } of tables)
    for (const write of ['INSERT', 'UPDATE', 'DELETE'])
      await sqlIn(
        stub,
        `CREATE TRIGGER counted_${write}_${name} AFTER ${write} ON "${name}"
         BEGIN INSERT INTO counted VALUES ('${name}'); END`,
      );
  let alarms = 0;
  await runInDurableObject(stub, (_, { storage }) => {
    const set = storage.setAlarm.bind(storage);
    const value = (at: number) => {
      alarms += 1;
      return set(at);
    };
    Object.defineProperty(storage, 'setAlarm', { value, configurable: true });
  });
  return async () => [(await sqlIn(stub, 'SELECT name FROM counted')).length, alarms];
};

describe('a look that was overtaken', () => {
  it('says nothing against what another found', async () => {
    const end = await subscribed();
    const [standing] = await subscriptionsOf(end.partner);
    const place = await applicationPlace(await config(), end.partner.id, 'unrestricted');
    const settle = (dueAt: number) =>
      applicationOf(env, place).settleLooks(end.webhook.id, [
        { seen: { vehicleId: standing?.vehicleId ?? '', dueAt }, outcome: { type: 'gone' } },
      ]);
    await settle(0);
    expect(await subscriptionsOf(end.partner)).toEqual([standing]);
    await settle(standing?.dueAt ?? 0);
    expect(await subscriptionsOf(end.partner)).toEqual([]);
  });
});

describe('many vehicles', () => {
  it('are each told of once, however many are due at a time', async () => {
    const end = await smartcarEnd({ permissions: ['read_odometer'] });
    const owners = await Promise.all(
      Array.from({ length: 5 }, () =>
        connectOwner({ partner: end.partner, username: 'three-cars@example.com' }),
      ),
    );
    const vehicles = owners.flatMap((owner) => owner.vehicles.map((vehicle) => ({ owner, vehicle })));
    expect(vehicles).toHaveLength(15);
    await Promise.all(
      vehicles.map(async ({ owner, vehicle }) => jsonOf(await subscribe(owner, end.webhook.id, vehicle))),
    );
    await looksBack(end.partner);
    const ids = (await toldTo(end)).map(({ data }) => data.vehicle['id']);
    expect(ids.toSorted()).toEqual(vehicles.map(({ vehicle }) => vehicle).toSorted());
  });

  it('are not handed out beyond what is on its way', async () => {
    const end = await smartcarEnd({ permissions: ['read_odometer'] });
    const owner = await connectOwner({ partner: end.partner, username: 'three-cars@example.com' });
    await end.box.behave({ does: 'hold' });
    for (const vehicle of owner.vehicles) await jsonOf(await subscribe(owner, end.webhook.id, vehicle));
    while ((await end.box.held()) < 3) await pause(50);
    for (let times = 0; times < 3; times += 1) await runDurableObjectAlarm(await stubOf(end.partner));
    await pause(300);
    expect(await end.box.heard()).toHaveLength(4);
    await end.box.behave({ does: 'answer' });
    await looksBack(end.partner);
    expect(await end.box.heard()).toHaveLength(4);
  });
});

describe('what an hour costs', () => {
  it('is a row of a vehicle that tells something, and two for the alarm of however many', async () => {
    const end = await subscribed({ username: await drivingAccount() });
    const stub = await stubOf(end.partner);
    await ring(end.partner);
    letPass(HOUR + 60);
    const written = await counting(stub);
    await ring(end.partner);
    await looksBack(end.partner);
    letPass(120);
    await ring(end.partner);
    await pause(200);
    expect(await toldTo(end)).toHaveLength(2);
    expect(await written()).toEqual([1, 2]);
  });
});

it('what was not taken in time is not told any more once the grant is revoked', async () => {
  const end = await smartcarEnd();
  const owner = await connectOwner({ partner: end.partner });
  await end.box.behave({ does: 'answer', status: 500 });
  await jsonOf(await subscribe(owner, end.webhook.id));
  await looksBack(end.partner);
  await changeGarage(owner, 'grants', (grant) => ({ ...grant, status: 'revoked', revokedAt: Date.now() }));
  await end.box.behave({ does: 'answer', status: 200 });
  letPass(26);
  await lookOut(end.partner);
  expect(await toldTo(end)).toHaveLength(1);
});
