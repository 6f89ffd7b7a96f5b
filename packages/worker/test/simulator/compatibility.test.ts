import { ALL_VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import { BRANDS } from '@keyfob/shared/vehicle/brands';
import { COMMAND_NAMES, VEHICLE_COMMANDS } from '@keyfob/shared/vehicle/commands';
import { describe, expect, test } from 'vitest';
import {
  capabilitiesOf,
  compatibilityMatrix,
  expectedOf,
} from '../../src/simulator/vehicles/compatibility.ts';
import { modelOf, modelsOf, slugOf } from '../../src/simulator/vehicles/models.ts';

const MATRIX = compatibilityMatrix();

describe('the compatibility matrix', () => {
  test('has at least two models of nearly every brand, of each powertrain somewhere', () => {
    expect(new Set(MATRIX.map(({ brand }) => brand)).size).toBe(BRANDS.length);
    const single = BRANDS.filter(({ slug }) => modelsOf(slug).length < 2).map(({ slug }) => slug);
    expect(single).toEqual([]);
    expect(new Set(MATRIX.map(({ type }) => type))).toEqual(new Set(['BEV', 'PHEV', 'HEV', 'ICE']));
  });

  test('says nothing of a car that it cannot be built for', () => {
    for (const row of MATRIX) {
      const chargeable = row.type === 'BEV' || row.type === 'PHEV';
      expect(row.scopes.includes('vehicle:charge_state'), row.model).toBe(chargeable);
      expect(row.commands.includes('start-charging'), row.model).toBe(chargeable);
      if (row.type === 'BEV') expect(row.scopes, row.model).not.toContain('vehicle:fuel');
      expect(row.startYear).toBeLessThanOrEqual(row.endYear);
      for (const scope of row.scopes) expect(ALL_VEHICLE_SCOPES).toContain(scope);
    }
  });

  test('gives a permission to act exactly where there is a command for it', () => {
    for (const row of MATRIX) {
      const acting = row.scopes.filter((scope) => scope.startsWith('control:'));
      expect(new Set(acting)).toEqual(new Set(row.commands.map((name) => VEHICLE_COMMANDS[name].scope)));
    }
  });

  test('has each command and nearly each permission somewhere', () => {
    const scopes = new Set(MATRIX.flatMap((row) => row.scopes));
    expect(ALL_VEHICLE_SCOPES.filter((scope) => !scopes.has(scope))).toEqual([
      'vehicle:smart_charging_policy',
    ]);
    const commands = new Set(MATRIX.flatMap((row) => row.commands));
    expect(COMMAND_NAMES.filter((name) => !commands.has(name))).toEqual([]);
  });
});

describe('what can be expected', () => {
  test('of a brand and a year is what one of its models then can', () => {
    const expected = expectedOf('volkswagen', 2018);
    expect(expected?.scopes).toContain('vehicle:fuel');
    expect(expectedOf('tesla', 2022)?.scopes).not.toContain('vehicle:fuel');
    expect(expectedOf('tesla', 1990)).toEqual(expectedOf('tesla', null));
    expect(expectedOf('trabant', null)).toBeNull();
    expect(expectedOf('constructor', null)).toBeNull();
  });

  test('of a brand that does not exist is nothing', () => {
    const model = modelOf('tesla', 'Model 3');
    if (!model) throw new Error('no model');
    expect(capabilitiesOf('trabant', model)).toEqual({ scopes: [], commands: [] });
  });
});

describe('a model', () => {
  test('has a name of its own that can stand in an address', () => {
    for (const { slug } of BRANDS) {
      const names = modelsOf(slug).map(slugOf);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) {
        expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(modelOf(slug, name)).toBe(modelOf(slug, name.toUpperCase()));
        expect(modelOf(slug, name)).not.toBeNull();
      }
    }
    expect(modelOf('constructor', 'x')).toBeNull();
  });
});
