import { fail, type Result, succeed } from '@keyfob/shared/result';
import { type Mode, withinScopes } from '@keyfob/shared/vehicle/vehicle';
import { Hono } from 'hono';
import { grantOfBearer } from '../application/bearer.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { garageOf, garageOfHandle, userGarage } from '../garage/garage-of.ts';
import { readVehicle } from '../garage/read-vehicle.ts';
import type { ConnectedVehicleRecord } from '../garage/records.ts';
import { parseWith, userIdSchema } from '../request-body.ts';
import { authenticateApplication } from './authenticate.ts';
import { sendProblem } from './problem.ts';

/** A connected vehicle as its application sees it. The VIN only where its owner allowed it. */
const vehicleBody = (vehicle: ConnectedVehicleRecord, mode: Mode) => ({
  id: vehicle.id,
  mode,
  status: vehicle.status,
  /** Why it needs attention, by an error code that the owner can be told in their language; `null` while it does not. */
  reason: vehicle.status === 'reauthorization_required' ? vehicle.status : null,
  provider: vehicle.provider,
  brand: vehicle.brand,
  information: withinScopes({ information: vehicle.information }, vehicle.scopes).information ?? null,
  scopes: vehicle.scopes,
  connectedAt: vehicle.authorizedAt === null ? null : new Date(vehicle.authorizedAt).toISOString(),
});

export const listConnectedVehicles = async (c: AppContext): Promise<Response> => {
  const application = await authenticateApplication(c);
  if (!application.ok) return sendProblem(c, application);
  const userId = parseWith(userIdSchema, c.req.param('userId'));
  if (!userId.ok) return sendProblem(c, fail('not_found'));
  const place = await userGarage(c.var.config, application.value, userId.value);
  const vehicles = await garageOf(c.env, place).listVehicles(application.value.clientId);
  c.header('Cache-Control', 'no-store');
  const { mode } = application.value;
  return c.json({ data: vehicles.ok ? vehicles.value.map((vehicle) => vehicleBody(vehicle, mode)) : [] });
};

/** What the holder of a user's token may read: how a client that only speaks OAuth learns what was linked. */
const listVehiclesOfGrant = async (c: AppContext): Promise<Response> => {
  const bearer = await grantOfBearer(c, 'core');
  if (!bearer.ok) return sendProblem(c, bearer);
  const { grantId, mode } = bearer.value;
  const found = await garageOfHandle(c.env, c.var.config, 'grant', grantId);
  const vehicles = found ? await found.garage.vehiclesOfGrant(grantId, 'core') : fail('invalid_token');
  if (!vehicles.ok) return sendProblem(c, fail('invalid_token'));
  c.header('Cache-Control', 'no-store');
  return c.json({ data: vehicles.value.map((vehicle) => vehicleBody(vehicle, mode)) });
};

interface OwnVehicle {
  readonly vehicle: ConnectedVehicleRecord;
  readonly mode: Mode;
}

const oneVehicle = async (
  c: AppContext,
  act: (
    found: NonNullable<Awaited<ReturnType<typeof garageOfHandle>>>,
    clientId: string,
    id: string,
  ) => Promise<Result<ConnectedVehicleRecord>>,
): Promise<Result<OwnVehicle>> => {
  const application = await authenticateApplication(c);
  if (!application.ok) return application;
  const id = c.req.param('id') ?? '';
  const found = await garageOfHandle(c.env, c.var.config, 'connectedVehicle', id);
  if (!found) return fail('not_found');
  const vehicle = await act(found, application.value.clientId, id);
  return vehicle.ok ? succeed({ vehicle: vehicle.value, mode: application.value.mode }) : vehicle;
};

const vehicleData = async (c: AppContext): Promise<Response> => {
  const bearer = await grantOfBearer(c, 'core');
  if (!bearer.ok) return sendProblem(c, bearer);
  const id = c.req.param('id') ?? '';
  const read = await readVehicle(c, 'core', bearer.value, id);
  if (!read.ok) return sendProblem(c, read);
  c.header('Cache-Control', 'no-store');
  return c.json({ id, mode: bearer.value.mode, ...read.value.data });
};

/** `/v1/connected-vehicles`: what was linked, its live data, and its end. */
export const connectedVehicleRoutes = new Hono<AppEnv>()
  .get('/', listVehiclesOfGrant)
  .get('/:id', async (c) => {
    const own = await oneVehicle(c, async ({ garage }, clientId, id) => garage.readVehicle(clientId, id));
    if (!own.ok) return sendProblem(c, own);
    c.header('Cache-Control', 'no-store');
    return c.json(vehicleBody(own.value.vehicle, own.value.mode));
  })
  .delete('/:id', async (c) => {
    const removed = await oneVehicle(c, async ({ garage }, clientId, id) =>
      garage.removeVehicle(clientId, id),
    );
    return removed.ok ? c.body(null, 204) : sendProblem(c, removed);
  })
  .get('/:id/data', vehicleData);
