import { fail, type Result, succeed } from '@keyfob/shared/result';
import {
  CABIN_TEMPERATURE,
  CHARGE_LIMIT,
  type CommandName,
  readCommand,
  type VehicleCommand,
} from '@keyfob/shared/vehicle/commands';
import { percentOf, toMetric, type UnitSystem } from '@keyfob/shared/vehicle/units';

/** A request of Smartcar's API v2 that tells a vehicle something. */
export interface CommandEndpoint {
  readonly method: 'POST' | 'DELETE';
  readonly path: string;
  /** Smartcar's. */
  readonly permission: string;
  /** In the compatibility matrix. */
  readonly name: string;
  /** The commands that its body can come to. */
  readonly commands: readonly CommandName[];
  /** The command a body asks for; says which field of it is at fault. */
  readonly command: (body: unknown, units: UnitSystem) => Result<VehicleCommand>;
  /** What the answer says of it. */
  readonly message: string;
}

const SENT = 'Successfully sent request to vehicle';

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null && Object.hasOwn(body, name)
    ? Reflect.get(body, name)
    : undefined;

type Actions = Readonly<Record<string, (body: unknown, units: UnitSystem) => Result<VehicleCommand>>>;

/** A body `{"action": …}`, and the command each action is. */
const byAction =
  (actions: Actions) =>
  (body: unknown, units: UnitSystem): Result<VehicleCommand> => {
    const action = fieldOf(body, 'action');
    const known = typeof action === 'string' && Object.hasOwn(actions, action) ? actions[action] : undefined;
    return known
      ? known(body, units)
      : fail('validation_failed', `"action" must be one of [${Object.keys(actions).join(', ')}]`, 'action');
  };

const plain = (name: CommandName) => () => readCommand(name, {});

/** A number, or the text of one: the official clients send the limit as text. */
const numberIn = (body: unknown, name: string): number | null => {
  const value = fieldOf(body, name);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : null;
};

const chargeLimit = (body: unknown): Result<VehicleCommand> => {
  const limit = numberIn(body, 'limit');
  const command = limit === null ? null : readCommand('set-charge-limit', { limit: percentOf(limit) });
  const { min, max } = CHARGE_LIMIT;
  return command?.ok
    ? command
    : fail('validation_failed', `"limit" must be a number from ${min / 100} to ${max / 100}`, 'limit');
};

const destination = (body: unknown): Result<VehicleCommand> => {
  const read = readCommand('send-destination', body);
  return read.ok
    ? read
    : fail('validation_failed', `"${read.field}" must be a number of degrees`, read.field);
};

const cabin = (body: unknown, units: UnitSystem): Result<VehicleCommand> => {
  const asked = fieldOf(body, 'temperature');
  const temperature = typeof asked === 'number' ? toMetric('temperature', asked, units) : asked;
  const { min, max } = CABIN_TEMPERATURE;
  const started = readCommand('start-climate', { temperature: temperature ?? 21 });
  return started.ok
    ? started
    : fail('validation_failed', `"temperature" must be from ${min} to ${max} degrees Celsius`, 'temperature');
};

/** What a vehicle is told: method, path, permission, name, commands. */
export const COMMANDS: readonly CommandEndpoint[] = [
  {
    method: 'POST',
    path: '/security',
    permission: 'control_security',
    name: 'Lock & unlock',
    commands: ['lock', 'unlock'],
    command: byAction({ LOCK: plain('lock'), UNLOCK: plain('unlock') }),
    message: SENT,
  },
  {
    method: 'POST',
    path: '/charge',
    permission: 'control_charge',
    name: 'EV start/stop charge',
    commands: ['start-charging', 'stop-charging'],
    command: byAction({ START: plain('start-charging'), STOP: plain('stop-charging') }),
    message: SENT,
  },
  {
    method: 'POST',
    path: '/charge/limit',
    permission: 'control_charge',
    name: 'EV set charge limit',
    commands: ['set-charge-limit'],
    command: chargeLimit,
    message: 'Charge limit set successfully',
  },
  {
    method: 'POST',
    path: '/navigation/destination',
    permission: 'control_navigation',
    name: 'Send destination',
    commands: ['send-destination'],
    command: destination,
    message: SENT,
  },
  {
    method: 'POST',
    path: '/{make}/climate/cabin',
    permission: 'control_climate',
    name: 'Make: set cabin climate',
    commands: ['start-climate', 'stop-climate'],
    command: byAction({ START: cabin, SET: cabin, STOP: plain('stop-climate') }),
    message: SENT,
  },
  {
    method: 'POST',
    path: '/{make}/security/trunk',
    permission: 'control_trunk',
    name: 'Make: open/close trunk',
    commands: ['open-trunk', 'close-trunk'],
    command: byAction({ OPEN: plain('open-trunk'), CLOSE: plain('close-trunk') }),
    message: SENT,
  },
  {
    method: 'DELETE',
    path: '/{make}/pin',
    permission: 'control_pin',
    name: 'Make: clear PIN',
    commands: ['clear-pin'],
    command: () => succeed({ name: 'clear-pin' }),
    message: SENT,
  },
];
