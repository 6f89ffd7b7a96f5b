import type { SmartcarError } from 'smartcar';
import { beforeAll, describe, expect, test } from 'vitest';
import { SMARTCAR_ERRORS, type SmartcarErrorName } from '../../packages/shared/src/errors/smartcar.ts';
import { REFUSAL_NAMES, REFUSALS } from '../../packages/shared/src/vehicle/refusals.ts';
import type { Application } from '../support/applications.ts';
import { ORIGIN } from '../support/http.ts';
import { clientOf, connect, errorOf, type Owner, registerAtFace, smartcar } from './sdk.ts';

const expectWhole = (error: SmartcarError, name: SmartcarErrorName): void => {
  const { type, code, status, description, resolution, userMessage } = SMARTCAR_ERRORS[name];
  expect(error.name).toBe('SmartcarError');
  expect(error.message).toBe(`${type}:${code} - ${description}`);
  expect(error).toMatchObject({
    statusCode: status,
    type,
    description,
    docURL: `${ORIGIN}/errors/${name}`,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    resolution: { type: resolution },
  });
  expect(error.code ?? null).toBe(code);
  expect(error.suggestedUserMessage ?? null).toBe(userMessage);
  expect(error.retryAfter === undefined).toBe(status !== 429);
};

describe('each error the official Node SDK can meet', () => {
  let application: Application;
  let owner: Owner;

  beforeAll(async () => {
    application = await registerAtFace();
    owner = await connect(application, { permissions: ['read_odometer'] });
  });

  const REFUSED = REFUSAL_NAMES.map((refusal) => {
    const { type, code } = REFUSALS[refusal].smartcar;
    return `${type}.${code}` as SmartcarErrorName;
  });

  test.each(REFUSED)('%s', async (name) => {
    const { vehicle } = await connect(application, { username: `${name}@smartcar.com` });
    const error = await errorOf(vehicle.odometer());
    expectWhole(error, name);
    expectWhole(await errorOf(vehicle.attributes()), name);
    expectWhole(await errorOf(vehicle.vin()), name);
    if (error.resolution.type === 'REAUTHENTICATE')
      expect(error.resolution.url).toMatch(`${ORIGIN}/smartcar/oauth/reauthenticate?`);
    if (error.resolution.type === 'ACTION_REQUIRED') expect(error.resolution.url).toMatch(ORIGIN);
  });

  test('AUTHENTICATION', async () => {
    expectWhole(await errorOf(smartcar.getUser('no token')), 'AUTHENTICATION');
    expectWhole(await errorOf(smartcar.getConnections('no token')), 'AUTHENTICATION');
  });

  test('PERMISSION', async () => {
    expectWhole(await errorOf(owner.vehicle.location()), 'PERMISSION');
    const battery = await connect(application, { permissions: ['read_battery'] });
    expect(await battery.vehicle.battery()).toMatchObject({ percentRemaining: expect.any(Number) });
    expectWhole(await errorOf(battery.vehicle.charge()), 'PERMISSION');
    const other = new smartcar.Vehicle('veh_unknown', owner.access.accessToken);
    expectWhole(await errorOf(other.odometer()), 'PERMISSION');
  });

  test('VALIDATION, with what was wrong', async () => {
    const error = await errorOf(owner.vehicle.batch([]));
    expectWhole(error, 'VALIDATION');
    expect(error.detail).toEqual([
      { field: ['requests'], message: '"requests" must be an array of at least 1 item' },
    ]);
  });

  test('RESOURCE_NOT_FOUND', async () => {
    expectWhole(await errorOf(owner.vehicle.request('GET', 'no/such')), 'RESOURCE_NOT_FOUND.PATH');
    const older = new smartcar.Vehicle(owner.ids[0] ?? '', owner.access.accessToken, { version: '1.0' });
    expectWhole(await errorOf(older.odometer()), 'RESOURCE_NOT_FOUND.VERSION');
  });

  test('what gives no tokens, with the number of the request', async () => {
    const { id } = application;
    for (const [client, type] of [
      [clientOf(application), 'invalid_grant'],
      [clientOf({ ...application, id, secret: 'wrong' }), 'invalid_client'],
    ] as const) {
      const error = await errorOf(client.exchangeCode('no code'));
      expect([error.type, error.requestId]).toEqual([type, expect.stringMatching(/^[0-9a-f-]{36}$/)]);
      expect(error.description).toBeTruthy();
    }
  });

  test('BILLING', async () => {
    const reader = await registerAtFace({ operations: ['link', 'read'] });
    const { vehicle } = await connect(reader);
    expectWhole(await errorOf(vehicle.lock()), 'BILLING.INVALID_PLAN');
  });
});
