import { Hono } from 'hono';
import type { AppContext, AppEnv } from '../context.ts';

type Endpoint = keyof typeof import('./webhooks.ts').webhookEndpoints;

/** Loaded with the first request that needs it. */
const later =
  (name: Endpoint) =>
  async (c: AppContext): Promise<Response> => {
    const { webhookEndpoints } = await import('./webhooks.ts');
    return webhookEndpoints[name](c);
  };

/** `/v1/webhooks`: where an application hears what happens. */
export const webhookRoutes = new Hono<AppEnv>()
  .get('/', later('list'))
  .post('/', later('create'))
  .get('/:id', later('read'))
  .delete('/:id', later('remove'))
  .post('/:id/rotate-secret', later('rotate'))
  .post('/:id/test', later('test'))
  .post('/:id/verify', later('verify'))
  .get('/:id/vehicles', later('vehicles'))
  .get('/:id/deliveries', later('deliveries'))
  .post('/:id/deliveries/:deliveryId/resend', later('resend'));
