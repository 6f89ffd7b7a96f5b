import { Hono } from 'hono';
import type { AppEnv } from '../../context.ts';
import { metadataEndpoint } from '../../oauth/metadata.ts';
import { mountEndpoints } from '../../oauth/routes.ts';

/** `/smartcar`: Connect, the tokens and the vehicle API of Smartcar. What few requests need is loaded with the first that does. */
export const smartcarRoutes = new Hono<AppEnv>().get(
  '/.well-known/oauth-authorization-server',
  metadataEndpoint('smartcar'),
);

mountEndpoints(
  smartcarRoutes,
  '/smartcar',
  'smartcar',
  async () => (await import('../../oauth/authorize.ts')).presentRequest,
);
