import { fail, type Result, succeed } from '@keyfob/shared/result';
import { type CommandName, readCommand, type VehicleCommand } from '@keyfob/shared/vehicle/commands';
import { toMetric, type UnitSystem } from '@keyfob/shared/vehicle/units';
import type { AppContext } from '../../../context.ts';
import { base64url, randomBytes } from '../../../crypto/bytes.ts';
import { readJson } from '../../../request-body.ts';
import type { Caller } from './caller.ts';
import { command } from './vehicle-calls.ts';

interface CommandPath {
  readonly permission: string;
  readonly command: CommandName;
}

/** Commands by the path below `…/commands/`. */
export const COMMAND_PATHS: Readonly<Record<string, CommandPath>> = {
  'charge/start': { permission: 'control_charge', command: 'start-charging' },
  'charge/stop': { permission: 'control_charge', command: 'stop-charging' },
  'charge/set-limit': { permission: 'control_charge', command: 'set-charge-limit' },
  'security/lock': { permission: 'control_security', command: 'lock' },
  'security/unlock': { permission: 'control_security', command: 'unlock' },
  'navigation/set-destination': { permission: 'control_navigation', command: 'send-destination' },
  'climate/start': { permission: 'control_climate', command: 'start-climate' },
  'climate/stop': { permission: 'control_climate', command: 'stop-climate' },
  'trunk/open': { permission: 'control_trunk', command: 'open-trunk' },
  'trunk/close': { permission: 'control_trunk', command: 'close-trunk' },
  'pin/clear': { permission: 'control_pin', command: 'clear-pin' },
};

/** The arguments: of the body itself, or of its resource as JSON:API writes one. */
const argumentsIn = (body: unknown): unknown => {
  const data: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'data') : undefined;
  const attributes: unknown =
    typeof data === 'object' && data !== null ? Reflect.get(data, 'attributes') : undefined;
  return attributes ?? body;
};

/** A temperature is one of the system of units asked for. */
const inMetric = (body: unknown, units: UnitSystem): unknown => {
  const temperature: unknown = typeof body === 'object' && body !== null && Reflect.get(body, 'temperature');
  return typeof temperature === 'number'
    ? { ...(body as object), temperature: toMetric('temperature', temperature, units) }
    : body;
};

const commandIn = async (
  c: AppContext,
  name: CommandName,
  units: UnitSystem,
): Promise<Result<VehicleCommand>> => {
  const json = await readJson(c.req.raw, 'application/json', 'application/vnd.api+json');
  return json.ok ? readCommand(name, inMetric(argumentsIn(json.value), units)) : json;
};

/** `POST /v3/vehicles/{id}/commands/{group}/{action}`: the vehicle is told, and the answer says how it went. */
export const execute = async (
  c: AppContext,
  caller: Caller,
  id: string,
  path: string,
  units: UnitSystem,
): Promise<Result<object>> => {
  const known = Object.hasOwn(COMMAND_PATHS, path) ? COMMAND_PATHS[path] : undefined;
  if (!known) return fail('not_found');
  const asked = await commandIn(c, known.command, units);
  if (!asked.ok) return asked;
  const told = await command({ c, caller, id }, known.permission, null, asked.value);
  if (!told.ok) return told;
  const completedAt = Date.now();
  return succeed({
    data: {
      id: `exec_${base64url(randomBytes(16))}`,
      type: 'command-execution',
      attributes: {
        commandType: path.replace('/', '-'),
        status: { value: 'SUCCESS' },
        executionMode: 'sync',
      },
      meta: {
        executedAt: new Date(c.var.now).toISOString(),
        completedAt: new Date(completedAt).toISOString(),
        durationInSeconds: (completedAt - c.var.now) / 1000,
      },
    },
  });
};
