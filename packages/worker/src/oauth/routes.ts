import { Hono } from 'hono';
import type { AppEnv } from '../context.ts';
import { presentNewLink } from '../link/entry.ts';
import { authorizationEndpoint, linkRequestOf } from './authorize.ts';
import { tokenEndpoint } from './token.ts';

/** `/oauth/*`: Keyfob as the core face's authorization server. */
export const oauthRoutes = new Hono<AppEnv>()
  .get(
    '/authorize',
    authorizationEndpoint('core', (c, request) =>
      presentNewLink(c, request.registration, linkRequestOf('core', request)),
    ),
  )
  .post('/token', tokenEndpoint('core'));
