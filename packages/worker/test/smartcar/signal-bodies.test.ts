import { signalByCode } from '@keyfob/shared/vehicle/signals';
import { describe, expect, it } from 'vitest';
import { signalBody } from '../../src/dialects/smartcar/api/signal-bodies.ts';

const CLOSED = { isOpen: false, isLocked: true };

const bodyOf = (code: string, value: unknown, units: 'metric' | 'imperial' = 'metric'): object => {
  const signal = signalByCode(code);
  if (!signal) throw new Error(`There is no ${code}.`);
  return signalBody(signal, value, units);
};

/** As public recordings of real answers and webhooks have them (Home Assistant's integrations, 2025 and 2026). */
describe('the body of a signal', () => {
  it.each([
    ['odometer-traveleddistance', 42_506.3, { value: 42_506.3, unit: 'km' }],
    ['tractionbattery-stateofcharge', 89, { value: 89, unit: 'percent' }],
    ['tractionbattery-range', 290, { value: 290, unit: 'km', type: 'DEFAULT', additionalValues: [] }],
    [
      'tractionbattery-nominalcapacity',
      { capacity: 82, source: 'provider', available: [{ capacity: 82, description: null }] },
      {
        capacity: 82,
        source: 'SMARTCAR',
        availableCapacities: [{ capacity: 82, description: null }],
        unit: 'kWh',
      },
    ],
    ['charge-wattage', 4.683, { value: 4683, unit: 'watts' }],
    ['charge-amperage', 7, { value: 7, unit: 'ampere' }],
    ['charge-amperagemax', 18, { value: 18, unit: 'ampere' }],
    ['charge-voltage', 223, { value: 223, unit: 'volts' }],
    ['charge-energyadded', 0, { value: 0, unit: 'kWh' }],
    ['charge-chargerate', 15, { value: 15, unit: 'km/h' }],
    ['charge-timetocomplete', 15, { value: 15 }],
    ['charge-ischarging', true, { value: true }],
    ['charge-detailedchargingstatus', 'PLUGGED_IN:COMPLETE', { value: 'FULLY_CHARGED' }],
    [
      'charge-chargelimits',
      80,
      { values: [{ type: 'GLOBAL', limit: 80 }], activeLimit: 80, unit: 'percent' },
    ],
    [
      'closure-doors',
      [
        { place: 'frontLeft', ...CLOSED },
        { place: 'backRight', ...CLOSED },
      ],
      {
        values: [
          { row: 0, column: 0, ...CLOSED },
          { row: 1, column: 1, ...CLOSED },
        ],
        rowCount: 2,
        columnCount: 2,
      },
    ],
    [
      'closure-windows',
      [{ place: 'frontRight', isOpen: false, isLocked: null }],
      { values: [{ row: 0, column: 1, isOpen: false }], rowCount: 2, columnCount: 2 },
    ],
    ['closure-sunroof', [{ place: 'top', isOpen: false, isLocked: null }], { isOpen: false }],
    ['closure-enginecover', [{ place: 'front', isOpen: false, isLocked: null }], { isOpen: false }],
    ['vehicleidentification-packages', ['Pilot', 'Plus'], { values: ['Pilot', 'Plus'] }],
  ])('%s', (code, value, body) => {
    expect(bodyOf(code, value)).toEqual(body);
  });

  it('of tires has null where one does not tell', () => {
    const tires = { frontLeft: 230, frontRight: null, backLeft: 0, backRight: 241.3, lastUpdated: '' };
    expect(bodyOf('wheel-tires', tires)).toEqual({
      values: [
        { tirePressure: 230, row: 0, column: 0 },
        { tirePressure: null, row: 0, column: 1 },
        { tirePressure: 0, row: 1, column: 0 },
        { tirePressure: 241.3, row: 1, column: 1 },
      ],
      rowCount: 2,
      columnCount: 2,
      unit: 'kilopascals',
    });
  });

  it('of records is as documented, in the units asked for', () => {
    const service = {
      id: 'a',
      at: '2026-01-15T14:30:00.000Z',
      odometer: 16_093.44,
      tasks: ['Tires rotated'],
      details: ['5W-30 synthetic oil'],
      cost: { amount: 150, currency: 'USD' },
    };
    const told = {
      id: 'a',
      time: '2026-01-15T14:30:00.000Z',
      tasks: [{ id: '1', description: 'Tires rotated' }],
      details: [{ id: '1', description: '5W-30 synthetic oil' }],
      cost: { amount: 150, currency: 'USD' },
    };
    expect(bodyOf('service-records', [service])).toEqual({ values: [{ ...told, odometer: 16_093.44 }] });
    expect(bodyOf('service-records', [service], 'imperial')).toEqual({
      values: [{ ...told, odometer: 10_000 }],
    });
    const charge = {
      id: 'b',
      start: '2026-01-15T00:00:00.000Z',
      end: '2026-01-15T08:00:00.000Z',
      energyAdded: 40.5,
      startLevel: 20,
      endLevel: 90,
      isPublicCharger: false,
      connectorType: 'J1772',
      location: { name: 'Home', latitude: 37.7, longitude: -122.4 },
      cost: { amount: 10.5, currency: 'USD' },
    };
    expect(bodyOf('charge-chargerecords', [charge])).toEqual({
      values: [
        {
          id: 'b',
          startTime: charge.start,
          endTime: charge.end,
          startStateOfCharge: 20,
          endStateOfCharge: 90,
          energyAdded: 40.5,
          connectorType: 'J1772',
          isPublicCharger: false,
          location: { ...charge.location, address: null },
          cost: { currency: 'USD', energyAmount: 10.5, otherAmount: null },
        },
      ],
    });
    const home = { name: 'Home', latitude: 1, longitude: 2, chargeLimit: 80, start: '22:15', end: null };
    expect(bodyOf('charge-chargetimers', [home])).toEqual({
      values: [
        {
          type: 'LOCATION',
          condition: { name: 'Home', address: null, latitude: 1, longitude: 2, connectorType: null },
          schedules: [{ start: '22:15:00', end: null }],
          departureTimers: [],
        },
      ],
    });
  });

  it('is in the units asked for, where they differ', () => {
    expect(bodyOf('odometer-traveleddistance', 160.9344, 'imperial')).toEqual({ value: 100, unit: 'miles' });
    expect(bodyOf('charge-wattage', 4.683, 'imperial')).toEqual({ value: 4683, unit: 'watts' });
  });
});
