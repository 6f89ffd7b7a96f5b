import { fail, type Result, succeed } from '@keyfob/shared/result';
import { readCommand, type VehicleCommand } from '@keyfob/shared/vehicle/commands';
import * as v from 'valibot';
import { type GrantBearer, grantOfBearer } from '../application/authentication/bearer.ts';
import { forOperation } from '../application/registration/operations.ts';
import type { AppContext } from '../context.ts';
import { mintHandle, type Place, readHandle } from '../crypto/handle.ts';
import { garageOf } from '../garage/garage-of.ts';
import type { ActionRecord } from '../garage/state/actions.ts';
import { useVehicle } from '../garage/use-vehicle.ts';
import type { ActingToken } from '../garage/verbs/actions.ts';
import { parseWith, readJson } from '../request-body.ts';
import { idempotencyOf } from './idempotency.ts';
import { sendProblem } from './problem.ts';

/** Beside the name stand the command's arguments, which {@link readCommand} checks. */
const commandSchema = v.looseObject({ name: v.pipe(v.string(), v.maxLength(64)) });

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

/** What became of a command, as its application sees it. */
const actionBody = ({ id, vehicleId, command, status, reason, createdAt, completedAt }: ActionRecord) => ({
  id,
  connectedVehicleId: vehicleId,
  command,
  status,
  /** Why it failed: what the vehicle or provider said no with, or an error code; `null` while it has not. */
  reason,
  createdAt: iso(createdAt),
  completedAt: iso(completedAt),
});

/** The holder of a user's token before one vehicle. */
interface Actor {
  readonly bearer: GrantBearer;
  readonly token: ActingToken;
  readonly place: Place;
}

const actorOf = async (c: AppContext): Promise<Result<Actor>> => {
  const bearer = await grantOfBearer(c, 'core');
  if (!bearer.ok) return bearer;
  const operating = forOperation(succeed(bearer.value.registration), 'control');
  if (!operating.ok) return operating;
  const vehicleId = c.req.param('id') ?? '';
  const { routing } = c.var.config;
  const { grantId, tokenId } = bearer.value;
  const [grant, vehicle] = await Promise.all([
    readHandle(routing, 'grant', grantId),
    readHandle(routing, 'connectedVehicle', vehicleId),
  ]);
  if (!grant) return fail('invalid_token');
  // A vehicle of another garage is not there.
  if (vehicle?.place.name !== grant.place.name) return fail('not_found');
  const token: ActingToken = { grantId, tokenId, face: 'core', vehicleId, scopes: bearer.value.scopes };
  return succeed({ bearer: bearer.value, token, place: grant.place });
};

const readBody = async (c: AppContext): Promise<Result<VehicleCommand>> => {
  const json = await readJson(c.req.raw);
  const body = json.ok ? parseWith(commandSchema, json.value) : json;
  return body.ok ? readCommand(body.value.name, body.value) : body;
};

/** Tells the vehicle. Answers why it did not do it; `null` where it did. */
const tell = async (
  c: AppContext,
  { bearer, token }: Actor,
  command: VehicleCommand,
): Promise<string | null> => {
  const told = await useVehicle(c, 'core', bearer, token.vehicleId, ({ connector, accessToken, vehicle }) =>
    connector.command(accessToken, vehicle.upstreamId, command),
  );
  return told.ok ? null : (told.reason ?? told.code);
};

/** An action, and whether this request began it. */
interface Begun {
  readonly action: ActionRecord;
  readonly isNew: boolean;
}

const run = async (c: AppContext): Promise<Result<Begun>> => {
  const actor = await actorOf(c);
  if (!actor.ok) return actor;
  const { token, place } = actor.value;
  const command = await readBody(c);
  if (!command.ok) return command;
  const asked = await idempotencyOf(c, [token.vehicleId, command.value]);
  if (!asked.ok) return asked;
  const key = asked.value;
  const garage = garageOf(c.env, place);
  const begun = await garage.beginAction(token, {
    id: await mintHandle(c.var.config.routing, 'action', place),
    command: command.value.name,
    idempotency: key && { key: key.hash, request: key.requestHash },
  });
  if (!begun.ok || !begun.value.isNew) return begun;
  const reason = await tell(c, actor.value, command.value);
  const settled = await garage.settleAction(begun.value.action.id, reason);
  return settled.ok ? succeed({ action: settled.value, isNew: true }) : settled;
};

/** `POST /v1/connected-vehicles/{id}/commands`, with a user's token: 201 with what became of it. */
export const sendCommand = async (c: AppContext): Promise<Response> => {
  const ran = await run(c);
  if (!ran.ok) return sendProblem(c, ran);
  const { action, isNew } = ran.value;
  c.header('Cache-Control', 'no-store');
  c.header('Location', `/v1/connected-vehicles/${action.vehicleId}/commands/${action.id}`);
  return c.json(actionBody(action), isNew ? 201 : 200);
};

const find = async (c: AppContext): Promise<Result<ActionRecord>> => {
  const actor = await actorOf(c);
  if (!actor.ok) return actor;
  const { token, place } = actor.value;
  const id = c.req.param('actionId') ?? '';
  const handle = await readHandle(c.var.config.routing, 'action', id);
  if (handle?.place.name !== place.name) return fail('not_found');
  return garageOf(c.env, place).findAction(token, id);
};

/** `GET /v1/connected-vehicles/{id}/commands/{actionId}`: what became of it, for a day. */
export const showAction = async (c: AppContext): Promise<Response> => {
  const found = await find(c);
  if (!found.ok) return sendProblem(c, found);
  c.header('Cache-Control', 'no-store');
  return c.json(actionBody(found.value));
};
