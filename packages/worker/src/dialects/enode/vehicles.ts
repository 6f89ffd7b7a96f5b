import { fail, type Result, succeed } from '@keyfob/shared/result';
import type { VehicleScope } from '@keyfob/shared/scopes';
import { type VehicleData, withinScopes } from '@keyfob/shared/vehicle/vehicle';
import { type GrantBearer, grantOfBearer } from '../../application/authentication/bearer.ts';
import { forOperation } from '../../application/registration/operations.ts';
import type { AppContext } from '../../context.ts';
import { garageOfHandle } from '../../garage/garage-of.ts';
import { readVehicle } from '../../garage/read-vehicle.ts';
import type { ConnectedVehicleRecord } from '../../garage/records.ts';
import { sendEnodeProblem } from './problem.ts';
import { enodeVehicle, FIELDS, type FieldName, isFieldName, liveScopes } from './vehicle.ts';

/** Field selection: `field[]=information&field[]=odometer`, each once; nothing but ids where none is named. */
const selectedFields = (query: URLSearchParams): Result<FieldName[]> => {
  const asked = [...new Set(query.getAll('field[]'))];
  const fields = asked.filter(isFieldName);
  return fields.length === asked.length
    ? succeed(fields)
    : fail('validation_failed', `Must be one of ${Object.keys(FIELDS).join(', ')}.`, 'field');
};

interface Request {
  readonly c: AppContext;
  readonly bearer: GrantBearer;
  readonly fields: readonly FieldName[];
  readonly vehicles: readonly ConnectedVehicleRecord[];
}

const readRequest = async (c: AppContext): Promise<Result<Request>> => {
  const bearer = await grantOfBearer(c, 'enode');
  if (!bearer.ok) return bearer;
  const reader = forOperation(succeed(bearer.value.registration), 'read');
  if (!reader.ok) return reader;
  const fields = selectedFields(new URL(c.req.url).searchParams);
  if (!fields.ok) return fields;
  const found = await garageOfHandle(c.env, c.var.config, 'grant', bearer.value.grantId);
  if (!found) return fail('invalid_token');
  const { grantId, tokenId } = bearer.value;
  const vehicles = await found.garage.vehiclesOfGrant(grantId, 'enode', tokenId);
  if (!vehicles.ok) return fail('invalid_token');
  // Enode lists what can be reached; of another, a call for it by its id says why.
  const reachable = vehicles.value.filter(({ status }) => status === 'authorized');
  return succeed({ c, bearer: bearer.value, fields: fields.value, vehicles: reachable });
};

const NOTHING: VehicleData = {};

/** What the vehicle itself says, asked for no more than the fields need, and not at all where they need nothing. */
const readLive = async (
  { c, bearer, fields }: Request,
  id: string,
  allowed: readonly VehicleScope[],
): Promise<Result<VehicleData>> => {
  const scopes = liveScopes(fields, allowed);
  if (scopes.length === 0) return succeed(NOTHING);
  const read = await readVehicle(c, 'enode', { ...bearer, scopes }, id);
  return read.ok ? succeed(read.value.data) : read;
};

/** One vehicle with its fields, and whether it could be asked. */
const shown = async (
  request: Request,
  { id, information, scopes }: ConnectedVehicleRecord,
): Promise<{ readonly live: Result<VehicleData>; readonly body: object }> => {
  const allowed = scopes.filter((scope) => request.bearer.scopes.includes(scope));
  const live = await readLive(request, id, allowed);
  const data = { ...withinScopes({ information }, allowed), ...(live.ok ? live.value : NOTHING) };
  return { live, body: enodeVehicle(id, data, request.fields, allowed) };
};

/** One that does not answer now keeps none of the others back: it stands there with `null` for what is not known. */
const allVehicles = async (request: Request): Promise<Result<object[]>> => {
  const vehicles = await Promise.all(request.vehicles.map((vehicle) => shown(request, vehicle)));
  return succeed(vehicles.map(({ body }) => body));
};

const oneVehicle = async (request: Request): Promise<Result<object>> => {
  const { c, bearer, vehicles } = request;
  const id = c.req.param('id') ?? '';
  const vehicle = vehicles.find((each) => each.id === id);
  if (!vehicle) {
    // The reading says why it is not to be had: unknown, gone, or to be connected again.
    const read = await readVehicle(c, 'enode', bearer, id);
    return read.ok ? fail('not_found') : read;
  }
  const { live, body } = await shown(request, vehicle);
  return live.ok ? succeed(body) : live;
};

const answer =
  (act: (request: Request) => Promise<Result<object>>) =>
  async (c: AppContext): Promise<Response> => {
    const request = await readRequest(c);
    const done = request.ok ? await act(request.value) : request;
    if (!done.ok) return sendEnodeProblem(c, done);
    c.header('Cache-Control', 'no-store');
    return c.json(done.value);
  };

/** `GET /enode/vehicles`, with the user's token: a bare array. */
export const listVehicles = answer(allVehicles);

/** `GET /enode/vehicles/{id}` */
export const showVehicle = answer(oneVehicle);
