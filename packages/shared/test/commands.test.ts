import { describe, expect, test } from 'vitest';
import { VEHICLE_SCOPES } from '../src/scopes.ts';
import { COMMAND_NAMES, readCommand, VEHICLE_COMMANDS } from '../src/vehicle/commands.ts';

describe('commands', () => {
  test('each need a permission to act', () => {
    for (const name of COMMAND_NAMES) expect(VEHICLE_SCOPES[VEHICLE_COMMANDS[name].scope].control).toBe(true);
  });

  test.each([
    ['lock', undefined, { name: 'lock' }],
    ['lock', { limit: 3 }, { name: 'lock' }],
    ['set-charge-limit', { limit: 50 }, { name: 'set-charge-limit', limit: 50 }],
    ['set-charge-limit', { limit: 100 }, { name: 'set-charge-limit', limit: 100 }],
    [
      'send-destination',
      { latitude: -90, longitude: 180 },
      { name: 'send-destination', latitude: -90, longitude: 180 },
    ],
    ['start-climate', { temperature: 21 }, { name: 'start-climate', temperature: 21 }],
  ])('%s with %j', (name, input, value) => {
    expect(readCommand(name, input)).toEqual({ ok: true, value });
  });

  test.each([
    ['set-charge-limit', undefined, 'limit'],
    ['set-charge-limit', null, 'limit'],
    ['set-charge-limit', [], 'limit'],
    ['set-charge-limit', { limit: '80' }, 'limit'],
    ['set-charge-limit', { limit: 0.8 }, 'limit'],
    ['set-charge-limit', { limit: 100.1 }, 'limit'],
    ['set-charge-limit', { limit: Number.NaN }, 'limit'],
    ['send-destination', { latitude: 91, longitude: 0 }, 'latitude'],
    ['send-destination', { latitude: 0 }, 'longitude'],
    ['start-climate', { temperature: Number.POSITIVE_INFINITY }, 'temperature'],
  ])('%s with %j is told what is wrong with %s', (name, input, field) => {
    expect(readCommand(name, input)).toMatchObject({ ok: false, code: 'validation_failed', field });
  });

  test.each(['', 'constructor', 'LOCK', '__proto__'])('%j is none', (name) => {
    expect(readCommand(name, {})).toMatchObject({ code: 'command_not_supported' });
  });
});
