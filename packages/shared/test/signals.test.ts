import { describe, expect, test } from 'vitest';
import { ALL_VEHICLE_SCOPES, VEHICLE_SCOPES } from '../src/scopes.ts';
import { SIGNALS, signalByCode, signalValue, untoldBecause } from '../src/vehicle/signals.ts';
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

describe('a signal without a value', () => {
  const because = (code: string, data: VehicleData) => {
    const signal = signalByCode(code);
    return signal && untoldBecause(data, signal);
  };
  const charge = (isCharging: boolean | null, isPluggedIn: boolean | null): VehicleData => ({
    chargeState: {
      batteryLevel: 50,
      range: 200,
      batteryCapacity: 60,
      chargeLimit: 80,
      chargeRate: null,
      chargeTimeRemaining: null,
      isPluggedIn,
      isCharging,
      isFullyCharged: false,
      powerDeliveryState: 'UNKNOWN',
      lastUpdated: AT,
    },
  });

  test('is one that passes, while the vehicle says that it does not charge', () => {
    expect(because('charge-wattage', charge(false, true))).toBe('not_charging');
    expect(because('charge-timetocomplete', charge(false, false))).toBe('not_charging');
  });

  test.each([
    ['it charges, and does not tell', charge(true, true)],
    ['nobody knows whether it charges', charge(null, null)],
    ['it has no battery', { chargeState: null }],
    ['its charge was not read', {}],
  ])('is one the vehicle has not where %s', (_, data) => {
    expect(because('charge-wattage', data)).toBe('vehicle_not_capable');
    expect(because('charge-amperagemax', data)).toBe('vehicle_not_capable');
  });

  test('is of the vehicle where nothing of it passes', () => {
    expect(because('tractionbattery-range', charge(false, false))).toBe('vehicle_not_capable');
  });
});
