import { ERRORS, type ErrorCode } from '@keyfob/shared/errors/registry';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppContext } from '../context.ts';
import { type PageOptions, sendPage } from '../page.ts';
import { logoOrigin, type PageAbout, pageContext } from './link-context.ts';
import type { Screen } from './screen.ts';

export const NOBODY: PageAbout = { client: null, link: null, cookie: null, language: null, expiry: null };

export const sendScreen = async (
  c: AppContext,
  about: PageAbout,
  screen: Screen,
  options: PageOptions = {},
): Promise<Response> => {
  // Words, styles and screens are loaded with the first page: most requests of a Worker draw none.
  const [{ renderScreen, textsFor }, context] = await Promise.all([
    import('./render.tsx'),
    pageContext(c, about),
  ]);
  const texts = await textsFor(context.language);
  return sendPage(c, (nonce) => renderScreen({ ...context, texts }, screen, nonce), {
    ...options,
    imageOrigins: logoOrigin(about.client),
  });
};

const errorScreen = (code: ErrorCode, returnUrl: string | null, detail: string | null): Screen => {
  if (code === 'session_elsewhere' || code === 'request_uri_used')
    return { screen: 'elsewhere', returnUrl: null };
  if (code === 'cookies_blocked') return { screen: 'cookies' };
  if (code === 'session_expired' || code === 'request_uri_unknown')
    return { screen: 'ended', how: 'expired', returnUrl: null, forward: false };
  return { screen: 'error', code, returnUrl, detail };
};

/**
 * The one place a reason becomes a page for the owner. Nothing is ever redirected from here; `returnUrl` is a way back
 * that they may take. `detail`: what exactly was wrong, for the application's developer.
 */
export const sendErrorScreen = (
  c: AppContext,
  code: ErrorCode,
  about: PageAbout = NOBODY,
  returnUrl: string | null = null,
  detail: string | null = null,
): Promise<Response> => {
  c.set('failure', code);
  return sendScreen(c, about, errorScreen(code, returnUrl, detail), {
    status: ERRORS[code].status as ContentfulStatusCode,
  });
};
