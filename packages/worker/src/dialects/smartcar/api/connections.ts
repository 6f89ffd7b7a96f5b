import { type Result, succeed } from '@keyfob/shared/result';
import type { PublishedRegistration } from '../../../application/registration/registration.ts';
import type { AppContext } from '../../../context.ts';
import { type Place, readHandle, siblingHandle } from '../../../crypto/handle.ts';
import { garageOf } from '../../../garage/garage-of.ts';
import type { ConnectedVehicleRecord } from '../../../garage/records.ts';

/** A vehicle that is connected to an application, and the garage of its user. */
export interface Connected {
  readonly vehicle: ConnectedVehicleRecord;
  readonly place: Place;
}

/** Of which user, or which vehicle; text as it came. */
export interface ConnectionFilter {
  readonly userId: string | null;
  readonly vehicleId: string | null;
  /** The application's own id of the owner. */
  readonly externalId: string | null;
}

const isConnected = ({ status }: ConnectedVehicleRecord): boolean =>
  status === 'authorized' || status === 'reauthorization_required';

/** What the application calls the owner, where it ever said. */
export const externalIdOf = ({ externalId }: ConnectedVehicleRecord): { readonly externalId?: string } =>
  externalId === undefined ? {} : { externalId };

export const connectedAtOf = ({ authorizedAt, createdAt }: ConnectedVehicleRecord): number =>
  authorizedAt ?? createdAt;

/** The latest first; the same moment in the order of their ids. */
const latestFirst = (one: Connected, other: Connected): number =>
  connectedAtOf(other.vehicle) - connectedAtOf(one.vehicle) || (one.vehicle.id < other.vehicle.id ? 1 : -1);

/** The garage a filter is about; `null` where its ids are none, or of different garages. */
const placeOf = async (c: AppContext, { userId, vehicleId }: ConnectionFilter): Promise<Place | null> => {
  const { routing } = c.var.config;
  const [user, vehicle] = await Promise.all([
    userId === null ? null : readHandle(routing, 'user', userId),
    vehicleId === null ? null : readHandle(routing, 'connectedVehicle', vehicleId),
  ]);
  if ((userId !== null && !user) || (vehicleId !== null && !vehicle)) return null;
  if (user && vehicle && user.place.name !== vehicle.place.name) return null;
  return user?.place ?? vehicle?.place ?? null;
};

/** What a garage of the application holds; of any other nothing. */
export const connectedIn = async (
  c: AppContext,
  { clientId }: PublishedRegistration,
  place: Place,
): Promise<Connected[]> => {
  const vehicles = await garageOf(c.env, place).listVehicles(clientId);
  if (!vehicles.ok) return [];
  return vehicles.value.filter(isConnected).map((vehicle) => ({ vehicle, place }));
};

/** The connections a filter names, the latest first, as their garage has them at this moment. */
export const filtered = async (
  c: AppContext,
  registration: PublishedRegistration,
  filter: ConnectionFilter,
): Promise<Connected[]> => {
  const place = await placeOf(c, filter);
  if (!place) return [];
  const connected = await connectedIn(c, registration, place);
  return connected
    .filter(({ vehicle }) => filter.vehicleId === null || vehicle.id === filter.vehicleId)
    .filter(({ vehicle }) => filter.externalId === null || vehicle.externalId === filter.externalId)
    .toSorted(latestFirst);
};

/** Ends connections; answers those that ended. */
export const endConnections = async (
  c: AppContext,
  { clientId }: PublishedRegistration,
  connected: readonly Connected[],
): Promise<Connected[]> => {
  const ended: Connected[] = [];
  for (const connection of connected) {
    const removed = await garageOf(c.env, connection.place).removeVehicle(clientId, connection.vehicle.id);
    if (removed.ok) ended.push(connection);
  }
  return ended;
};

/** The one id of a vehicle's connection. Neither is stored. */
export const connectionIdOf = async (c: AppContext, vehicleId: string): Promise<string> => {
  const handle = await readHandle(c.var.config.routing, 'connectedVehicle', vehicleId);
  return handle ? siblingHandle(c.var.config.routing, handle, 'connection') : '';
};

/** The vehicle behind the id of a connection; `null` for a forged one. */
export const vehicleIdOf = async (c: AppContext, connectionId: string): Promise<string | null> => {
  const handle = await readHandle(c.var.config.routing, 'connection', connectionId);
  return handle ? siblingHandle(c.var.config.routing, handle, 'connectedVehicle') : null;
};

/** The connection of an id, if it is the application's. */
export const connectionOf = async (
  c: AppContext,
  registration: PublishedRegistration,
  connectionId: string,
): Promise<Result<Connected | null>> => {
  const vehicleId = await vehicleIdOf(c, connectionId);
  if (vehicleId === null) return succeed(null);
  const [found] = await filtered(c, registration, { userId: null, vehicleId, externalId: null });
  return succeed(found ?? null);
};
