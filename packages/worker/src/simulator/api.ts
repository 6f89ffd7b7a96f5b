import { isVehicleScope, parseScope } from '@keyfob/shared/scopes';
import { readCommand, VEHICLE_COMMANDS } from '@keyfob/shared/vehicle/commands';
import { REFUSALS, type Refusal } from '@keyfob/shared/vehicle/refusals';
import { withinScopes } from '@keyfob/shared/vehicle/vehicle';
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../context.ts';
import { readJson } from '../request-body.ts';
import { fleetOfAccount } from './account-fleet.ts';
import { scriptOf } from './accounts.ts';
import { ledgerOf } from './oauth/ledger.ts';
import { readAccessToken, type SimulatorGrant } from './oauth/tokens.ts';
import { answerTo } from './vehicles/commands.ts';
import { type SimulatedVehicle, scopesOf } from './vehicles/fleet.ts';
import { readingAt } from './vehicles/reading.ts';
import { toldBy } from './vehicles/told.ts';

/** The simulated provider's own API, in a shape of its own: connectors have something to translate. */
type ApiEnv = AppEnv & { Variables: { grant: SimulatorGrant } };

type ApiContext = Context<ApiEnv>;

type ApiStatus = 400 | 401 | 403 | 404 | 409 | 422 | 429 | 501 | 503;

const refuse = (c: ApiContext, status: ApiStatus, error: string): Response => c.json({ error }, status);

/** Statuses as providers use them; who reads the API goes by the name of the error. */
const STATUS: ReadonlyMap<string, ApiStatus> = new Map([
  ['VEHICLE_STATE', 409],
  ['CONNECTED_SERVICES_ACCOUNT', 403],
  ['COMPATIBILITY', 501],
  ['RATE_LIMIT', 429],
]);

const RETRY_AFTER = '60';

const refuseBecause = (c: ApiContext, reason: Refusal): Response => {
  const limited = reason.endsWith('rate_limited');
  if (limited) c.header('Retry-After', RETRY_AFTER);
  return refuse(c, limited ? 429 : (STATUS.get(REFUSALS[reason].smartcar.type) ?? 503), reason);
};

const unauthorized = (c: ApiContext): Response => {
  c.header('WWW-Authenticate', 'Bearer error="invalid_token"');
  return refuse(c, 401, 'invalid_token');
};

const grantOf = async (c: ApiContext): Promise<SimulatorGrant | null> => {
  const [scheme, token] = (c.req.header('Authorization') ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'bearer' || !token) return null;
  const grant = await readAccessToken(c.var.config, c.var.now, token);
  if (!grant || (await (await ledgerOf(c.env, c.var, grant.seed)).isRevoked(grant.family))) return null;
  return grant;
};

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const authorize = createMiddleware<ApiEnv>(async (c, next) => {
  c.header('Cache-Control', 'no-store');
  const grant = await grantOf(c);
  if (!grant) return unauthorized(c);
  const { delay, everything } = scriptOf(grant);
  if (delay > 0) await wait(delay);
  if (everything) return refuseBecause(c, everything);
  c.set('grant', grant);
  return next();
});

const allows = (grant: SimulatorGrant, scope: string): boolean => parseScope(grant.scope).includes(scope);

/** The vehicle of the path, or what a scripted account says about each of its vehicles. */
const findVehicle = (c: ApiContext, grant: SimulatorGrant, id: string): SimulatedVehicle | Response => {
  const { accessLost, eachVehicle } = scriptOf(grant);
  if (accessLost) return unauthorized(c);
  const vehicle = fleetOfAccount(grant, grant.signedInAt).find((each) => each.id === id);
  if (!vehicle) return refuse(c, 404, 'vehicle_not_found');
  return eachVehicle ? refuseBecause(c, eachVehicle) : vehicle;
};

/** The same, with what it was told by whom this sign-in gave its tokens to. */
const tellableVehicle = async (
  c: ApiContext,
  grant: SimulatorGrant,
  id: string,
): Promise<SimulatedVehicle | Response> => {
  const vehicle = findVehicle(c, grant, id);
  if (vehicle instanceof Response) return vehicle;
  const told = await (await ledgerOf(c.env, c.var, grant.seed)).told(grant.family, id);
  return { ...vehicle, told };
};

export const simulatorApi = new Hono<ApiEnv>()
  .use(authorize)
  .get('/vehicles', (c) => {
    const { grant } = c.var;
    const { obstacle } = scriptOf(grant);
    const vehicles = fleetOfAccount(grant, grant.signedInAt).map((vehicle) => {
      const { vin, ...information } = vehicle.information;
      return {
        id: vehicle.id,
        ...information,
        vin: allows(grant, 'vehicle:vin') ? vin : null,
        scopes: obstacle ? [] : scopesOf(vehicle),
        obstacle,
      };
    });
    return c.json({ vehicles });
  })
  .get('/vehicles/:id', async (c) => {
    const { grant, now } = c.var;
    const vehicle = await tellableVehicle(c, grant, c.req.param('id'));
    if (vehicle instanceof Response) return vehicle;
    const scopes = parseScope(grant.scope).filter(isVehicleScope);
    const reading = readingAt(vehicle, now, c.req.query('plausible') === 'true');
    return c.json({ id: vehicle.id, ...withinScopes(reading, scopes) });
  })
  .post('/vehicles/:id/commands/:command', async (c) => {
    const { grant, now } = c.var;
    const body = await readJson(c.req.raw, 'application/json');
    const command = body.ok ? readCommand(c.req.param('command'), body.value) : body;
    if (!command.ok)
      return command.code === 'command_not_supported'
        ? refuse(c, 404, 'command_unknown')
        : refuse(c, 422, 'arguments_invalid');
    if (!allows(grant, VEHICLE_COMMANDS[command.value.name].scope))
      return refuse(c, 403, 'insufficient_scope');
    const vehicle = await tellableVehicle(c, grant, c.req.param('id'));
    if (vehicle instanceof Response) return vehicle;
    const reason = answerTo(vehicle, command.value, now);
    if (reason) return refuseBecause(c, reason);
    const ledger = await ledgerOf(c.env, c.var, grant.seed);
    await ledger.tell(grant.family, vehicle.id, toldBy(vehicle, command.value, now));
    return c.json({ status: 'accepted' }, 202);
  });
