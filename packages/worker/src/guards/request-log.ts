import { routePath } from 'hono/route';
import type { AppContext } from '../context.ts';
import { faultOf, type Level, log } from '../log.ts';

/** Any other is a word of the caller's. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

const levelOf = (status: number): Level => {
  if (status >= 500) return 'error';
  return status === 429 ? 'warn' : 'info';
};

/** The request's one line: where it went as a pattern, for addresses hold codes, states and user ids. */
export const logRequest = (c: AppContext): void => {
  const { requestId, clientId, failure, now } = c.var;
  const { status } = c.res;
  log(
    'request',
    {
      requestId,
      method: METHODS.includes(c.req.method) ? c.req.method : 'other',
      route: routePath(c),
      status,
      ms: Date.now() - now,
      ...(clientId === undefined ? {} : { clientId }),
      ...(failure === undefined ? {} : { code: failure }),
    },
    { level: levelOf(status), least: c.env.KEYFOB_LOG_LEVEL },
  );
};

/** What the request's line cannot say of a fault of ours. */
export const logFault = (c: AppContext, error: unknown): void =>
  log('request_failed', { requestId: c.var.requestId, ...faultOf(error) }, { least: c.env.KEYFOB_LOG_LEVEL });
