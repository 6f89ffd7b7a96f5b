import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { VehicleScope } from '@keyfob/shared/scopes';
import { brandBySlug } from '@keyfob/shared/vehicle/brands';
import { refused } from '@keyfob/shared/vehicle/refusals';
import type { UnitSystem } from '@keyfob/shared/vehicle/units';
import { type VehicleData, withinScopes } from '@keyfob/shared/vehicle/vehicle';
import type { AppContext } from '../../../context.ts';
import type { ConnectedVehicleRecord } from '../../../garage/records.ts';
import { type Reach, useVehicle } from '../../../garage/use-vehicle.ts';
import { type Caller, lacks, permissionsGranted, vehicleOf } from './caller.ts';
import type { Period } from './period.ts';
import { scopeOfPermission } from './permissions.ts';
import type { ReadEndpoint } from './reads.ts';

/** One thing asked of a vehicle. */
export interface ReadItem {
  readonly endpoint: ReadEndpoint;
  /** The make in the path, as it stands there. */
  readonly make: string | null;
  readonly period: Period;
}

export interface ItemAnswer {
  readonly body: object;
  /** ISO 8601; `null` for what has no time of its own. */
  readonly lastUpdated: string | null;
}

/** The make of a vehicle as this API writes it. */
export const makeOf = ({ brand, information }: ConnectedVehicleRecord): string =>
  brandBySlug(brand)?.make ?? information.brand.toUpperCase();

/** Make, model and year, where the owner lets the application see them. */
export const identityOf = (vehicle: ConnectedVehicleRecord) =>
  vehicle.scopes.includes('vehicle:information')
    ? { make: makeOf(vehicle), model: vehicle.information.model, year: vehicle.information.year }
    : { make: null, model: null, year: null };

/** A path under a make is about vehicles of that make, and it is written in lower case. */
export const makeProblem = (vehicle: ConnectedVehicleRecord, make: string | null): Result<null> => {
  if (make === null) return succeed(null);
  if (make !== make.toLowerCase()) return fail('insufficient_scope');
  const own = makeOf(vehicle).toLowerCase();
  return own.replace(/[\s_-]/g, '') === make.replace(/[\s_-]/g, '')
    ? succeed(null)
    : refused('vehicle_not_capable');
};

/** What a caller may be answered with of a vehicle. */
interface Open {
  readonly vehicle: ConnectedVehicleRecord;
  /** Smartcar's permissions. */
  readonly granted: readonly string[];
  /** Made-up values for what the vehicle does not have: only ever of a simulated one. */
  readonly plausible: boolean;
}

/**
 * What a simulated vehicle does not have is made up, so that a developer sees every endpoint answer; a real one says
 * that it has none.
 */
export const openTo = (caller: Caller, vehicle: ConnectedVehicleRecord): Open => ({
  vehicle,
  granted: permissionsGranted(caller, vehicle),
  plausible: caller.registration.mode === 'simulated',
});

/**
 * Whether a vehicle is asked. For what is known since it was linked only a simulated one is: an account that answers
 * every call with an error does so to these too.
 */
export const isAsked = ({ plausible }: Open, isStored: boolean): boolean => plausible || !isStored;

/** Whether something that needs a permission of Smartcar's may be asked for. */
export const checkPermission = ({ vehicle, granted, plausible }: Open, permission: string): Result<null> => {
  if (granted.includes(permission)) return succeed(null);
  if (!lacks(vehicle, permission)) return fail('insufficient_scope');
  return plausible ? succeed(null) : refused('vehicle_not_capable');
};

const checked = (open: Open, { endpoint, make }: ReadItem): Result<null> => {
  const allowed = checkPermission(open, endpoint.permission);
  return allowed.ok ? makeProblem(open.vehicle, make) : allowed;
};

/** Reads a vehicle for this face, for permissions that were checked. */
export const readFor = (
  c: Reach,
  caller: Caller,
  { vehicle: { id }, plausible }: Open,
  scopes: readonly VehicleScope[],
): Promise<Result<VehicleData>> =>
  useVehicle(c, 'smartcar', caller.borrower, id, async ({ connector, accessToken, vehicle }) => {
    const data = await connector.read(accessToken, vehicle.upstreamId, scopes, { plausible });
    return data.ok ? succeed(withinScopes(data.value, scopes)) : data;
  });

const lastUpdatedOf = (data: VehicleData, { part }: ReadEndpoint): string | null => {
  const value = data[part];
  return value && 'lastUpdated' in value ? value.lastUpdated : null;
};

/**
 * Reads what is asked for, in one go: of one vehicle all of it together costs one question. Fails where the vehicle
 * is not in reach; what an item is refused with stands at the item.
 */
export const readItems = async (
  c: AppContext,
  caller: Caller,
  id: string,
  items: readonly ReadItem[],
  units: UnitSystem,
): Promise<Result<Result<ItemAnswer>[]>> => {
  const found = await vehicleOf(c, caller, id);
  if (!found.ok) return found;
  const vehicle = found.value;
  const open = openTo(caller, vehicle);
  const checks = items.map((item) => checked(open, item));
  const live = items.filter((item, index) => checks[index]?.ok && isAsked(open, item.endpoint.isStored));
  const scopes = [...new Set(live.flatMap(({ endpoint }) => scopeOfPermission(endpoint.permission) ?? []))];
  const reading: Result<VehicleData> =
    scopes.length === 0 ? succeed({}) : await readFor(c, caller, open, scopes);
  // Each endpoint shows of it what its own permission opens.
  const stored: VehicleData = { information: vehicle.information };
  const answer = ({ endpoint, period }: ReadItem): Result<ItemAnswer> => {
    if (isAsked(open, endpoint.isStored) && !reading.ok) return reading;
    const data = endpoint.isStored || !reading.ok ? stored : reading.value;
    const body = endpoint.body({ units, period, data, vehicleId: id, make: makeOf(vehicle) });
    return body === null
      ? refused(endpoint.untold)
      : succeed({ body, lastUpdated: lastUpdatedOf(data, endpoint) });
  };
  return succeed(
    items.map((item, index) => {
      const check = checks[index];
      return check && !check.ok ? check : answer(item);
    }),
  );
};
