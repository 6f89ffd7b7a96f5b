import { isErrorCode } from '@keyfob/shared/errors/registry';
import { fail } from '@keyfob/shared/result';
import { Hono, type MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { apiRoutes } from './api/routes.ts';
import { readConfig } from './config.ts';
import type { AppContext, AppEnv } from './context.ts';
import { base64url, randomBytes } from './crypto/bytes.ts';
import { enodeRoutes } from './dialects/enode/routes.ts';
import { numberedTokens, smartcarRoutes } from './dialects/smartcar/routes.ts';
import { preflight } from './guards/cors.ts';
import { countAddress } from './guards/rate-limits.ts';
import { beyondLimits } from './guards/request-limits.ts';
import { logFault, logRequest } from './guards/request-log.ts';
import { secureAnswer } from './guards/security-headers.ts';
import { linkRoutes } from './link/routes.ts';
import { sendErrorScreen } from './link/send-screen.ts';
import { metadataEndpoint } from './oauth/metadata.ts';
import { oauthRoutes } from './oauth/routes.ts';
import { onDemand } from './on-demand.ts';
import { refuse, speaksGraphQL, speaksOAuth } from './refusal.ts';

/** What happens to every request and every answer, whatever it is about. */
const everyAnswer: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.set('requestId', base64url(randomBytes(9)));
  c.set('now', Date.now());
  await next();
  secureAnswer(c);
  logRequest(c);
};

/** Reads the settings once for a request; without them nothing is answered but what to set. */
const settings: MiddlewareHandler<AppEnv> = async (c, next) => {
  const config = await readConfig(c.env, c.req.url);
  if ('missing' in config) return notConfigured(c, config.missing);
  c.set('config', config);
  return next();
};

/** Turns away what is too much, before anything of it is read. */
const limits: MiddlewareHandler<AppEnv> = async (c, next) => {
  const problem = beyondLimits(c) ?? (await countAddress(c));
  return problem ? refuse(c, problem) : next();
};

const simulator = onDemand(() => import('./simulator/simulator.ts'));
const graphqlFace = onDemand(() => import('./dialects/chargetrip/graphql.ts'));
const subscriptions = onDemand(() => import('./dialects/chargetrip/subscription.ts'));
const callbacks = onDemand(() => import('./link/callback.ts'));
const ownerPages = onDemand(() => import('./dialects/chargetrip/owner-page.ts'));

/** What is mounted where: the service's table of contents. What few requests need is loaded with the first that does. */
export const app = new Hono<AppEnv>();

app.use(everyAnswer, settings, numberedTokens, limits);
app.use(
  methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) => {
      c.header('Allow', methods.join(', '));
      return refuse(c, fail('method_not_allowed'));
    },
  }),
);

app.get('/health', (c) => c.json({ status: 'ok' }));
app.get('/.well-known/oauth-authorization-server', metadataEndpoint('core'));
app.get('/.well-known/oauth-authorization-server/enode', metadataEndpoint('enode'));
app.get('/.well-known/oauth-authorization-server/smartcar', metadataEndpoint('smartcar'));
app.options('/oauth/:endpoint{token|revoke|par}', preflight('POST'));
app.options('/v1/connected-vehicles', preflight('GET'));
app.options('/v1/connected-vehicles/:id/data', preflight('GET'));
app.options('/graphql', preflight('GET, POST', null));
app.route('/oauth', oauthRoutes);
app.get('/link/vehicle/:link', async (c) => (await ownerPages()).ownerPage(c));
app.route(
  '/link',
  linkRoutes({
    smartcar: async () => (await import('./dialects/smartcar/connect/answer.ts')).connectAnswer,
  }),
);
app.get('/callback/:provider', async (c) => (await callbacks()).callback(c));
app.route('/v1', apiRoutes);
app.route('/enode', enodeRoutes);
app.route('/smartcar', smartcarRoutes);
app.get('/graphql', async (c, next) => {
  const wanted = c.var.config.development && c.req.query('query') === undefined;
  if (!wanted || !c.req.header('Accept')?.includes('text/html')) return next();
  return (await import('./dialects/chargetrip/console.tsx')).sendConsole(c);
});
app.on(['GET', 'POST'], '/graphql', async (c) => (await graphqlFace()).graphql(c));
app.get('/subscription', async (c) => (await subscriptions()).subscription(c));
app.get('/dev/user-token', async (c) => {
  if (!c.var.config.development) return refuse(c, fail('not_found'));
  return (await import('./dialects/chargetrip/dev-token.ts')).sendUserToken(c);
});
app.all('/simulator/*', async (c) => {
  const { simulatorRoutes } = await simulator();
  const site = new Hono<AppEnv>();
  site.use((inner, next) => {
    for (const name of ['config', 'requestId', 'now'] as const) inner.set(name, c.var[name]);
    return next();
  });
  return site.route('/simulator', simulatorRoutes).fetch(c.req.raw, c.env, c.executionCtx);
});
app.get('/errors/:code', async (c) => {
  const code = c.req.param('code');
  const { sendReference, sendSmartcarReference } = await import('./errors/reference.tsx');
  if (isErrorCode(code)) return sendReference(c, code);
  return (await sendSmartcarReference(c, code)) ?? sendErrorScreen(c, 'not_found');
});

app.notFound((c) => refuse(c, fail('not_found')));

app.onError((error, c) => {
  logFault(c, error);
  return refuse(c, fail('server_error'));
});

const notConfigured = (c: AppContext, missing: readonly string[]): Response | Promise<Response> => {
  const detail = `Set ${missing.join(' and ')} with "wrangler secret put"; the README says how to make them.`;
  if (speaksOAuth(c))
    return c.json({ error: 'temporarily_unavailable', error_description: detail.replaceAll('"', "'") }, 503);
  if (speaksGraphQL(c)) return refuse(c, fail('not_configured', detail));
  const problem = {
    type: 'about:blank',
    title: 'This Keyfob is missing its settings.',
    status: 503,
    code: 'not_configured',
    detail,
    requestId: c.var.requestId,
  };
  return c.body(JSON.stringify(problem), 503, { 'Content-Type': 'application/problem+json' });
};
