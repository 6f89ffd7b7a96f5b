import { Hono } from 'hono';
import type { AppContext, AppEnv } from '../context.ts';

type Endpoint = keyof typeof import('./catalogue.ts').catalogueEndpoints;

/** Loaded with the first request that needs it: nobody but the operator ever asks. */
const later =
  (name: Endpoint) =>
  async (c: AppContext): Promise<Response> => {
    const { catalogueEndpoints } = await import('./catalogue.ts');
    return catalogueEndpoints[name](c);
  };

/** `/v1/catalogue`: the operator's own vehicle profiles. */
export const catalogueRoutes = new Hono<AppEnv>()
  .get('/', later('read'))
  .put('/', later('publish'))
  .get('/profiles', later('search'))
  .get('/versions/:version/pages/:page', later('readPage'))
  .put('/versions/:version/pages/:page', later('stagePage'));
