import { beforeAll, describe, expect, it } from 'vitest';
import { call as callFace, connectOwner, error, errorOf, jsonOf, ofFirst } from '../smartcar/api-face.ts';
import { register } from '../support/applications.ts';
import { letPass, restoreClockAfterEach } from '../support/clock.ts';
import { answerOf, call, deliveriesOf, garagesTold, listening, pause } from './endpoint.ts';
import {
  changeGarage,
  drivingAccount,
  isSigned,
  lookOut,
  looksBack,
  NAME,
  newToken,
  type SmartcarEnd,
  type Subscribed,
  smartcarEnd,
  subscribe,
  subscribed,
  subscriptionsOf,
  toldTo,
  unsubscribe,
} from './smartcar.ts';

restoreClockAfterEach();

const HOUR = 3600;
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

describe('a vehicle that is subscribed', () => {
  it('is told of at once, exactly as Smartcar tells it, and signed', async () => {
    const end = await subscribed({}, { permissions: ['read_battery', 'read_odometer'] });
    const { owner, box, webhook, token } = end;
    const [, heard, ...more] = await box.heard();
    expect(more).toEqual([]);
    const body = JSON.parse(heard?.body ?? '');
    expect(heard?.body).toBe(JSON.stringify(body));
    expect(heard && (await isSigned(heard, token))).toBe(true);
    expect(heard && (await isSigned(heard, `${token}x`))).toBe(false);
    const { id, make, model, year } = await jsonOf<Record<string, unknown>>(
      await callFace('GET', ofFirst(owner, '/'), owner.token),
    );
    expect(body).toEqual({
      eventId: uuid,
      eventType: 'VEHICLE_STATE',
      data: {
        user: { id: owner.id },
        vehicle: { id, make, model, year, mode: 'simulated' },
        signals: expect.any(Array),
      },
      triggers: [{ type: 'FIRST_DELIVERY' }],
      meta: {
        deliveryId: uuid,
        deliveredAt: expect.any(Number),
        version: '4.0',
        webhookId: webhook.id,
        webhookName: NAME,
        mode: 'TEST',
        signalCount: webhook.signals.length,
      },
    });
    // It hears of vehicles, and of nothing that happens to links.
    await garagesTold();
    expect(await deliveriesOf(end.partner)).toEqual([]);
    expect(body.data.signals).toHaveLength(webhook.signals.length);
    const odometer = body.data.signals.find(({ code = '' }) => code === 'odometer-traveleddistance');
    expect(odometer).toEqual({
      code: 'odometer-traveleddistance',
      name: 'TraveledDistance',
      group: 'Odometer',
      body: { value: expect.any(Number), unit: 'km' },
      meta: { oemUpdatedAt: expect.any(Number), retrievedAt: expect.any(Number) },
      status: { value: 'SUCCESS' },
    });
    expect(await answerOf(await call(end.partner, 'GET', `/${webhook.id}/vehicles`), 200)).toMatchObject({
      data: [{ connectedVehicleId: id, told: true, error: null, tries: 0, responseStatus: 204 }],
      next: null,
    });
  });

  it('is told of again when a trigger has changed, with every signal, and not before its interval', async () => {
    const username = await drivingAccount();
    const triggers = ['odometer-traveleddistance', 'vehicleidentification-vin'];
    const permissions = ['read_odometer', 'read_location', 'read_vin'];
    const end = await subscribed({ username }, { permissions, triggers });
    letPass(HOUR / 2);
    // The alarm may ring for what was due before.
    await lookOut(end.partner);
    expect(await toldTo(end)).toHaveLength(1);
    letPass(HOUR);
    await lookOut(end.partner);
    const [first, second, ...more] = await toldTo(end);
    expect(more).toEqual([]);
    expect(second?.triggers).toEqual([
      {
        type: 'SIGNAL_UPDATED',
        signal: { name: 'TraveledDistance', code: 'odometer-traveleddistance', group: 'Odometer' },
      },
    ]);
    expect(second?.meta.signalCount).toBe(end.webhook.signals.length);
    expect(second?.eventId).not.toBe(first?.eventId);
  });

  it('is not told of while nothing changes that is a reason to', async () => {
    const end = await subscribed(
      {},
      { permissions: ['read_odometer', 'read_vin'], triggers: ['vehicleidentification-vin'] },
    );
    for (let hours = 0; hours < 3; hours += 1) {
      letPass(HOUR + 60);
      await lookOut(end.partner);
    }
    expect(await toldTo(end)).toHaveLength(1);
    const [{ dueAt = 0 } = {}] = await subscriptionsOf(end.partner);
    expect(dueAt).toBeGreaterThan(Date.now());
    expect(dueAt % 60_000).toBe(0);
  });

  it('tells only what its owner allowed, and of the rest that it may not be told', async () => {
    const end = await subscribed({ permissions: ['read_odometer'] });
    const [told] = await toldTo(end);
    const open = told?.data.signals.filter(({ status }) => status.value === 'SUCCESS');
    expect(open?.map(({ code }) => code)).toEqual(['odometer-traveleddistance']);
    const closed = told?.data.signals.filter(({ status }) => status.value !== 'SUCCESS');
    expect(closed?.length).toBeGreaterThan(0);
    for (const { body, status } of closed ?? [])
      expect([body, status]).toEqual([
        undefined,
        { value: 'ERROR', error: { type: 'PERMISSION', code: null } },
      ]);
    expect(told?.meta.signalCount).toBe(told?.data.signals.length);
  });

  it('is told of as in an error, once, and as out of it, before what it says', async () => {
    const username = 'VEHICLE_STATE.ASLEEP@smartcar.com';
    const end = await subscribed({ username }, { permissions: ['read_odometer'] });
    letPass(HOUR + 60);
    await lookOut(end.partner);
    const [told, ...more] = await toldTo(end);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ eventType: 'VEHICLE_ERROR', data: { user: { id: end.owner.id } } });
    expect(told?.data.errors).toEqual([
      {
        type: 'VEHICLE_STATE',
        code: 'ASLEEP',
        description: expect.any(String),
        docURL: expect.stringMatching(/\/errors\/VEHICLE_STATE\.ASLEEP$/),
        resolution: { type: null },
        suggestedUserMessage: expect.any(String),
        state: 'ERROR',
        signals: [{ name: 'TraveledDistance', code: 'odometer-traveleddistance', group: 'Odometer' }],
      },
    ]);
    const [, heard] = await end.box.heard();
    expect(heard && (await isSigned(heard, end.token))).toBe(true);
  });
});

