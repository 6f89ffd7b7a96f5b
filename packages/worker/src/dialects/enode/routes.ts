import { Hono } from 'hono';
import type { AppEnv } from '../../context.ts';
import { metadataEndpoint } from '../../oauth/metadata.ts';
import { authorizeModule, mountEndpoints } from '../../oauth/routes.ts';
import { onDemand } from '../../on-demand.ts';

const linking = onDemand(() => import('./link-user.ts'));
const reading = onDemand(() => import('./vehicles.ts'));

/** `/enode`: the link flow of Enode's API 1.3.10, and the reading of what was linked. */
export const enodeRoutes = new Hono<AppEnv>()
  .get('/.well-known/openid-configuration', metadataEndpoint('enode'))
  .get('/.well-known/oauth-authorization-server', metadataEndpoint('enode'))
  .post('/users/:userId/link', async (c) => (await linking()).linkUser(c))
  .get('/vehicles', async (c) => (await reading()).listVehicles(c))
  .get('/vehicles/:id', async (c) => (await reading()).showVehicle(c));

mountEndpoints(enodeRoutes, '/enode', 'enode', async () => {
  const [{ authorize }, { presentLinkState }] = await Promise.all([
    authorizeModule(),
    import('./authorization.ts'),
  ]);
  return (c) => authorize(c, 'enode', presentLinkState);
});
