import { isErrorCode } from '@keyfob/shared/errors/registry';
import { fail } from '@keyfob/shared/result';
import { Hono, type MiddlewareHandler } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { sendProblem } from './api/problem.ts';
import { apiRoutes } from './api/routes.ts';
import { readConfig } from './config.ts';
import type { AppEnv } from './context.ts';
import { base64url, randomBytes } from './crypto/bytes.ts';
import { enodeRoutes } from './dialects/enode/routes.ts';
import { callbackRoutes } from './link/callback.ts';
import { linkRoutes } from './link/routes.ts';
import { sendErrorScreen } from './link/send-screen.ts';
import { metadataEndpoint } from './oauth/metadata.ts';
import { oauthRoutes } from './oauth/routes.ts';

/** Reads the settings once for a request; without them nothing is answered but what to set. */
const settings: MiddlewareHandler<AppEnv> = async (c, next) => {
  const config = await readConfig(c.env, c.req.url);
  c.set('requestId', base64url(randomBytes(9)));
  c.set('now', Date.now());
  c.header('X-Request-Id', c.var.requestId);
  if ('missing' in config) return notConfigured(c.var.requestId, config.missing);
  c.set('config', config);
  return next();
};

/** What is mounted where: the service's table of contents. What few requests need is loaded with the first that does. */
export const app = new Hono<AppEnv>();

app.use(settings);
app.use(
  methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) => {
      c.header('Allow', methods.join(', '));
      return sendProblem(c, fail('method_not_allowed'));
    },
  }),
);

app.get('/health', (c) => c.json({ status: 'ok' }));
app.get('/.well-known/oauth-authorization-server', metadataEndpoint('core'));
app.get('/.well-known/oauth-authorization-server/enode', metadataEndpoint('enode'));
app.route('/oauth', oauthRoutes);
app.route('/link', linkRoutes);
app.route('/callback', callbackRoutes);
app.route('/v1', apiRoutes);
app.route('/enode', enodeRoutes);
app.all('/simulator/*', async (c) => {
  const { simulatorRoutes } = await import('./simulator/simulator.ts');
  const site = new Hono<AppEnv>().use(settings).route('/simulator', simulatorRoutes);
  return site.fetch(c.req.raw, c.env, c.executionCtx);
});
app.get('/errors/:code', async (c) => {
  const code = c.req.param('code');
  if (!isErrorCode(code)) return sendErrorScreen(c, 'not_found');
  const { sendReference } = await import('./errors/reference.tsx');
  return sendReference(c, code);
});

/** Machines are told in JSON, people in a page. */
const forPeople = (accept: string | undefined): boolean => (accept ?? '').includes('text/html');

app.notFound((c) =>
  forPeople(c.req.header('Accept')) ? sendErrorScreen(c, 'not_found') : sendProblem(c, fail('not_found')),
);

app.onError((error, c) => {
  console.error(
    JSON.stringify({
      event: 'request_failed',
      requestId: c.var.requestId,
      error: String(error),
      stack: error.stack,
    }),
  );
  return forPeople(c.req.header('Accept'))
    ? sendErrorScreen(c, 'server_error')
    : sendProblem(c, fail('server_error'));
});

const notConfigured = (requestId: string, missing: readonly string[]): Response =>
  Response.json(
    {
      type: 'about:blank',
      title: 'This Keyfob is missing its settings.',
      status: 503,
      code: 'not_configured',
      detail: `Set ${missing.join(' and ')} with "wrangler secret put"; the README says how to make them.`,
      requestId,
    },
    { status: 503, headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' } },
  );
