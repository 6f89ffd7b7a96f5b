import { describe, expect, it } from 'vitest';
import {
  ALL_VEHICLE_SCOPES,
  expandScopes,
  isScope,
  isVehicleScope,
  parseScope,
  type Scope,
  scopesAllowed,
} from '../src/scopes.ts';

describe('a scope', () => {
  it.each(['all', 'offline_access', ...ALL_VEHICLE_SCOPES])('%s is one', (text) => {
    expect(isScope(text)).toBe(true);
    expect(isVehicleScope(text)).toBe(text !== 'all' && text !== 'offline_access');
  });

  it.each(['', 'constructor', '__proto__', 'toString', 'ALL', 'vehicle:', ' all'])('"%s" is none', (text) => {
    expect(isScope(text)).toBe(false);
  });

  it.each([
    ['', []],
    ['  ', []],
    ['a b', ['a', 'b']],
    [' a  b a ', ['a', 'b']],
    ['a\tb', ['a\tb']],
  ])('parameter "%s" is split', (text, scopes) => {
    expect(parseScope(text)).toEqual(scopes);
  });
});

const ODOMETER: Scope = 'vehicle:odometer';
const LOCATION: Scope = 'vehicle:location';

describe('what an application asks for', () => {
  it.each<[string, Scope[], Scope[], boolean]>([
    ['nothing', [], [], true],
    ['what is registered', [ODOMETER], [ODOMETER], true],
    ['what is not', [ODOMETER, LOCATION], [ODOMETER], false],
    ['one of all', [ODOMETER], ['all'], true],
    ['all of all', ['all'], ['all'], true],
    ['all of some', ['all'], [ODOMETER, LOCATION], false],
    ['offline access of all', ['offline_access'], ['all'], false],
    ['offline access', ['offline_access'], ['all', 'offline_access'], true],
  ])('%s', (_, asked, registered, allowed) => {
    expect(scopesAllowed(asked, registered)).toBe(allowed);
  });

  it.each<[string, Scope[], Scope[], Scope[]]>([
    ['all of all', ['all'], ['all'], ALL_VEHICLE_SCOPES],
    ['all of some', ['all'], [ODOMETER, 'offline_access'], [ODOMETER]],
    ['one of all', [ODOMETER, 'offline_access'], ['all', 'offline_access'], [ODOMETER]],
    ['one of another', [ODOMETER], [LOCATION], []],
    ['offline access alone', ['offline_access'], ['all', 'offline_access'], []],
  ])('spelled out: %s', (_, asked, registered, expected) => {
    expect(expandScopes(asked, registered)).toEqual(expected);
  });
});
