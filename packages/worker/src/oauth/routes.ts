import { Hono } from 'hono';
import { type EndpointName, endpointsOf, type OAuthFace } from '../application/faces.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { onDemand } from '../on-demand.ts';
import type { Present } from './authorize.ts';
import { tokenEndpoint } from './token.ts';

const authorizeModule = onDemand(() => import('./authorize.ts'));
const introspectModule = onDemand(() => import('./introspect.ts'));
const jwksModule = onDemand(() => import('./jwks.ts'));
const parModule = onDemand(() => import('./par.ts'));
const revokeModule = onDemand(() => import('./revoke.ts'));

interface Endpoint {
  readonly name: EndpointName;
  readonly method: 'GET' | 'POST';
  readonly answer: (c: AppContext) => Response | Promise<Response>;
}

/** How a face draws the first page, loaded with the first that does. */
type LoadPresent = () => Promise<Present>;

/** What answers at each endpoint. What few requests need is loaded with the first that does. */
const endpoints = (face: OAuthFace, present: LoadPresent): readonly Endpoint[] => [
  {
    name: 'authorization',
    method: 'GET',
    answer: async (c) => (await authorizeModule()).authorize(c, face, await present()),
  },
  { name: 'token', method: 'POST', answer: tokenEndpoint(face) },
  {
    name: 'pushedRequest',
    method: 'POST',
    answer: async (c) => (await parModule()).pushRequest(c, face),
  },
  { name: 'revocation', method: 'POST', answer: async (c) => (await revokeModule()).revoke(c, face) },
  {
    name: 'introspection',
    method: 'POST',
    answer: async (c) => (await introspectModule()).introspect(c, face),
  },
  { name: 'jwks', method: 'GET', answer: async (c) => (await jwksModule()).keySet(c) },
];

/** Gives the routes below `base` each endpoint that the face has, at the path the metadata advertises. */
export const mountEndpoints = (
  routes: Hono<AppEnv>,
  base: string,
  face: OAuthFace,
  present: LoadPresent,
): Hono<AppEnv> => {
  for (const { name, method, answer } of endpoints(face, present)) {
    const path = endpointsOf(face)[name];
    if (path !== undefined) routes.on(method, path.slice(base.length), answer);
  }
  return routes;
};

/** `/oauth/*`: Keyfob as the core face's authorization server. */
export const oauthRoutes = mountEndpoints(
  new Hono<AppEnv>(),
  '/oauth',
  'core',
  async () => (await authorizeModule()).presentRequest,
);
