import { type Failure, fail } from '@keyfob/shared/result';
import type { AppContext } from '../context.ts';

/** What an application without a backend calls from its own page (RFC 9700 §2.6); everything else is for servers. */
const BROWSER_ENDPOINTS =
  /^\/(oauth\/(token|revoke|par)|v1\/connected-vehicles(\/[^/]+\/data)?|graphql|subscription)$/;

/**
 * A preflight names no client and carries nothing, so it is answered for any origin. It lets a page send what any
 * server can send anyway; the answer to that is for registered origins only ({@link checkOrigin}).
 */
export const preflight =
  (method: 'GET' | 'POST' | 'GET, POST', headers = 'Authorization, Content-Type, DPoP') =>
  (c: AppContext): Response => {
    const origin = c.req.header('Origin');
    return c.body(null, 204, {
      ...(origin === undefined ? {} : { 'Access-Control-Allow-Origin': origin }),
      'Access-Control-Allow-Headers': headers,
      'Access-Control-Allow-Methods': method,
      'Access-Control-Max-Age': '600',
      Vary: 'Origin',
    });
  };

/**
 * Whether the page that calls belongs to the application it calls for. Browsers always say where a POST comes from,
 * servers do not: from a foreign page nothing happens, and no page can read an answer that is not for its origin.
 */
export const checkOrigin = (c: AppContext, webOrigins: readonly string[]): Failure | null => {
  const origin = c.req.header('Origin');
  if (!BROWSER_ENDPOINTS.test(c.req.path) || origin === undefined) return null;
  // The page to try operations on is Keyfob's own.
  if (c.var.config.development && origin === c.var.config.origin) return null;
  c.header('Vary', 'Origin');
  if (!webOrigins.includes(origin)) return fail('origin_not_allowed');
  c.header('Access-Control-Allow-Origin', origin);
  c.header('Access-Control-Expose-Headers', 'DPoP-Nonce, Retry-After, WWW-Authenticate, X-Request-Id');
  return null;
};
