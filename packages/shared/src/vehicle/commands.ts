import { fail, type Result, succeed } from '../result.ts';
import type { VehicleScope } from '../scopes.ts';

/** Percent. Below half no maker stops charging (Smartcar takes 0.5 up to 1). */
export const CHARGE_LIMIT = { min: 50, max: 100 } as const;
/** Degrees Celsius a cabin can be asked for. */
export const CABIN_TEMPERATURE = { min: 15, max: 28 } as const;

/** What a vehicle has to have, and its maker to offer, for a command. */
export type Capability = 'charging' | 'chargeLimit' | 'doors' | 'navigation' | 'climate' | 'trunk' | 'pin';

interface CommandRow {
  readonly scope: VehicleScope;
  readonly needs: Capability;
  /** What is sent with it: the numbers it needs and the range of each. */
  readonly arguments: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
}

const row = (
  scope: VehicleScope,
  needs: Capability,
  ranges: Record<string, { min: number; max: number }> = {},
): CommandRow => ({
  scope,
  needs,
  arguments: ranges,
});

const CHARGING = 'control:vehicle:charging';
const SECURITY = 'control:vehicle:security';

/** Every command: the permission it takes, what the vehicle needs for it, and its arguments. */
export const VEHICLE_COMMANDS = {
  'start-charging': row(CHARGING, 'charging'),
  'stop-charging': row(CHARGING, 'charging'),
  /** `limit` in percent, 50–100. */
  'set-charge-limit': row(CHARGING, 'chargeLimit', { limit: CHARGE_LIMIT }),
  lock: row(SECURITY, 'doors'),
  unlock: row(SECURITY, 'doors'),
  /** Degrees, WGS 84. */
  'send-destination': row('control:vehicle:navigation', 'navigation', {
    latitude: { min: -90, max: 90 },
    longitude: { min: -180, max: 180 },
  }),
  /** `temperature` in degrees Celsius. */
  'start-climate': row('control:vehicle:climate', 'climate', { temperature: CABIN_TEMPERATURE }),
  'stop-climate': row('control:vehicle:climate', 'climate'),
  'open-trunk': row('control:vehicle:trunk', 'trunk'),
  'close-trunk': row('control:vehicle:trunk', 'trunk'),
  /** Forgets the PIN that has to be typed before driving. */
  'clear-pin': row('control:vehicle:pin', 'pin'),
} as const satisfies Record<string, CommandRow>;

export type CommandName = keyof typeof VEHICLE_COMMANDS;

export const COMMAND_NAMES = Object.keys(VEHICLE_COMMANDS) as CommandName[];

/** What a vehicle is told. */
export type VehicleCommand =
  | {
      readonly name: Exclude<CommandName, 'set-charge-limit' | 'send-destination' | 'start-climate'>;
    }
  | { readonly name: 'set-charge-limit'; readonly limit: number }
  | { readonly name: 'send-destination'; readonly latitude: number; readonly longitude: number }
  | { readonly name: 'start-climate'; readonly temperature: number };

export const isCommandName = (text: string): text is CommandName => Object.hasOwn(VEHICLE_COMMANDS, text);

const fieldOf = (input: unknown, name: string): unknown =>
  typeof input === 'object' && input !== null && Object.hasOwn(input, name)
    ? Reflect.get(input, name)
    : undefined;

/** The arguments a command needs, each a number within its range; `validation_failed` names the first that is not. */
const readArguments = (name: CommandName, input: unknown): Result<ReadonlyMap<string, number>> => {
  const read = new Map<string, number>();
  const rows: CommandRow['arguments'] = VEHICLE_COMMANDS[name].arguments;
  for (const [field, { min, max }] of Object.entries(rows)) {
    const value = fieldOf(input, field);
    if (typeof value !== 'number' || !(value >= min && value <= max))
      return fail('validation_failed', `Expected a number from ${min} to ${max}.`, field);
    read.set(field, value);
  }
  return succeed(read);
};

/** A command by its name and what came with it. `command_not_supported` for a name that is none. */
export const readCommand = (name: string, input: unknown): Result<VehicleCommand> => {
  if (!isCommandName(name)) return fail('command_not_supported', 'There is no such command.');
  const read = readArguments(name, input);
  if (!read.ok) return read;
  const number = (field: string): number => read.value.get(field) ?? 0;
  switch (name) {
    case 'set-charge-limit':
      return succeed({ name, limit: number('limit') });
    case 'send-destination':
      return succeed({ name, latitude: number('latitude'), longitude: number('longitude') });
    case 'start-climate':
      return succeed({ name, temperature: number('temperature') });
    default:
      return succeed({ name });
  }
};
