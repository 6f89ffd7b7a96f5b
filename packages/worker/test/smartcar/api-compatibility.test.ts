import { checkDigitOf } from '@keyfob/shared/vehicle/vin';
import { describe, expect, it } from 'vitest';
import { demo, register } from '../support/applications.ts';
import { fetchKeyfob } from '../support/keyfob.ts';
import { connectOwner, error, errorOf, get, jsonOf, ofFirst } from './api-face.ts';

/** A VIN with its check digit. */
const withCheckDigit = (vin: string): string => `${vin.slice(0, 8)}${checkDigitOf(vin)}${vin.slice(9)}`;
const TESLA = withCheckDigit('5YJ3E1EA0KF000001');

const ask = (path: string, query: Record<string, string>, authorization = demo.basic): Promise<Response> =>
  fetchKeyfob(`/smartcar/v2.0/compatibility${path}?${new URLSearchParams(query)}`, {
    headers: { Authorization: authorization },
  });

interface Told {
  readonly compatible: boolean;
  readonly reason: string | null;
  readonly capabilities: readonly { readonly endpoint: string; readonly capable: boolean }[];
}

describe('compatibility by VIN', () => {
  it('tells what the endpoints of a simulated vehicle then do', async () => {
    const owner = await connectOwner({ brand: 'nissan' });
    const { vin } = await jsonOf<{ vin: string }>(await get(ofFirst(owner, '/vin'), owner.token));
    const told = await jsonOf<Told>(
      await ask('', { vin, scope: 'read_battery required:read_tires', country: 'US' }),
    );
    expect(told).toMatchObject({ compatible: true, reason: null });
    expect(told.capabilities.map(({ endpoint }) => endpoint)).toEqual([
      '/battery',
      '/battery/capacity',
      '/battery/nominal_capacity',
      '/tires/pressure',
      '/nissan/battery',
    ]);
  });

  it.each([
    ['the make is not offered there', TESLA, 'BR', 'MAKE_NOT_COMPATIBLE'],
    ['the maker is unknown', 'JTLZE4FE0FJ000001', 'US', 'MAKE_NOT_COMPATIBLE'],
    ['the car is too old', '0SCAUDI012FE3B132', 'US', 'VEHICLE_NOT_COMPATIBLE'],
  ])('says no where %s', async (_, vin, country, reason) => {
    const told = await jsonOf<Told>(await ask('', { vin, scope: 'read_vin', country }));
    expect(told).toEqual({ compatible: false, reason, capabilities: [] });
  });

  it.each([
    ['', { scope: 'read_vin' }],
    ['', { vin: TESLA }],
    ['', { vin: 'x', scope: 'read_vin' }],
    ['', { vin: TESLA, scope: 'read_everything' }],
    ['', { vin: TESLA, scope: 'read_vin', mode: 'live' }],
    ['/matrix', {}],
    ['/matrix', { region: 'MARS' }],
    ['/matrix', { region: 'US', make: 'NOBODY' }],
    ['/matrix', { region: 'US', type: 'STEAM' }],
    ['/matrix', { region: 'US', scope: 'read_everything' }],
  ])('refuses %s %j', async (path, query) => {
    expect(await errorOf(await ask(path, query as Record<string, string>))).toBe(error(400, 'VALIDATION'));
  });

  it('is for applications that prove themselves', async () => {
    for (const path of ['', '/matrix'])
      expect(await errorOf(await ask(path, {}, 'Basic eDp5'))).toBe(error(401, 'AUTHENTICATION'));
  });

  it('is not told to a live application', async () => {
    const live = await register({ mode: 'live', providers: [] });
    for (const path of ['', '/matrix'])
      expect(await errorOf(await ask(path, { region: 'US' }, live.basic))).toBe(
        error(501, 'COMPATIBILITY.SMARTCAR_NOT_CAPABLE'),
      );
  });
});

describe('the compatibility matrix', () => {
  it('has the makes of a region, and of a type', async () => {
    type Matrix = Record<string, { type: string; permissions: string[]; endpoints: string[] }[]>;
    const all = await jsonOf<Matrix>(await ask('/matrix', { region: 'EUROPE' }));
    expect(Object.keys(all).length).toBeGreaterThan(30);
    expect(all).not.toHaveProperty('ACURA');
    const some = await jsonOf<Matrix>(
      await ask('/matrix', { region: 'US', type: 'ICE', scope: 'read_fuel' }),
    );
    const rows = Object.values(some).flat();
    expect(new Set(rows.map(({ type }) => type))).toEqual(new Set(['ICE']));
    expect(rows[0]).toMatchObject({ endpoints: ['Fuel tank'], permissions: ['read_fuel'] });
    const land = await jsonOf<Matrix>(await ask('/matrix', { region: 'US', make: 'LAND ROVER' }));
    expect(Object.keys(land)).toEqual(['LAND ROVER']);
    for (const make of ['LAND ROVER BMW', 'BMW LAND_ROVER']) {
      const both = await jsonOf<Matrix>(await ask('/matrix', { region: 'US', make }));
      expect(Object.keys(both).toSorted()).toEqual(['BMW', 'LAND ROVER']);
    }
    expect((await ask('/matrix', { region: 'US', make: 'LAND BMW' })).status).toBe(400);
  });
});
