import { isVehicleScope, parseScope } from '@keyfob/shared/scopes';
import { withinScopes } from '@keyfob/shared/vehicle/vehicle';
import { type Context, Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../context.ts';
import { type Script, scriptOf } from './accounts.ts';
import { ledgerOf } from './oauth/ledger.ts';
import { readAccessToken, type SimulatorGrant } from './oauth/tokens.ts';
import { answerTo, COMMAND_SCOPES } from './vehicles/commands.ts';
import { fleetOf, type SimulatedVehicle, scopesOf } from './vehicles/fleet.ts';
import { readingAt } from './vehicles/reading.ts';

/** The simulated provider's own API, in a shape of its own: connectors have something to translate. */
type ApiEnv = AppEnv & { Variables: { grant: SimulatorGrant } };

type ApiContext = Context<ApiEnv>;

type ApiStatus = 401 | 403 | 404 | 409 | 422 | 429 | 503 | 504;

const refuse = (c: ApiContext, status: ApiStatus, error: string): Response => c.json({ error }, status);

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

/** What a scripted account makes of every call. */
const outage = (c: ApiContext, { api }: Script): Response | null => {
  if (api === 'unavailable') return refuse(c, 503, 'unavailable');
  if (api !== 'rate_limited') return null;
  c.header('Retry-After', '60');
  return refuse(c, 429, 'rate_limited');
};

const authorize = createMiddleware<ApiEnv>(async (c, next) => {
  c.header('Cache-Control', 'no-store');
  const grant = await grantOf(c);
  if (!grant) return unauthorized(c);
  const refused = outage(c, scriptOf(grant));
  if (refused) return refused;
  c.set('grant', grant);
  return next();
});

const vehiclesOf = (grant: SimulatorGrant): readonly SimulatedVehicle[] =>
  fleetOf(grant.seed, grant.brand, scriptOf(grant).vehicles);

const allows = (grant: SimulatorGrant, scope: string): boolean => parseScope(grant.scope).includes(scope);

/** The vehicle of the path, or what a scripted account says about each of its vehicles. */
const findVehicle = (c: ApiContext, grant: SimulatorGrant, id: string): SimulatedVehicle | Response => {
  const { api } = scriptOf(grant);
  if (api === 'access_lost') return unauthorized(c);
  const vehicle = vehiclesOf(grant).find((each) => each.id === id);
  if (!vehicle) return refuse(c, 404, 'vehicle_not_found');
  return api === 'vehicle_unreachable' ? refuse(c, 504, 'vehicle_unreachable') : vehicle;
};

export const simulatorApi = new Hono<ApiEnv>()
  .use(authorize)
  .get('/vehicles', (c) => {
    const { grant } = c.var;
    const vehicles = vehiclesOf(grant).map((vehicle) => {
      const { vin, ...information } = vehicle.information;
      return {
        id: vehicle.id,
        ...information,
        vin: allows(grant, 'vehicle:vin') ? vin : null,
        scopes: scopesOf(vehicle),
      };
    });
    return c.json({ vehicles });
  })
  .get('/vehicles/:id', (c) => {
    const { grant, now } = c.var;
    const vehicle = findVehicle(c, grant, c.req.param('id'));
    if (vehicle instanceof Response) return vehicle;
    const scopes = parseScope(grant.scope).filter(isVehicleScope);
    return c.json({ id: vehicle.id, ...withinScopes(readingAt(vehicle, now), scopes) });
  })
  .post('/vehicles/:id/commands/:command', (c) => {
    const { grant, now } = c.var;
    const command = c.req.param('command');
    const scope = COMMAND_SCOPES[command];
    if (!scope) return refuse(c, 404, 'command_unknown');
    if (!allows(grant, scope)) return refuse(c, 403, 'insufficient_scope');
    const vehicle = findVehicle(c, grant, c.req.param('id'));
    if (vehicle instanceof Response) return vehicle;
    const refusal = answerTo(vehicle, command, now);
    if (refusal) return refuse(c, refusal === 'not_supported' ? 422 : 409, refusal);
    return c.json({ status: 'accepted' }, 202);
  });
