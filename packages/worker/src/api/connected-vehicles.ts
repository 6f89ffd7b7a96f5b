import { fail, type Result, succeed } from '@keyfob/shared/result';
import { withinScopes } from '@keyfob/shared/vehicle/vehicle';
import { Hono } from 'hono';
import { grantOfBearer } from '../application/authentication/bearer.ts';
import { forOperation, mayDo } from '../application/registration/operations.ts';
import { type PublishedRegistration, stillOpen } from '../application/registration/registration.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { garageOf, garageOfHandle, userGarage } from '../garage/garage-of.ts';
import { readVehicle } from '../garage/read-vehicle.ts';
import type { ConnectedVehicleRecord } from '../garage/records.ts';
import { onDemand } from '../on-demand.ts';
import { parseWith, userIdSchema } from '../request-body.ts';
import { authenticateApplication, authenticateFor } from './authenticate.ts';
import { sendProblem } from './problem.ts';

/**
 * A connected vehicle as its application sees it: within what its owner allowed and its registration still has, so the
 * VIN only where both have it. Nothing of it to whom may not read.
 */
const vehicleBody = (record: ConnectedVehicleRecord, registration: PublishedRegistration) => {
  const vehicle = { ...record, scopes: stillOpen(record.scopes, registration) };
  return {
    id: vehicle.id,
    mode: registration.mode,
    status: vehicle.status,
    /** Why it needs attention, by an error code that the owner can be told in their language; `null` while it does not. */
    reason: vehicle.status === 'reauthorization_required' ? vehicle.status : null,
    provider: vehicle.provider,
    brand: vehicle.brand,
    information: mayDo(registration, 'read')
      ? (withinScopes({ information: vehicle.information }, vehicle.scopes).information ?? null)
      : null,
    scopes: vehicle.scopes,
    connectedAt: vehicle.authorizedAt === null ? null : new Date(vehicle.authorizedAt).toISOString(),
  };
};

export const listConnectedVehicles = async (c: AppContext): Promise<Response> => {
  const application = await authenticateApplication(c);
  if (!application.ok) return sendProblem(c, application);
  const userId = parseWith(userIdSchema, c.req.param('userId'));
  if (!userId.ok) return sendProblem(c, fail('not_found'));
  const place = await userGarage(c.var.config, application.value, userId.value);
  const vehicles = await garageOf(c.env, place).listVehicles(application.value.clientId);
  c.header('Cache-Control', 'no-store');
  const data = vehicles.ok ? vehicles.value.map((vehicle) => vehicleBody(vehicle, application.value)) : [];
  return c.json({ data });
};

/** What the holder of a user's token may read: how a client that only speaks OAuth learns what was linked. */
const listVehiclesOfGrant = async (c: AppContext): Promise<Response> => {
  const bearer = await grantOfBearer(c, 'core');
  if (!bearer.ok) return sendProblem(c, bearer);
  const { grantId, tokenId, scopes, registration } = bearer.value;
  const found = await garageOfHandle(c.env, c.var.config, 'grant', grantId);
  const vehicles = found
    ? await found.garage.vehiclesOfGrant(grantId, 'core', tokenId)
    : fail('invalid_token');
  if (!vehicles.ok) return sendProblem(c, fail('invalid_token'));
  c.header('Cache-Control', 'no-store');
  // A token may reach less than its grant does (RFC 6749 §6).
  const reached = (vehicle: ConnectedVehicleRecord): ConnectedVehicleRecord => ({
    ...vehicle,
    scopes: vehicle.scopes.filter((scope) => scopes.includes(scope)),
  });
  return c.json({ data: vehicles.value.map((vehicle) => vehicleBody(reached(vehicle), registration)) });
};

interface OwnVehicle {
  readonly vehicle: ConnectedVehicleRecord;
  readonly registration: PublishedRegistration;
}

const oneVehicle = async (
  c: AppContext,
  caller: Result<PublishedRegistration>,
  act: (
    found: NonNullable<Awaited<ReturnType<typeof garageOfHandle>>>,
    clientId: string,
    id: string,
  ) => Promise<Result<ConnectedVehicleRecord>>,
): Promise<Result<OwnVehicle>> => {
  if (!caller.ok) return caller;
  const id = c.req.param('id') ?? '';
  const found = await garageOfHandle(c.env, c.var.config, 'connectedVehicle', id);
  if (!found) return fail('not_found');
  const vehicle = await act(found, caller.value.clientId, id);
  return vehicle.ok ? succeed({ vehicle: vehicle.value, registration: caller.value }) : vehicle;
};

const vehicleData = async (c: AppContext): Promise<Response> => {
  const bearer = await grantOfBearer(c, 'core');
  if (!bearer.ok) return sendProblem(c, bearer);
  const reader = forOperation(succeed(bearer.value.registration), 'read');
  if (!reader.ok) return sendProblem(c, reader);
  const id = c.req.param('id') ?? '';
  const read = await readVehicle(c, 'core', bearer.value, id);
  if (!read.ok) return sendProblem(c, read);
  c.header('Cache-Control', 'no-store');
  return c.json({ id, mode: bearer.value.mode, ...read.value.data });
};

const commands = onDemand(() => import('./commands.ts'));

/** `/v1/connected-vehicles`: what was linked, its live data, and its end. */
export const connectedVehicleRoutes = new Hono<AppEnv>()
  .get('/', listVehiclesOfGrant)
  .get('/:id', async (c) => {
    const own = await oneVehicle(c, await authenticateApplication(c), async ({ garage }, clientId, id) =>
      garage.readVehicle(clientId, id),
    );
    if (!own.ok) return sendProblem(c, own);
    c.header('Cache-Control', 'no-store');
    return c.json(vehicleBody(own.value.vehicle, own.value.registration));
  })
  .delete('/:id', async (c) => {
    const removed = await oneVehicle(
      c,
      await authenticateFor(c, 'remove'),
      async ({ garage }, clientId, id) => garage.removeVehicle(clientId, id),
    );
    return removed.ok ? c.body(null, 204) : sendProblem(c, removed);
  })
  .get('/:id/data', vehicleData)
  .post('/:id/commands', async (c) => (await commands()).sendCommand(c))
  .get('/:id/commands/:actionId', async (c) => (await commands()).showAction(c));
