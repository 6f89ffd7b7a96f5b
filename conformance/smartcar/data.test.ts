import type { Answer, Vehicle } from 'smartcar';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Application } from '../support/applications.ts';
import { ORIGIN } from '../support/http.ts';
import { accountOf, clientOf, codeFor, connect, type Owner, registerAtFace, smartcar } from './sdk.ts';

const number = expect.any(Number);
const UUID = /^[0-9a-f-]{36}$/;
const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

describe('the official Node SDK, unmodified', () => {
  let application: Application;
  let owner: Owner;

  beforeAll(async () => {
    application = await registerAtFace();
    const username = await accountOf({ make: 'tesla', model: 'Model 3', state: 'charging' });
    owner = await connect(application, { username });
  });

  const expectMeta = ({ meta }: Answer, units = 'metric') => {
    expect(meta.requestId).toMatch(UUID);
    expect(meta.unitSystem).toBe(units);
    expect(meta.fetchedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(Number.isFinite(meta.dataAge?.getTime())).toBe(true);
  };

  test('AuthClient: URL, code and refresh exchange', async () => {
    const client = clientOf(application);
    const url = new URL(client.getAuthUrl(['required:read_odometer'], { state: 'a b', forcePrompt: true }));
    expect(url.origin + url.pathname).toBe(`${ORIGIN}/smartcar/oauth/authorize`);
    const access = await client.exchangeCode(await codeFor(application), { flags: { country: 'DE' } });
    expect(access.expiration.getTime() - Date.now()).toBeGreaterThan(7_190_000);
    expect(access.refreshExpiration.getTime()).toBeGreaterThan(Date.now());
    const next = await client.exchangeRefreshToken(access.refreshToken, { flags: { country: 'DE' } });
    expect(next.accessToken).not.toBe(access.accessToken);
    expect((await smartcar.getUser(next.accessToken))['id']).toMatch(/^usr_/);
  });

  test('getUser, getVehicles, setApiVersion and getApiVersion', async () => {
    smartcar.setApiVersion('2.0');
    expect(smartcar.getApiVersion()).toBe('2.0');
    const user = await smartcar.getUser(owner.access.accessToken);
    expectMeta(user);
    const vehicles = await smartcar.getVehicles(owner.access.accessToken, { limit: 1, offset: 0 });
    expect(vehicles).toMatchObject({ vehicles: owner.ids, paging: { count: 1, offset: 0 } });
  });

  const DATA: readonly [keyof Vehicle & string, object][] = [
    ['attributes', { id: expect.any(String), make: 'TESLA', model: 'Model 3', year: number }],
    ['vin', { vin: expect.stringMatching(/^\w{17}$/) }],
    ['battery', { percentRemaining: number, range: number }],
    ['batteryCapacity', { capacity: number }],
    ['nominalCapacity', { availableCapacities: expect.any(Array), capacity: expect.any(Object) }],
    ['charge', { isPluggedIn: true, state: 'CHARGING' }],
    ['getChargeLimit', { limit: number }],
    ['fuel', { range: number, percentRemaining: number, amountRemaining: number }],
    ['tirePressure', { frontLeft: number, frontRight: number, backLeft: number, backRight: number }],
    ['engineOil', { lifeRemaining: number }],
    ['odometer', { distance: number }],
    ['location', { latitude: number, longitude: number }],
    ['lockStatus', { isLocked: expect.any(Boolean), doors: expect.any(Array), windows: expect.any(Array) }],
    ['diagnosticSystemStatus', { systems: expect.any(Array) }],
    ['diagnosticTroubleCodes', { activeCodes: expect.any(Array) }],
    ['permissions', { permissions: expect.arrayContaining(['read_vin']), paging: { offset: 0 } }],
  ];

  test.each(DATA)('vehicle.%s()', async (method, body) => {
    const call = owner.vehicle[method] as () => Promise<Answer>;
    const answer = await call.call(owner.vehicle);
    expect(answer).toMatchObject(body);
    expectMeta(answer);
  });

  test('vehicle.permissions(paging)', async () => {
    const page = await owner.vehicle.permissions({ limit: 2, offset: 1 });
    expect(page['permissions']).toHaveLength(2);
    expect(page['paging']).toMatchObject({ offset: 1 });
  });

  test('vehicle.serviceHistory(), with dates and without', async () => {
    const older = await connect(application);
    const all = await older.vehicle.serviceHistory();
    const data = all['data'] as { serviceId: string; serviceDate: string }[];
    expect(data.length).toBeGreaterThan(0);
    const [{ serviceDate } = { serviceDate: '' }] = data;
    const day = serviceDate.slice(0, 10);
    const some = await older.vehicle.serviceHistory(day, day);
    expect((some['data'] as typeof data).map((each) => each.serviceDate.slice(0, 10))).toContain(day);
  });

  test('imperial units', async () => {
    const [id = ''] = owner.ids;
    const imperial = new smartcar.Vehicle(id, owner.access.accessToken, { unitSystem: 'imperial' });
    const [km, miles] = [await owner.vehicle.odometer(), await imperial.odometer()];
    expectMeta(miles, 'imperial');
    expect(Number(km['distance']) / Number(miles['distance'])).toBeCloseTo(1.609, 1);
  });

  test('vehicle.batch(paths)', async () => {
    const batch = await owner.vehicle.batch(['/odometer', '/', '/tires/pressure', '/security', '/no/such']);
    expect(batch['odometer']?.()).toMatchObject({ distance: number, meta: { unitSystem: 'metric' } });
    expect(batch['attributes']?.()).toMatchObject({ make: 'TESLA' });
    expect(batch['tirePressure']?.()).toMatchObject({ frontLeft: number });
    expect(batch['lockStatus']?.()).toMatchObject({ isLocked: expect.any(Boolean) });
    expect(() => batch['noSuch']?.()).toThrow('RESOURCE_NOT_FOUND:PATH');
  });

  test('vehicle.request(method, path)', async () => {
    const { body, meta } = await owner.vehicle.request('GET', 'odometer', null, {
      'sc-unit-system': 'imperial',
    });
    expect([body['distance'], meta.unitSystem]).toEqual([number, 'imperial']);
    const made = await owner.vehicle.request('GET', 'tesla/charge/voltmeter');
    expect(made.body).toEqual({ voltage: number });
  });

  test('v3: getVehicle, getSignals, getSignal', async () => {
    const [id = ''] = owner.ids;
    const { body, headers } = await smartcar.getVehicle(owner.access.accessToken, id);
    expect(body).toMatchObject({ id, type: 'vehicle', attributes: { make: 'TESLA' } });
    expect(headers['sc-request-id']).toMatch(UUID);
    const signals = await owner.vehicle.getSignals();
    const data = signals.body['data'] as { id: string; attributes: { status: { value: string } } }[];
    expect(data.length).toBeGreaterThan(80);
    expect(data.find((each) => each.id === 'tractionbattery-stateofcharge')).toMatchObject({
      type: 'signal',
      attributes: { status: { value: 'SUCCESS' }, body: { value: number, unit: 'percent' } },
      meta: { ingestedAt: TIME, retrievedAt: TIME, oemUpdatedAt: TIME },
      links: { self: `${ORIGIN}/smartcar/v3/vehicles/${id}/signals/tractionbattery-stateofcharge` },
    });
    const one = await owner.vehicle.getSignal('odometer-traveleddistance');
    expect(one.body).toMatchObject({
      id: 'odometer-traveleddistance',
      attributes: { body: { value: number, unit: 'km' } },
    });
  });
});