describe('a vehicle whose access is lost', () => {
  const lose = ({ owner }: Subscribed) =>
    changeGarage(owner, 'vehicles', (vehicle) => ({ ...vehicle, status: 'reauthorization_required' }));

  it('is told of as in an error that its owner can mend, and when they have, what it says follows', async () => {
    const end = await subscribed({ username: await drivingAccount(), permissions: ['read_odometer'] });
    await lose(end);
    letPass(HOUR + 60);
    await lookOut(end.partner);
    await changeGarage(end.owner, 'vehicles', (vehicle) => ({ ...vehicle, status: 'authorized' }));
    letPass(HOUR + 60);
    await lookOut(end.partner);
    const [, lost, back, state, ...more] = await toldTo(end);
    expect(more).toEqual([]);
    const name = { type: 'CONNECTED_SERVICES_ACCOUNT', code: 'AUTHENTICATION_FAILED' };
    const resolution = {
      type: 'REAUTHENTICATE',
      url: expect.stringContaining('/smartcar/oauth/reauthenticate?'),
    };
    const signals = [{ name: 'TraveledDistance', code: 'odometer-traveleddistance', group: 'Odometer' }];
    expect(lost).toMatchObject({
      eventType: 'VEHICLE_ERROR',
      data: { errors: [{ ...name, resolution, state: 'ERROR', signals }] },
    });
    expect(back).toMatchObject({
      eventType: 'VEHICLE_ERROR',
      data: { errors: [{ ...name, resolution, state: 'RESOLVED', signals }] },
    });
    expect(state).toMatchObject({ eventType: 'VEHICLE_STATE', triggers: [{ type: 'SIGNAL_UPDATED' }] });
  });
});

describe('subscribing', () => {
  let end: SmartcarEnd;
  let owner: Subscribed['owner'];

  beforeAll(async () => {
    end = await smartcarEnd();
    owner = await connectOwner({ partner: end.partner });
  });

  it('answers with both ids, said twice too, and tells once', async () => {
    for (let times = 0; times < 2; times += 1)
      expect(await jsonOf(await subscribe(owner, end.webhook.id))).toEqual({
        webhookId: end.webhook.id,
        vehicleId: owner.vehicles[0],
      });
    await looksBack(end.partner);
    await pause(200);
    expect(await toldTo(end)).toHaveLength(1);
  });

  it('refuses what is not there, or is not the application’s', async () => {
    const other = await smartcarEnd();
    const others = await connectOwner({ partner: other.partner });
    const own = await listening();
    const ownOwner = await connectOwner({ partner: own.partner });
    const missing = error(404, 'RESOURCE_NOT_FOUND.PATH');
    expect(await errorOf(await subscribe(owner, 'whk_AAAA'))).toBe(missing);
    expect(await errorOf(await subscribe(owner, other.webhook.id))).toBe(missing);
    expect(await errorOf(await subscribe(ownOwner, own.webhook.id))).toBe(missing);
    expect(await errorOf(await subscribe(owner, end.webhook.id, others.vehicles[0]))).toBe(
      error(403, 'PERMISSION'),
    );
    expect(await errorOf(await subscribe({ ...owner, token: 'x' }, end.webhook.id))).toBe(
      error(401, 'AUTHENTICATION'),
    );
    expect(await subscriptionsOf(other.partner)).toEqual([]);
  });

  it('waits until the webhook is verified', async () => {
    const partner = await register();
    const body = { dialect: 'smartcar', url: `${end.box.url}-other`, name: NAME };
    const { id } = await answerOf<{ id: string }>(await call(partner, 'POST', '', body), 201);
    const own = await connectOwner({ partner });
    expect(await errorOf(await subscribe(own, id))).toBe(error(400, 'VALIDATION'));
    expect(await subscriptionsOf(partner)).toEqual([]);
  });

  it('ends with the management token of the application alone', async () => {
    const mine = await subscribed();
    const [vehicleId] = mine.owner.vehicles;
    const other = await newToken(await register());
    const ids = [vehicleId, mine.webhook.id] as const;
    for (const wrong of [mine.owner.token, mine.partner.secret, `${mine.token}x`, ''])
      expect(await errorOf(await unsubscribe(wrong, ...ids))).toBe(error(401, 'AUTHENTICATION'));
    expect(await errorOf(await unsubscribe(other, ...ids))).toBe(error(404, 'RESOURCE_NOT_FOUND.PATH'));
    expect(await subscriptionsOf(mine.partner)).toHaveLength(1);
    expect(await jsonOf(await unsubscribe(mine.token, ...ids))).toEqual({ status: 'success' });
    expect(await subscriptionsOf(mine.partner)).toEqual([]);
    expect(await errorOf(await unsubscribe(mine.token, ...ids))).toBe(error(404, 'RESOURCE_NOT_FOUND.PATH'));
    letPass(2 * HOUR);
    await lookOut(mine.partner);
    expect(await toldTo(mine)).toHaveLength(1);
  });
});
