import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { UnitSystem } from '@keyfob/shared/vehicle/units';
import type { AppContext } from '../../../context.ts';
import { userHandle } from '../../../crypto/handle.ts';
import { answerBatch } from './batch.ts';
import { allowed, type Caller, callerOf, vehiclesOf } from './caller.ts';
import { sendSmartcarError } from './errors.ts';
import { sendData, unitSystemOf } from './headers.ts';
import { listBody, pageOf } from './paging.ts';
import { disconnect, listPermissions, readOne, tellVehicle, type VehicleCall } from './vehicle-calls.ts';
import { type VehicleRoute, vehicleRoute } from './vehicle-paths.ts';

const VEHICLES_PAGE = { most: 50, otherwise: 10 };

const queryOf = (c: AppContext): URLSearchParams => new URL(c.req.url).searchParams;

type UserCall = (c: AppContext, caller: Caller) => Promise<Result<object>>;

const showUser: UserCall = async (c, { place }) =>
  succeed({ id: await userHandle(c.var.config.routing, place) });

const listVehicles: UserCall = async (c, caller) => {
  const page = pageOf(queryOf(c), VEHICLES_PAGE);
  if (!page.ok) return page;
  const vehicles = await vehiclesOf(c, caller);
  if (!vehicles.ok) return vehicles;
  const ids = vehicles.value.map(({ id }) => id);
  return succeed(listBody('vehicles', ids, page.value));
};

/** What is about a user rather than one vehicle. */
const USER_CALLS: Readonly<Record<string, UserCall>> = { '/user': showUser, '/vehicles': listVehicles };

/** What authenticates otherwise is loaded with the first that does. */
type OwnCall = (c: AppContext) => Promise<Response>;
const OWN_CALLS: Readonly<Record<string, OwnCall>> = {
  'GET /compatibility': async (c) => (await import('./compatibility.ts')).compatibilityByVin(c),
  'GET /compatibility/matrix': async (c) => (await import('./compatibility.ts')).compatibilityMatrix(c),
  'GET /management/connections': async (c) => (await import('./management.ts')).listConnections(c),
  'DELETE /management/connections': async (c) => (await import('./management.ts')).deleteConnections(c),
};

const answerUser = async (c: AppContext, call: UserCall): Promise<Response> => {
  const caller = allowed(await callerOf(c), 'read');
  const units = caller.ok ? unitSystemOf(c) : caller;
  if (!caller.ok) return sendSmartcarError(c, caller);
  if (!units.ok) return sendSmartcarError(c, units);
  const said = await call(c, caller.value);
  return said.ok ? sendData(c, units.value, said.value) : sendSmartcarError(c, said);
};

interface Said {
  readonly body: object;
  readonly lastUpdated: string | null;
}

const timeless = (said: Result<object>): Result<Said> =>
  said.ok ? succeed({ body: said.value, lastUpdated: null }) : said;

const answerRoute = async (call: VehicleCall, route: VehicleRoute): Promise<Result<Said>> => {
  const { c, caller, id, units } = call;
  switch (route.kind) {
    case 'read':
      return readOne(call, route.endpoint, route.make);
    case 'command':
      return timeless(await tellVehicle(call, route.endpoint, route.make));
    case 'permissions':
      return timeless(await listPermissions(call));
    case 'disconnect':
      return timeless(await disconnect(call));
    case 'batch': {
      const operating = allowed(succeed(caller), 'read');
      return operating.ok ? timeless(await answerBatch(c, caller, id, units)) : operating;
    }
  }
};

const callOf = async (c: AppContext, id: string): Promise<Result<VehicleCall>> => {
  const caller = await callerOf(c);
  if (!caller.ok) return caller;
  const units: Result<UnitSystem> = unitSystemOf(c);
  if (!units.ok) return units;
  return succeed({ c, caller: caller.value, id, units: units.value, query: queryOf(c) });
};

const answerVehicle = async (c: AppContext, id: string, route: VehicleRoute): Promise<Response> => {
  const call = await callOf(c, id);
  if (!call.ok) return sendSmartcarError(c, call);
  const said = await answerRoute(call.value, route);
  const { clientId } = call.value.caller.registration;
  if (!said.ok) return sendSmartcarError(c, said, { clientId, vehicleId: id });
  return sendData(c, call.value.units, said.value.body, { lastUpdated: said.value.lastUpdated });
};

/** Smartcar's API v2.0. `parts`: of the path below the version. */
export const answerV2 = async (c: AppContext, parts: readonly string[]): Promise<Response> => {
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method;
  const path = `/${parts.join('/')}`;
  const own = OWN_CALLS[`${method} ${path}`];
  if (own) return own(c);
  const user = Object.hasOwn(USER_CALLS, path) && method === 'GET' ? USER_CALLS[path] : undefined;
  if (user) return answerUser(c, user);
  const [collection, id, ...below] = parts;
  const [kind, webhookId, ...rest] = below;
  if (collection === 'vehicles' && id && kind === 'webhooks' && webhookId && rest.length === 0) {
    const { answerSubscription } = await import('../webhooks/subscriptions.ts');
    return answerSubscription(c, method, id, webhookId);
  }
  const route = collection === 'vehicles' && id !== undefined ? vehicleRoute(method, below) : null;
  return route && id !== undefined ? answerVehicle(c, id, route) : sendSmartcarError(c, fail('not_found'));
};
