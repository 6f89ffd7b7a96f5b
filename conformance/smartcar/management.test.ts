import { beforeAll, describe, expect, test } from 'vitest';
import type { Application } from '../support/applications.ts';
import { connect, errorOf, managementTokenOf, type Owner, registerAtFace, smartcar } from './sdk.ts';

interface Connection {
  readonly vehicleId: string;
  readonly userId: string;
  readonly connectedAt: string;
  readonly mode: string;
}

const eventually = async <T>(look: () => Promise<T | null>): Promise<T> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('It did not come.');
};

describe('the official Node SDK about an application', () => {
  let application: Application;
  let token: string;
  let owners: readonly Owner[];

  beforeAll(async () => {
    application = await registerAtFace();
    token = await managementTokenOf(application);
    owners = [
      await connect(application, { username: 'two-cars@example.com' }),
      await connect(application, { username: 'one-car@example.com' }),
    ];
  });

  test('getConnections, in pages, the latest first', async () => {
    const first = await eventually(async () => {
      const page = await smartcar.getConnections(token, {}, { limit: 2 });
      return (page['paging'] as { cursor: string | null }).cursor === null ? null : page;
    });
    const { cursor } = first['paging'] as { cursor: string };
    const second = await smartcar.getConnections(token, {}, { limit: 2, cursor });
    const all = [first, second].flatMap((page) => page['connections'] as Connection[]);
    expect(all.map(({ vehicleId }) => vehicleId).toSorted()).toEqual(
      owners.flatMap(({ ids }) => ids).toSorted(),
    );
    expect(all[0]).toMatchObject({ userId: owners[1]?.userId, mode: 'simulated' });
    expect(Date.parse(all[0]?.connectedAt ?? '')).toBeGreaterThan(0);
    expect((second['paging'] as { cursor: unknown }).cursor).toBe(null);
  });

  test('getConnections of a user, or of a vehicle', async () => {
    const [{ userId = '', ids = [] } = {}] = owners;
    const ofUser = await smartcar.getConnections(token, { userId });
    expect((ofUser['connections'] as Connection[]).map(({ vehicleId }) => vehicleId).toSorted()).toEqual(
      [...ids].toSorted(),
    );
    const ofVehicle = await smartcar.getConnections(token, { vehicleId: ids[0] ?? '' });
    expect(ofVehicle['connections']).toHaveLength(1);
  });

  test('deleteConnections', async () => {
    const leaving = await connect(application, { username: 'three-cars@example.com' });
    const [vehicleId = ''] = leaving.ids;
    const one = await smartcar.deleteConnections(token, { vehicleId });
    expect(one['connections']).toEqual([{ vehicleId, userId: leaving.userId }]);
    const rest = await smartcar.deleteConnections(token, { userId: leaving.userId });
    expect(rest['connections']).toHaveLength(2);
    const { vehicles } = await smartcar.getVehicles(leaving.access.accessToken);
    expect(vehicles).toEqual([]);
  });

  test('a token of another application sees and ends nothing of this one', async () => {
    const other = await managementTokenOf(await registerAtFace());
    const [{ userId = '', ids = [] } = {}] = owners;
    for (const filter of [{}, { userId }, { vehicleId: ids[0] ?? '' }])
      expect((await smartcar.getConnections(other, filter))['connections']).toEqual([]);
    expect((await smartcar.deleteConnections(other, { userId }))['connections']).toEqual([]);
    const error = await errorOf(smartcar.getConnections(`${other}x`));
    expect(error).toMatchObject({ statusCode: 401, type: 'AUTHENTICATION' });
  });

  test('getCompatibility and getCompatibilityMatrix', async () => {
    const { id: clientId, secret: clientSecret } = application;
    const [{ vehicle } = { vehicle: null }] = owners;
    const vin = String((await vehicle?.vin())?.['vin']);
    const options = { clientId, clientSecret, mode: 'simulated' };
    const told = await smartcar.getCompatibility(vin, ['read_battery', 'read_fuel'], 'US', options);
    expect(told).toMatchObject({ compatible: true, reason: null });
    expect(told['capabilities']).toContainEqual({
      permission: 'read_battery',
      endpoint: '/battery',
      capable: true,
      reason: null,
    });
    expect(told['capabilities']).toContainEqual({
      permission: 'read_fuel',
      endpoint: '/fuel',
      capable: false,
      reason: 'VEHICLE_NOT_CAPABLE',
    });
    const matrix = await smartcar.getCompatibilityMatrix('US', {
      clientId,
      clientSecret,
      make: ['TESLA', 'NISSAN'],
      scope: ['read_battery'],
      type: 'BEV',
    });
    const { meta: _, ...makes } = matrix;
    expect(Object.keys(makes).toSorted()).toEqual(['NISSAN', 'TESLA']);
    expect(makes['TESLA']).toContainEqual({
      model: 'Model 3',
      startYear: expect.any(Number),
      endYear: expect.any(Number),
      type: 'BEV',
      endpoints: expect.arrayContaining(['EV battery']),
      permissions: ['read_battery'],
    });
  });
});
