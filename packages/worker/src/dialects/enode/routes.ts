import { Hono } from 'hono';
import type { AppEnv } from '../../context.ts';
import { metadataEndpoint } from '../../oauth/metadata.ts';
import { mountEndpoints } from '../../oauth/routes.ts';
import { linkUser } from './link-user.ts';
import { listVehicles, showVehicle } from './vehicles.ts';

/** `/enode`: the link flow of Enode's API 1.3.10, and the reading of what was linked. */
export const enodeRoutes = new Hono<AppEnv>()
  .get('/.well-known/openid-configuration', metadataEndpoint('enode'))
  .get('/.well-known/oauth-authorization-server', metadataEndpoint('enode'))
  .post('/users/:userId/link', linkUser)
  .get('/vehicles', listVehicles)
  .get('/vehicles/:id', showVehicle);

mountEndpoints(
  enodeRoutes,
  '/enode',
  'enode',
  async () => (await import('./authorization.ts')).presentLinkState,
);
