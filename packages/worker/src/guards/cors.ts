import { type Failure, fail } from '@keyfob/shared/result';
import type { AppContext } from '../context.ts';

/** What an application without a backend calls from its own page (RFC 9700 §2.6); everything else is for servers. */
const BROWSER_ENDPOINTS =
  /^\/(oauth\/(token|revoke|par)|v1\/connected-vehicles(\/[^/]+\/data)?|graphql|subscription)$/;

/**
 * A preflight names no client and carries nothing, so it is answered for any origin. It lets a page send what any
 * server can send anyway; the answer to that is for registered origins only ({@link checkOrigin}). `named`: the headers
 * that may come; `null`: whatever is asked for, where libraries in the page add some of their own.
 */
export const preflight =
  (method: 'GET' | 'POST' | 'GET, POST', named: string | null = 'Authorization, Content-Type, DPoP') =>
  (c: AppContext): Response => {
    const origin = c.req.header('Origin');
    const headers = named ?? c.req.header('Access-Control-Request-Headers') ?? '';
    return c.body(null, 204, {
      ...(origin === undefined ? {} : { 'Access-Control-Allow-Origin': origin }),
      'Access-Control-Allow-Headers': headers,
      'Access-Control-Allow-Methods': method,
      'Access-Control-Max-Age': '600',
      Vary: named === null ? 'Origin, Access-Control-Request-Headers' : 'Origin',
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
  if (!webOrigins.includes(origin)) {
    c.header('Vary', 'Origin');
    return fail('origin_not_allowed');
  }
  openTo(c, origin);
  return null;
};

const openTo = (c: AppContext, origin: string): void => {
  c.header('Vary', 'Origin');
  c.header('Access-Control-Allow-Origin', origin);
  c.header('Access-Control-Expose-Headers', 'DPoP-Nonce, Retry-After, WWW-Authenticate, X-Request-Id');
};

/**
 * Lets the page that calls read a refusal. Before it is known which application calls, whatever it says is true of
 * anybody; a page of a foreign origin alone is told nothing.
 */
export const openRefusal = (c: AppContext, { code }: Failure): void => {
  const origin = c.req.header('Origin');
  if (origin !== undefined && code !== 'origin_not_allowed') openTo(c, origin);
};
