import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppContext } from './context.ts';
import { base64url, randomBytes } from './crypto/bytes.ts';

export interface PageOptions {
  readonly status?: ContentfulStatusCode;
  /** Origins a form on this page may be redirected to; the browser refuses every other (CSP `form-action`). */
  readonly formTargets?: readonly string[];
  /** Origins besides ours that pictures may come from (CSP `img-src`). */
  readonly imageOrigins?: readonly string[];
}

const contentSecurityPolicy = (nonce: string, { formTargets = [], imageOrigins = [] }: PageOptions): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    ["img-src 'self' data:", ...imageOrigins].join(' '),
    "connect-src 'self'",
    `form-action ${["'self'", ...new Set(formTargets)].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/**
 * Sends a server-rendered page under a policy that lets in nothing but its own inline style and script.
 * No COOP header: a window opener may still be told that its window closed, where browsers allow it at all.
 */
export const sendPage = (
  c: AppContext,
  render: (nonce: string) => Child,
  options: PageOptions = {},
): Response | Promise<Response> => {
  const nonce = base64url(randomBytes(16));
  c.header('Content-Security-Policy', contentSecurityPolicy(nonce, options));
  c.header('Cache-Control', 'no-store');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
  c.header('Referrer-Policy', 'strict-origin');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Frame-Options', 'DENY');
  return c.html(`<!doctype html>${String(render(nonce))}`, options.status ?? 200);
};
