import { Hono } from 'hono';
import type { AppEnv } from '../context.ts';
import { onDemand } from '../on-demand.ts';
import { listConnectedVehicles } from './connected-vehicles.ts';
import { sendProblem } from './problem.ts';

/** Loaded with the first user who is erased. */
const erasing = onDemand(() => import('./erase-user.ts'));

/** `/v1/users`: everything one user of the application has. */
export const userRoutes = new Hono<AppEnv>()
  .get('/:userId/connected-vehicles', listConnectedVehicles)
  .delete('/:userId', async (c) => {
    const { eraseUser } = await erasing();
    const erased = await eraseUser(c);
    return erased.ok ? c.body(null, 204) : sendProblem(c, erased);
  });
