import { Hono, type MiddlewareHandler } from 'hono';
import type { AppEnv } from '../../context.ts';
import { metadataEndpoint } from '../../oauth/metadata.ts';
import { mountEndpoints } from '../../oauth/routes.ts';
import { onDemand } from '../../on-demand.ts';
import { requestIdOf } from './api/request-id.ts';

const connect = onDemand(() => import('./connect/authorize.ts'));
const redirectPage = onDemand(() => import('./connect/redirect-page.tsx'));
const vehicleApi = onDemand(() => import('./api/answer.ts'));
const machineToken = onDemand(() => import('./api/machine-token.ts'));

/**
 * Smartcar's SDKs read the number of a request from each answer, also where it gives no tokens, or was turned away before
 * any route saw it.
 */
export const numberedTokens: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (/^\/smartcar\/oauth2?\/token$/.test(c.req.path)) c.header('sc-request-id', requestIdOf(c));
  await next();
};

/** `/smartcar`: Connect, the tokens and the vehicle API of Smartcar. What few requests need is loaded with the first that does. */
export const smartcarRoutes = new Hono<AppEnv>()
  .get('/.well-known/oauth-authorization-server', metadataEndpoint('smartcar'))
  .get('/oauth/reauthenticate', async (c) => (await connect()).reauthenticate(c))
  .get('/redirect', async (c) => (await redirectPage()).sendRedirectPage(c))
  .get('/redirect.js', async (c) => (await redirectPage()).sendRedirectScript(c))
  .post('/oauth2/token', async (c) => (await machineToken()).issueMachineToken(c))
  .all('/:version{v[0-9][^/]*}/*', async (c) => (await vehicleApi()).answerVehicleApi(c));

mountEndpoints(smartcarRoutes, '/smartcar', 'smartcar', async () => (await connect()).authorizeConnect);
