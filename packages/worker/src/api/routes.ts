import { Hono } from 'hono';
import type { AppEnv } from '../context.ts';
import { applicationRoutes } from './application-routes.ts';
import { cancel } from './cancel.ts';
import { catalogueRoutes } from './catalogue-routes.ts';
import { connectedVehicleRoutes } from './connected-vehicles.ts';
import { keyRoutes } from './key-routes.ts';
import { linkSessionRoutes } from './link-sessions.ts';
import { preflight } from './status-access.ts';
import { userRoutes } from './users.ts';
import { watch } from './watch.ts';
import { webhookRoutes } from './webhook-routes.ts';

/** `/v1`: the REST API. camelCase, RFC 9457 problems. */
export const apiRoutes = new Hono<AppEnv>()
  .options('/link-sessions/:id/watch', preflight('GET'))
  .get('/link-sessions/:id/watch', watch)
  .options('/link-sessions/:id/cancel', preflight('POST'))
  .post('/link-sessions/:id/cancel', cancel)
  .route('/link-sessions', linkSessionRoutes)
  .route('/users', userRoutes)
  .route('/connected-vehicles', connectedVehicleRoutes)
  .route('/webhooks', webhookRoutes)
  .route('/applications', applicationRoutes)
  .route('/keys', keyRoutes)
  .route('/catalogue', catalogueRoutes);
