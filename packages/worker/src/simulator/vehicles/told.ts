import type { VehicleCommand } from '@keyfob/shared/vehicle/commands';
import * as v from 'valibot';
import type { SimulatedVehicle } from './fleet.ts';
import { lifeAt } from './life.ts';

/** Milliseconds. */
const at = v.number();
const optional = <T extends v.GenericSchema>(schema: T) => v.exactOptional(schema);

/** What a vehicle was last told of each kind, which is all there is to remember of it. */
export const Told = v.object({
  lock: optional(v.object({ at, isLocked: v.boolean() })),
  trunk: optional(v.object({ at, isOpen: v.boolean() })),
  /** Degrees Celsius; `null` where none was ever asked for. */
  cabin: optional(v.object({ at, isOn: v.boolean(), target: v.nullable(v.number()) })),
  /** With the battery as it was then, in percent. `limit` `null`: none was asked for; `wish`: neither start nor stop. */
  charge: optional(
    v.object({
      at,
      level: v.number(),
      limit: v.nullable(v.number()),
      wish: v.nullable(v.picklist(['start', 'stop'])),
    }),
  ),
});
export type Told = v.InferOutput<typeof Told>;

const chargeTold = (
  vehicle: SimulatedVehicle,
  now: number,
  change: { limit?: number; wish?: 'start' | 'stop' },
): Told => {
  const { level, activity, since } = lifeAt(vehicle, now);
  const { at: before = 0, limit = null, wish = null } = vehicle.told.charge ?? {};
  const isSamePlace = activity !== 'driving' && before >= since;
  return level === null
    ? {}
    : { charge: { at: now, level, limit, wish: isSamePlace ? wish : null, ...change } };
};

/** What there is to remember of a command that a vehicle obeys at a moment; nothing where it changes nothing. */
export const toldBy = (vehicle: SimulatedVehicle, command: VehicleCommand, now: number): Told => {
  switch (command.name) {
    case 'lock':
    case 'unlock':
      return { lock: { at: now, isLocked: command.name === 'lock' } };
    case 'open-trunk':
    case 'close-trunk':
      return { trunk: { at: now, isOpen: command.name === 'open-trunk' } };
    case 'start-climate':
      return { cabin: { at: now, isOn: true, target: command.temperature } };
    case 'stop-climate':
      return { cabin: { at: now, isOn: false, target: vehicle.told.cabin?.target ?? null } };
    case 'set-charge-limit':
      return chargeTold(vehicle, now, { limit: command.limit });
    case 'start-charging':
      return chargeTold(vehicle, now, { wish: 'start' });
    case 'stop-charging':
      return chargeTold(vehicle, now, { wish: 'stop' });
    case 'send-destination':
    case 'clear-pin':
      return {};
  }
};
