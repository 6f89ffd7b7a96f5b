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

  it('is in the units asked for, where they differ', () => {
    expect(bodyOf('odometer-traveleddistance', 160.9344, 'imperial')).toEqual({ value: 100, unit: 'miles' });
    expect(bodyOf('charge-wattage', 4.683, 'imperial')).toEqual({ value: 4683, unit: 'watts' });
  });
});
