import { beforeAll, describe, expect, it } from 'vitest';
import { READS } from '../../src/dialects/smartcar/api/reads.ts';
import { connectOwner, get, jsonOf, type Owner, ofFirst, ownerOfTesla } from './api-face.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ISO = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

describe('what is read of a vehicle', () => {
  let owner: Owner;

  beforeAll(async () => {
    owner = await ownerOfTesla('charging');
  });

  it('is the user, and their vehicles in pages', async () => {
    expect(owner.id).toMatch(/^usr_/);
    const two = await connectOwner({ username: 'three-cars@example.com' });
    expect(two.vehicles).toHaveLength(3);
    const page = await get('/v2.0/vehicles/?limit=1&offset=1', two.token);
    expect(await page.json()).toEqual({ vehicles: [two.vehicles[1]], paging: { count: 3, offset: 1 } });
  });

  it.each(READS.map((endpoint) => [endpoint.path.replace('{make}', 'tesla'), endpoint] as const))(
    'GET %s',
    async (path, { isStored }) => {
      const response = await get(ofFirst(owner, path), owner.token);
      const body = await jsonOf<object>(response);
      // A car this young may have no history.
      if (!Array.isArray(body)) expect(Object.keys(body).length).toBeGreaterThan(0);
      const { headers } = response;
      expect(headers.get('Content-Type')).toMatch(/^application\/json/);
      expect(headers.get('Cache-Control')).toBe('no-store');
      expect(headers.get('sc-request-id')).toMatch(UUID);
      expect(headers.get('sc-data-age')).toMatch(ISO);
      expect(headers.get('sc-fetched-at')).toMatch(ISO);
      expect(headers.get('sc-unit-system')).toBe('metric');
      if (!isStored)
        expect(Date.parse(headers.get('sc-data-age') ?? '')).toBeLessThanOrEqual(
          Date.parse(headers.get('sc-fetched-at') ?? ''),
        );
    },
  );

  it('has the documented bodies', async () => {
    const number = expect.any(Number);
    const read = async (path: string) => jsonOf(await get(ofFirst(owner, path), owner.token));
    expect(await read('/')).toEqual({
      id: owner.vehicles[0],
      make: 'TESLA',
      model: expect.any(String),
      year: number,
    });
    expect(await read('/vin')).toEqual({ vin: expect.stringMatching(/^\w{17}$/) });
    expect(await read('/battery')).toEqual({ percentRemaining: number, range: number });
    expect(await read('/battery/capacity')).toEqual({ capacity: number });
    expect(await read('/charge')).toEqual({
      isPluggedIn: expect.any(Boolean),
      state: expect.stringMatching(/^(CHARGING|FULLY_CHARGED|NOT_CHARGING)$/),
    });
    expect(await read('/charge/limit')).toEqual({ limit: number });
    expect(await read('/location')).toEqual({ latitude: number, longitude: number });
    expect(await read('/odometer')).toEqual({ distance: number });
    expect(await read('/tires/pressure')).toEqual({
      frontLeft: number,
      frontRight: number,
      backLeft: number,
      backRight: number,
    });
    expect(await read('/security')).toMatchObject({
      isLocked: expect.any(Boolean),
      doors: expect.arrayContaining([{ type: 'frontLeft', status: expect.any(String) }]),
    });
    expect(await read('/permissions')).toMatchObject({
      permissions: expect.arrayContaining(['read_vin', 'control_charge']),
    });
  });

  it('converts to imperial units', async () => {
    const imperial = { 'sc-unit-system': 'imperial' };
    const [metric, miles] = await Promise.all([
      get(ofFirst(owner, '/odometer'), owner.token),
      get(ofFirst(owner, '/odometer'), owner.token, imperial),
    ]);
    expect(miles.headers.get('sc-unit-system')).toBe('imperial');
    const [one, other] = await Promise.all([
      jsonOf<{ distance: number }>(metric),
      jsonOf<{ distance: number }>(miles),
    ]);
    expect(one.distance / other.distance).toBeCloseTo(1.609, 2);
  });

  it('takes dates, and the word the official client sends for none', async () => {
    const { token, ...older } = await connectOwner();
    const history = ofFirst({ token, ...older }, '/service/history');
    const all = await jsonOf<object[]>(await get(history, token));
    expect(all.length).toBeGreaterThan(0);
    const none = await get(`${history}?start_date=1990-01-01&end_date=1990-02-01`, token);
    expect(await none.json()).toEqual([]);
    const unsaid = await get(`${history}?start_date=undefined&end_date=undefined`, token);
    expect(await unsaid.json()).toEqual(all);
  });
});
