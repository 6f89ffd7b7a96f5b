import { Hono } from 'hono';
import { type EndpointName, endpointsOf, type OAuthFace } from '../application/registration/faces.ts';
import type { AppContext, AppEnv } from '../context.ts';
import { onDemand } from '../on-demand.ts';
import { tokenEndpoint } from './token.ts';

/** Where Keyfob's own rules for authorization requests are. */
export const authorizeModule = onDemand(() => import('./authorize.ts'));
const introspectModule = onDemand(() => import('./introspect.ts'));
const jwksModule = onDemand(() => import('./jwks.ts'));
const parModule = onDemand(() => import('./par.ts'));
const revokeModule = onDemand(() => import('./revoke.ts'));

interface Endpoint {
  readonly name: EndpointName;
  readonly method: 'GET' | 'POST';
  readonly answer: (c: AppContext) => Response | Promise<Response>;
}

/** The authorization endpoint of a face, loaded with the first request to it. */
type LoadAuthorize = () => Promise<(c: AppContext) => Promise<Response>>;

/** What answers at each endpoint. What few requests need is loaded with the first that does. */
const endpoints = (face: OAuthFace, authorize: LoadAuthorize): readonly Endpoint[] => [
  {
    name: 'authorization',
    method: 'GET',
    answer: async (c) => (await authorize())(c),
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
  authorize: LoadAuthorize,
): Hono<AppEnv> => {
  for (const { name, method, answer } of endpoints(face, authorize)) {
    const path = endpointsOf(face)[name];
    if (path !== undefined) routes.on(method, path.slice(base.length), answer);
  }
  return routes;
};

/** `/oauth/*`: Keyfob as the core face's authorization server. */
export const oauthRoutes = mountEndpoints(new Hono<AppEnv>(), '/oauth', 'core', async () => {
  const { authorize, presentRequest } = await authorizeModule();
  return (c) => authorize(c, 'core', presentRequest);
});
