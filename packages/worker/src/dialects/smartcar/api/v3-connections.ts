import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { Powertrain } from '@keyfob/shared/vehicle/parts';
import { applicationOf, applicationPlace } from '../../../application/application-of.ts';
import { forOperation } from '../../../application/registration/operations.ts';
import type { PublishedRegistration } from '../../../application/registration/registration.ts';
import type { AppContext } from '../../../context.ts';
import { userHandle } from '../../../crypto/handle.ts';
import type { ConnectedVehicleRecord } from '../../../garage/records.ts';
import type { Caller, Machine } from './caller.ts';
import { isMachine, namesOf, permissionsGranted, vehiclesOf } from './caller.ts';
import {
  type Connected,
  connectedAtOf,
  connectedIn,
  connectionIdOf,
  connectionOf,
  endConnections,
  externalIdOf,
  filtered,
} from './connections.ts';
import { type NumberedPage, numberedPageOf } from './paging.ts';
import { identityOf } from './read-items.ts';
import { pageLinks, pageMeta, v3Link } from './v3-signals.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** Where the owner lets the application see it and the provider tells it. */
const powertrainOf = ({ scopes, information }: ConnectedVehicleRecord): Powertrain | null =>
  scopes.includes('vehicle:information') ? (information.powertrain ?? null) : null;

const connectionResource = async (
  c: AppContext,
  caller: Caller | Machine,
  { vehicle, place }: Connected,
): Promise<object> => {
  const { mode } = caller.registration;
  const id = await connectionIdOf(c, vehicle.id);
  const userId = await userHandle(c.var.config.routing, place);
  return {
    id,
    type: 'connection',
    attributes: {
      permissions: isMachine(caller) ? namesOf(vehicle, vehicle.scopes) : permissionsGranted(caller, vehicle),
      vehicle: { ...identityOf(vehicle), powertrainType: powertrainOf(vehicle), mode },
      user: { id: userId, ...externalIdOf(vehicle) },
    },
    relationships: {
      vehicle: {
        data: { id: vehicle.id, type: 'vehicle' },
        links: { related: v3Link(c, `/vehicles/${vehicle.id}`) },
      },
      user: { data: { id: userId, type: 'user' } },
    },
    meta: { createdAt: iso(vehicle.createdAt), updatedAt: iso(connectedAtOf(vehicle)) },
    links: { self: v3Link(c, `/connections/${id}`) },
  };
};

/** Where a request does not say (Smartcar's documentation). */
const CONNECTIONS_PAGE = 10;

/** Some connections, and how many there are in all. */
interface Counted {
  readonly connected: readonly Connected[];
  readonly count: number;
}

const sliced = (all: readonly Connected[], { number, size }: NumberedPage): Counted => ({
  connected: all.slice((number - 1) * size, number * size),
  count: all.length,
});

/** A page of all the application's, from its listing; what each is, its garage says. */
const ofApplication = async (
  c: AppContext,
  registration: PublishedRegistration,
  { number, size }: NumberedPage,
  externalId: string | null,
): Promise<Counted> => {
  const { clientId, jurisdiction } = registration;
  const object = applicationOf(c.env, await applicationPlace(c.var.config, clientId, jurisdiction));
  const { connections, count } = await object.listConnections(null, size, (number - 1) * size, externalId);
  const garages = [...new Set(connections.map(({ garage }) => garage))];
  const held = await Promise.all(garages.map((name) => connectedIn(c, registration, { jurisdiction, name })));
  const byId = new Map(held.flat().map((connected) => [connected.vehicle.id, connected]));
  const connected = connections.flatMap(({ vehicleId }) => byId.get(vehicleId) ?? []);
  return {
    connected: connected.filter(({ vehicle }) => externalId === null || vehicle.externalId === externalId),
    count,
  };
};

const connectionsOf = async (
  c: AppContext,
  caller: Caller | Machine,
  page: NumberedPage,
): Promise<Result<Counted>> => {
  if (!isMachine(caller)) {
    const vehicles = await vehiclesOf(c, caller);
    if (!vehicles.ok) return vehicles;
    return succeed(
      sliced(
        vehicles.value.map((vehicle) => ({ vehicle, place: caller.place })),
        page,
      ),
    );
  }
  const query = new URL(c.req.url).searchParams;
  const userId = query.get('filter[userId]') ?? c.req.header('sc-user-id') ?? null;
  const vehicleId = query.get('filter[vehicleId]');
  const externalId = query.get('filter[externalId]');
  const mode = query.get('filter[vehicle.mode]');
  if (mode !== null && mode !== caller.registration.mode) return succeed({ connected: [], count: 0 });
  return succeed(
    userId === null && vehicleId === null
      ? await ofApplication(c, caller.registration, page, externalId)
      : sliced(await filtered(c, caller.registration, { userId, vehicleId, externalId }), page),
  );
};

/** `GET /v3/connections` */
export const listConnections = async (c: AppContext, caller: Caller | Machine): Promise<Result<object>> => {
  const page = numberedPageOf(new URL(c.req.url).searchParams, CONNECTIONS_PAGE);
  if (!page.ok) return page;
  const found = await connectionsOf(c, caller, page.value);
  if (!found.ok) return found;
  const { connected, count } = found.value;
  return succeed({
    data: await Promise.all(connected.map((each) => connectionResource(c, caller, each))),
    meta: pageMeta(page.value, count),
    links: pageLinks(c, '/connections', page.value, count),
  });
};

/** The connection of an id, if the caller may know of it; unknown and another's look the same. */
const oneOf = async (c: AppContext, caller: Caller | Machine, id: string): Promise<Result<Connected>> => {
  const found = await connectionOf(c, caller.registration, id);
  if (!found.ok) return found;
  if (!found.value) return fail('insufficient_scope');
  if (isMachine(caller)) return succeed(found.value);
  const own = await vehiclesOf(c, caller);
  if (!own.ok) return own;
  const isOwn = own.value.some((vehicle) => vehicle.id === found.value?.vehicle.id);
  return isOwn ? succeed(found.value) : fail('insufficient_scope');
};

/** `GET /v3/connections/{id}` */
export const showConnection = async (
  c: AppContext,
  caller: Caller | Machine,
  id: string,
): Promise<Result<object>> => {
  const found = await oneOf(c, caller, id);
  return found.ok ? succeed({ data: await connectionResource(c, caller, found.value) }) : found;
};

/** `DELETE /v3/connections/{id}` */
export const endConnection = async (
  c: AppContext,
  caller: Caller | Machine,
  id: string,
): Promise<Result<null>> => {
  const operating = forOperation(succeed(caller.registration), 'remove');
  if (!operating.ok) return operating;
  const found = await oneOf(c, caller, id);
  if (!found.ok) return found;
  const ended = await endConnections(c, caller.registration, [found.value]);
  return ended.length === 1 ? succeed(null) : fail('insufficient_scope');
};
