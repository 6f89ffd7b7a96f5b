import { Hono } from 'hono';
import type { AppContext, AppEnv } from '../context.ts';

type Endpoint = keyof typeof import('./applications.ts').applicationEndpoints;

/** Loaded with the first request that needs it. */
const later =
  (name: Endpoint) =>
  async (c: AppContext): Promise<Response> => {
    const { applicationEndpoints } = await import('./applications.ts');
    return applicationEndpoints[name](c);
  };

/** `/v1/applications`: the operator's part of the API. */
export const applicationRoutes = new Hono<AppEnv>()
  .get('/', later('list'))
  .post('/', later('create'))
  .get('/:clientId', later('read'))
  .patch('/:clientId', later('edit'))
  .delete('/:clientId', later('remove'))
  .post('/:clientId/secrets', later('addSecret'))
  .delete('/:clientId/secrets/:secretId', later('removeSecret'))
  .post('/:clientId/management-token', later('makeManagementToken'));
