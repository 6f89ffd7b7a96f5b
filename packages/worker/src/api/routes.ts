import { Hono } from 'hono';
import type { AppEnv } from '../context.ts';
import { connectedVehicleRoutes } from './connected-vehicles.ts';
import { linkSessionRoutes } from './link-sessions.ts';
import { userRoutes } from './users.ts';
import { watch, watchPreflight } from './watch.ts';

/** `/v1`: the REST API. camelCase, RFC 9457 problems. */
export const apiRoutes = new Hono<AppEnv>()
  .options('/link-sessions/:id/watch', watchPreflight)
  .get('/link-sessions/:id/watch', watch)
  .route('/link-sessions', linkSessionRoutes)
  .route('/users', userRoutes)
  .route('/connected-vehicles', connectedVehicleRoutes);
