import { describe, expect, test } from 'vitest';
import { ALL_VEHICLE_SCOPES, VEHICLE_SCOPES } from '../src/scopes.ts';
import { SIGNALS, signalByCode, signalValue } from '../src/vehicle/signals.ts';
import { DATA_SCOPES, type VehicleData, withinScopes } from '../src/vehicle/vehicle.ts';

const AT = '2026-01-01T00:00:00Z';

const DATA: VehicleData = {
  information: {
    vin: '5YJ3E1EA1KF000316',
    brand: 'Tesla',
    model: 'Model 3',
    year: 2019,
    displayName: 'Nova',
  },
  odometer: { distance: 12_000.5, lastUpdated: AT },
  fuel: null,
  lockStatus: {
    isLocked: true,
    doors: [{ place: 'frontLeft', isOpen: false, isLocked: true }],
    windows: [],
    sunroof: [],
    storage: [{ place: 'rear', isOpen: true, isLocked: false }],
    chargingPort: [],
    engineCover: [],
    lastUpdated: AT,
  },
  diagnostics: {
    systems: [{ system: 'abs', status: 'OK', description: null }],
    troubleCodes: [],
    lowVoltageBattery: { level: 93, status: 'GOOD' },
    lastUpdated: AT,
  },
  extendedInformation: {
    trim: null,
    exteriorColor: 'Red',
    packages: ['Winter'],
    wheelStyle: null,
    role: 'primary',
    accountPermissions: ['vehicle_cmds'],
  },
};

const read = (code: string, scopes = ALL_VEHICLE_SCOPES): unknown => {
  const signal = signalByCode(code);
  if (!signal) throw new Error(`no signal ${code}`);
  return signalValue(DATA, signal, scopes);
};

describe('the table of signals', () => {
  test('has each code of the schema once', () => {
    expect(new Set(SIGNALS.map((signal) => signal.code)).size).toBe(SIGNALS.length);
    expect(SIGNALS).toHaveLength(93);
  });

  test('names a permission that belongs to its scope', () => {
    for (const { code, scope, permission } of SIGNALS)
      expect(VEHICLE_SCOPES[scope].smartcar, code).toContain(permission);
  });

  test('leads into a part that its scope opens, or to a field with a scope of its own', () => {
    const own = SIGNALS.filter(({ part, scope }) => DATA_SCOPES[part] !== scope).map(({ code }) => code);
    expect(own).toEqual([
      'vehicleidentification-vin',
      'vehicleuseraccount-permissions',
      'vehicleuseraccount-role',
    ]);
  });
});

describe('a signal', () => {
  test.each([
    ['odometer-traveleddistance', 12_000.5],
    ['vehicleidentification-vin', '5YJ3E1EA1KF000316'],
    ['vehicleidentification-nickname', 'Nova'],
    ['closure-islocked', true],
    ['closure-reartrunk', { place: 'rear', isOpen: true, isLocked: false }],
    ['closure-fronttrunk', null],
    ['diagnostics-abs', { system: 'abs', status: 'OK', description: null }],
    ['diagnostics-airbag', null],
    ['lowvoltagebattery-status', 'GOOD'],
    ['internalcombustionengine-fuellevel', null],
    ['motion-currentspeed', undefined],
  ])('%s is %j', (code, value) => {
    expect(read(code)).toEqual(value);
  });

  test.each(SIGNALS.map((signal) => [signal.code, signal] as const))(
    '%s is not read without its scope',
    (code, { scope }) => {
      expect(
        read(
          code,
          ALL_VEHICLE_SCOPES.filter((each) => each !== scope),
        ),
      ).toBeUndefined();
    },
  );

  test('is unknown by any other code', () => {
    for (const code of ['', 'constructor', 'Odometer-TraveledDistance'])
      expect(signalByCode(code)).toBeNull();
  });
});

describe('a reading within scopes', () => {
  test('has no part that was not allowed', () => {
    expect(Object.keys(withinScopes(DATA, ['vehicle:odometer', 'vehicle:fuel']))).toEqual([
      'odometer',
      'fuel',
    ]);
  });

  test('hides fields with a permission of their own, whatever their kind', () => {
    expect(withinScopes(DATA, ['vehicle:information']).information).toMatchObject({ vin: null, year: 2019 });
    expect(withinScopes(DATA, ['vehicle:extended_information']).extendedInformation).toMatchObject({
      role: null,
      accountPermissions: [],
      packages: ['Winter'],
    });
  });

  test('is whole with every scope', () => {
    expect(withinScopes(DATA, ALL_VEHICLE_SCOPES)).toEqual(DATA);
  });
});
