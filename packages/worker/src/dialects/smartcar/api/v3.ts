import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { UnitSystem } from '@keyfob/shared/vehicle/units';
import type { AppContext } from '../../../context.ts';
import { readHandle } from '../../../crypto/handle.ts';
import {
  allowed,
  type Caller,
  callerOrMachine,
  forUser,
  isMachine,
  type Machine,
  userNamed,
  vehicleOf,
  vehiclesOf,
} from './caller.ts';
import { sendSmartcarError } from './errors.ts';
import { sendData, unitSystemOf } from './headers.ts';
import { numberedPageOf } from './paging.ts';
import { execute } from './v3-commands.ts';
import { endConnection, listConnections, showConnection } from './v3-connections.ts';
import { listSignals, pageLinks, pageMeta, showSignal, vehicleResource } from './v3-signals.ts';

/** What a call knows of its request. `path`: the parts that a route left open. */
interface Call {
  readonly c: AppContext;
  readonly caller: Caller | Machine;
  readonly units: UnitSystem;
  readonly path: readonly string[];
}

interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `*` stands for one part. */
  readonly path: string;
  /** `null`: 204. */
  readonly answer: (call: Call) => Promise<Result<object | null>>;
}

/** The user a call is about: the token's own, or the one `sc-user-id` names. */
const userOf = async ({ c, caller }: Call): Promise<Result<Caller>> => {
  if (!isMachine(caller)) return succeed(caller);
  const user = await userNamed(c);
  return user.ok ? succeed(forUser(caller, user.value)) : user;
};

/** For a vehicle by itself its user need not be named: its id says where it is. */
const ownerOf = async (call: Call, id: string): Promise<Result<Caller>> => {
  const { c, caller } = call;
  if (!isMachine(caller) || c.req.header('sc-user-id') !== undefined) return userOf(call);
  const handle = await readHandle(c.var.config.routing, 'connectedVehicle', id);
  return handle ? succeed(forUser(caller, handle.place)) : fail('insufficient_scope');
};

const listVehicles = async (call: Call): Promise<Result<object>> => {
  const page = numberedPageOf(new URL(call.c.req.url).searchParams);
  if (!page.ok) return page;
  const user = allowed(await userOf(call), 'read');
  const vehicles = user.ok ? await vehiclesOf(call.c, user.value) : user;
  if (!vehicles.ok) return vehicles;
  const { number, size } = page.value;
  const count = vehicles.value.length;
  return succeed({
    data: vehicles.value
      .slice((number - 1) * size, number * size)
      .map((vehicle) => vehicleResource(call.c, vehicle)),
    meta: pageMeta(page.value, count),
    links: pageLinks(call.c, '/vehicles', page.value, count),
  });
};

const showVehicle = async (call: Call): Promise<Result<object>> => {
  const [id = ''] = call.path;
  const owner = allowed(await ownerOf(call, id), 'read');
  const vehicle = owner.ok ? await vehicleOf(call.c, owner.value, id) : owner;
  return vehicle.ok ? succeed(vehicleResource(call.c, vehicle.value)) : vehicle;
};

const ofUser =
  (
    answer: (
      c: AppContext,
      user: Caller,
      path: readonly string[],
      units: UnitSystem,
    ) => Promise<Result<object>>,
  ) =>
  async (call: Call): Promise<Result<object>> => {
    const user = await userOf(call);
    return user.ok ? answer(call.c, user.value, call.path, call.units) : user;
  };

const readable =
  (
    answer: (
      c: AppContext,
      user: Caller,
      path: readonly string[],
      units: UnitSystem,
    ) => Promise<Result<object>>,
  ) =>
  async (call: Call): Promise<Result<object>> => {
    const reader = allowed(succeed(call.caller), 'read');
    return reader.ok ? ofUser(answer)(call) : reader;
  };

/** Smartcar's API v3, a line an endpoint. */
const ROUTES: readonly Route[] = [
  { method: 'GET', path: 'vehicles', answer: listVehicles },
  { method: 'GET', path: 'vehicles/*', answer: showVehicle },
  {
    method: 'GET',
    path: 'vehicles/*/signals',
    answer: readable((c, user, [id = ''], units) => listSignals(c, user, id, units)),
  },
  {
    method: 'GET',
    path: 'vehicles/*/signals/*',
    answer: readable((c, user, [id = '', code = ''], units) => showSignal(c, user, id, code, units)),
  },
  {
    method: 'POST',
    path: 'vehicles/*/commands/*/*',
    answer: ofUser((c, user, [id = '', group, action], units) =>
      execute(c, user, id, `${group}/${action}`, units),
    ),
  },
  {
    method: 'GET',
    path: 'connections',
    answer: async ({ c, caller }) => {
      const reader = allowed(succeed(caller), 'read');
      return reader.ok ? listConnections(c, reader.value) : reader;
    },
  },
  {
    method: 'GET',
    path: 'connections/*',
    answer: async ({ c, caller, path: [id = ''] }) => {
      const reader = allowed(succeed(caller), 'read');
      return reader.ok ? showConnection(c, reader.value, id) : reader;
    },
  },
  {
    method: 'DELETE',
    path: 'connections/*',
    answer: ({ c, caller, path: [id = ''] }) => endConnection(c, caller, id),
  },
];

/** The parts of a path that a pattern leaves open; `null` where it does not match. */
const openParts = (pattern: string, parts: readonly string[]): string[] | null => {
  const wanted = pattern.split('/');
  if (wanted.length !== parts.length || wanted.some((part, at) => part !== '*' && part !== parts[at]))
    return null;
  return parts.filter((_, at) => wanted[at] === '*');
};

const routeOf = (
  method: string,
  parts: readonly string[],
): { readonly route: Route; readonly path: string[] } | null => {
  for (const route of ROUTES) {
    const path = route.method === method ? openParts(route.path, parts) : null;
    if (path) return { route, path };
  }
  return null;
};

/** Smartcar's API v3. `parts`: of the path below the version. */
export const answerV3 = async (c: AppContext, parts: readonly string[]): Promise<Response> => {
  const found = routeOf(c.req.method === 'HEAD' ? 'GET' : c.req.method, parts);
  if (!found) return sendSmartcarError(c, fail('not_found'));
  const caller = await callerOrMachine(c);
  if (!caller.ok) return sendSmartcarError(c, caller);
  const units = unitSystemOf(c);
  if (!units.ok) return sendSmartcarError(c, units);
  const call = { c, caller: caller.value, units: units.value, path: found.path };
  const said = await found.route.answer(call);
  const { clientId } = caller.value.registration;
  const [collection, vehicleId] = parts;
  const about = { clientId, ...(collection === 'vehicles' && vehicleId ? { vehicleId } : {}) };
  if (!said.ok) return sendSmartcarError(c, said, about);
  return said.value === null ? c.body(null, 204) : sendData(c, units.value, said.value);
};
