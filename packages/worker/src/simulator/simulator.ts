import { Hono } from 'hono';
import type { AppEnv } from '../context.ts';
import { showAccounts } from './accounts-list.tsx';
import { simulatorApi } from './api.ts';
import { answerAuthorizeForm, showAuthorizePage } from './oauth/authorize.tsx';
import { answerRevocationRequest, answerTokenRequest } from './oauth/token-endpoint.ts';
import { vehicleMaker } from './vehicle-maker.tsx';

/**
 * The simulated vehicle provider, mounted at `/simulator`: a site of its own that Keyfob's connector reaches as it
 * reaches any other, by redirect and by HTTP. Nothing of it may be mounted where real vehicles are linked.
 */
export const simulatorRoutes = new Hono<AppEnv>()
  .get('/oauth/authorize', (c) => showAuthorizePage(c))
  .post('/oauth/authorize', (c) => answerAuthorizeForm(c))
  .post('/oauth/token', (c) => answerTokenRequest(c))
  .post('/oauth/revoke', (c) => answerRevocationRequest(c))
  .get('/accounts', (c) => showAccounts(c))
  .route('/vehicles', vehicleMaker)
  .route('/api', simulatorApi);
