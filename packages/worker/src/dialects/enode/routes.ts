import { Hono } from 'hono';
import type { AppEnv } from '../../context.ts';
import { authorizationEndpoint } from '../../oauth/authorize.ts';
import { metadataEndpoint } from '../../oauth/metadata.ts';
import { tokenEndpoint } from '../../oauth/token.ts';
import { presentLinkState } from './authorization.ts';
import { linkUser } from './link-user.ts';
import { listVehicles, showVehicle } from './vehicles.ts';

/** `/enode`: the link flow of Enode's API 1.3.10, and the reading of what was linked. */
export const enodeRoutes = new Hono<AppEnv>()
  .get('/.well-known/openid-configuration', metadataEndpoint('enode'))
  .get('/.well-known/oauth-authorization-server', metadataEndpoint('enode'))
  .get('/oauth2/auth', authorizationEndpoint('enode', presentLinkState))
  .post('/oauth2/token', tokenEndpoint('enode'))
  .post('/users/:userId/link', linkUser)
  .get('/vehicles', listVehicles)
  .get('/vehicles/:id', showVehicle);
