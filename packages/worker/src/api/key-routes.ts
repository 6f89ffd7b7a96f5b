import { Hono } from 'hono';
import type { AppContext, AppEnv } from '../context.ts';

type Endpoint = keyof typeof import('./keys.ts').keyEndpoints;

/** Loaded with the first request that needs it. */
const later =
  (name: Endpoint) =>
  async (c: AppContext): Promise<Response> => {
    const { keyEndpoints } = await import('./keys.ts');
    return keyEndpoints[name](c);
  };

/** `/v1/keys`: how far the operator's rotation of the key ring is. */
export const keyRoutes = new Hono<AppEnv>().get('/', later('list')).post('/reseal', later('reseal'));
