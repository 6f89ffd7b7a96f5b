import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { VehicleCommand } from '@keyfob/shared/vehicle/commands';
import type { UnitSystem } from '@keyfob/shared/vehicle/units';
import type { AppContext } from '../../../context.ts';
import { garageOf } from '../../../garage/garage-of.ts';
import { useVehicle } from '../../../garage/use-vehicle.ts';
import { readJson } from '../../../request-body.ts';
import { allowed, type Caller, permissionsGranted, vehicleOf } from './caller.ts';
import type { CommandEndpoint } from './commands.ts';
import { listBody, pageOf } from './paging.ts';
import { periodOf } from './period.ts';
import { checkPermission, type ItemAnswer, makeProblem, openTo, readItems } from './read-items.ts';
import type { ReadEndpoint } from './reads.ts';

const PERMISSIONS_PAGE = { most: 50, otherwise: 50 };

/** What a call about one vehicle knows of its request. */
export interface VehicleCall {
  readonly c: AppContext;
  readonly caller: Caller;
  readonly id: string;
  readonly units: UnitSystem;
  readonly query: URLSearchParams;
}

export const readOne = async (
  { c, caller, id, units, query }: VehicleCall,
  endpoint: ReadEndpoint,
  make: string | null,
): Promise<Result<ItemAnswer>> => {
  const operating = allowed(succeed(caller), 'read');
  if (!operating.ok) return operating;
  const period = periodOf(query);
  if (!period.ok) return period;
  const read = await readItems(c, caller, id, [{ endpoint, make, period: period.value }], units);
  return read.ok ? (read.value[0] ?? fail('server_error')) : read;
};

/** Tells a vehicle something, if its owner, the token and the application's registration let it be told. */
export const command = async (
  { c, caller, id }: Pick<VehicleCall, 'c' | 'caller' | 'id'>,
  permission: string,
  make: string | null,
  asked: VehicleCommand,
): Promise<Result<null>> => {
  const operating = allowed(succeed(caller), 'control');
  if (!operating.ok) return operating;
  const found = await vehicleOf(c, caller, id);
  if (!found.ok) return found;
  // Nothing is made up of a command: a vehicle that cannot obey says so.
  const open = { ...openTo(caller, found.value), plausible: false };
  const permitted = checkPermission(open, permission);
  if (!permitted.ok) return permitted;
  const made = makeProblem(found.value, make);
  if (!made.ok) return made;
  return useVehicle(c, 'smartcar', caller.borrower, id, ({ connector, accessToken, vehicle }) =>
    connector.command(accessToken, vehicle.upstreamId, asked),
  );
};

export const tellVehicle = async (
  call: VehicleCall,
  endpoint: CommandEndpoint,
  make: string | null,
): Promise<Result<object>> => {
  const json = await readJson(call.c.req.raw, 'application/json');
  const asked = json.ok ? endpoint.command(json.value, call.units) : json;
  if (!asked.ok) return asked;
  const told = await command(call, endpoint.permission, make, asked.value);
  return told.ok ? succeed({ status: 'success', message: endpoint.message }) : told;
};

export const listPermissions = async ({ c, caller, id, query }: VehicleCall): Promise<Result<object>> => {
  const page = pageOf(query, PERMISSIONS_PAGE);
  if (!page.ok) return page;
  const vehicle = await vehicleOf(c, caller, id);
  if (!vehicle.ok) return vehicle;
  return succeed(listBody('permissions', permissionsGranted(caller, vehicle.value), page.value));
};

/** Ends a vehicle's connection to the application. Access goes back to the provider with the last of the account. */
export const disconnect = async ({
  c,
  caller,
  id,
}: Pick<VehicleCall, 'c' | 'caller' | 'id'>): Promise<Result<object>> => {
  const operating = allowed(succeed(caller), 'remove');
  if (!operating.ok) return operating;
  const vehicle = await vehicleOf(c, caller, id);
  if (!vehicle.ok) return vehicle;
  const removed = await garageOf(c.env, caller.place).removeVehicle(caller.registration.clientId, id);
  return removed.ok ? succeed({ status: 'success' }) : fail('insufficient_scope');
};
