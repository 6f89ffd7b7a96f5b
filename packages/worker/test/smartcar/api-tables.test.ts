import { ERROR_CODES } from '@keyfob/shared/errors/registry';
import { isSmartcarErrorName, SMARTCAR_ERROR_NAMES } from '@keyfob/shared/errors/smartcar';
import { ALL_VEHICLE_SCOPES } from '@keyfob/shared/scopes';
import { COMMAND_NAMES, VEHICLE_COMMANDS } from '@keyfob/shared/vehicle/commands';
import { REFUSAL_NAMES, REFUSALS } from '@keyfob/shared/vehicle/refusals';
import { DATA_SCOPES } from '@keyfob/shared/vehicle/vehicle';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/dialects/smartcar/api/commands.ts';
import { NAME_OF_CODE } from '../../src/dialects/smartcar/api/error-names.ts';
import { nameOf } from '../../src/dialects/smartcar/api/errors.ts';
import { permissionsOf, scopeOfPermission } from '../../src/dialects/smartcar/api/permissions.ts';
import { READS } from '../../src/dialects/smartcar/api/reads.ts';
import { COMMAND_PATHS } from '../../src/dialects/smartcar/api/v3-commands.ts';
import { fetchKeyfob } from '../support/keyfob.ts';

describe('the tables of the Smartcar face', () => {
  it('read each part by the permission that opens it', () => {
    for (const { path, part, permission } of READS) {
      const scope = path === '/vin' ? 'vehicle:vin' : DATA_SCOPES[part];
      expect(`${path} ${scopeOfPermission(permission)}`).toBe(`${path} ${scope}`);
    }
  });

  it('tell by the permission that each command takes', () => {
    for (const { commands, permission } of COMMANDS)
      for (const name of commands) expect(scopeOfPermission(permission)).toBe(VEHICLE_COMMANDS[name].scope);
    for (const { command, permission } of Object.values(COMMAND_PATHS))
      expect(scopeOfPermission(permission)).toBe(VEHICLE_COMMANDS[command].scope);
  });

  it('reach every command, at v2 and v3', () => {
    expect(COMMANDS.flatMap(({ commands }) => commands).toSorted()).toEqual(COMMAND_NAMES.toSorted());
    const atV3 = Object.values(COMMAND_PATHS).map(({ command }) => command);
    expect(atV3.toSorted()).toEqual(COMMAND_NAMES.toSorted());
  });

  it('have a path once', () => {
    const calls = [
      ...READS.map(({ path }) => `GET ${path}`),
      ...COMMANDS.map(({ method, path }) => `${method} ${path}`),
    ];
    expect(new Set(calls).size).toBe(calls.length);
  });

  it('name every permission there is', () => {
    expect(permissionsOf(ALL_VEHICLE_SCOPES)).toHaveLength(28);
    expect(permissionsOf(['vehicle:charge_state'])).toEqual(['read_battery', 'read_charge']);
  });

  it('have an error for each code and each refusal', () => {
    for (const code of ERROR_CODES) expect(isSmartcarErrorName(NAME_OF_CODE[code])).toBe(true);
    for (const reason of REFUSAL_NAMES) {
      const { type, code } = REFUSALS[reason].smartcar;
      expect(nameOf({ ok: false, code: 'server_error', reason })).toBe(`${type}.${code}`);
    }
  });

  it('have a page for each error, and none for what is no error', async () => {
    for (const name of SMARTCAR_ERROR_NAMES) {
      const page = await fetchKeyfob(`/errors/${name}`);
      expect([page.status, (await page.text()).includes(name)]).toEqual([200, true]);
    }
    for (const name of ['NOTHING', 'VEHICLE_STATE', 'constructor'])
      expect((await fetchKeyfob(`/errors/${name}`)).status).toBe(404);
  });
});
