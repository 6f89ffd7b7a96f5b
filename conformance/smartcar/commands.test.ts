import { beforeAll, describe, expect, test } from 'vitest';
import type { Application } from '../support/applications.ts';
import { accountOf, connect, errorOf, type Owner, registerAtFace, smartcar } from './sdk.ts';

const SENT = { status: 'success', message: 'Successfully sent request to vehicle' };

describe('the official Node SDK commands', () => {
  let application: Application;

  beforeAll(async () => {
    application = await registerAtFace();
  });

  const ownerOf = async (state: string): Promise<Owner> =>
    connect(application, { username: await accountOf({ make: 'tesla', model: 'Model Y', state }) });

  test('lock, unlock, a destination, the charge limit', async () => {
    const { vehicle } = await ownerOf('parked');
    expect(await vehicle.lock()).toMatchObject(SENT);
    expect(await vehicle.unlock()).toMatchObject(SENT);
    expect(await vehicle.lockStatus()).toMatchObject({ isLocked: false });
    expect(await vehicle.sendDestination(47.6205, -122.3493)).toMatchObject(SENT);
    expect(await vehicle.setChargeLimit(0.8)).toMatchObject({
      status: 'success',
      message: 'Charge limit set successfully',
    });
    expect(await errorOf(vehicle.setChargeLimit(0.1))).toMatchObject({ statusCode: 400, type: 'VALIDATION' });
  });

  test('start and stop charging', async () => {
    const charging = await ownerOf('charging');
    expect(await errorOf(charging.vehicle.startCharge())).toMatchObject({
      statusCode: 409,
      code: 'CHARGING_IN_PROGRESS',
    });
    expect(await charging.vehicle.stopCharge()).toMatchObject(SENT);
    expect(await charging.vehicle.charge()).toMatchObject({ isPluggedIn: true, state: 'NOT_CHARGING' });
    const plugged = await ownerOf('plugged-in');
    expect(await plugged.vehicle.charge()).toMatchObject({ isPluggedIn: true, state: 'NOT_CHARGING' });
    expect(await errorOf(plugged.vehicle.stopCharge())).toMatchObject({ code: 'NOT_CHARGING' });
    expect(await plugged.vehicle.startCharge()).toMatchObject(SENT);
    expect(await plugged.vehicle.charge()).toMatchObject({ isPluggedIn: true, state: 'CHARGING' });
    const parked = await ownerOf('parked');
    expect(await errorOf(parked.vehicle.startCharge())).toMatchObject({
      code: 'CHARGING_PLUG_NOT_CONNECTED',
    });
  });

  test('disconnect', async () => {
    const { vehicle, access } = await ownerOf('parked');
    expect(await vehicle.disconnect()).toMatchObject({ status: 'success' });
    expect(await errorOf(vehicle.odometer())).toMatchObject({ statusCode: 403, type: 'PERMISSION' });
    expect((await smartcar.getVehicles(access.accessToken))['vehicles']).toEqual([]);
  });
});
