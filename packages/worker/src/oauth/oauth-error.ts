import { ERRORS } from '@keyfob/shared/errors/registry';
import type { Failure } from '@keyfob/shared/result';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { errorDescription } from '../application/authentication/authorization-error.ts';
import type { AppContext } from '../context.ts';

/** About the request as such rather than what it asks: RFC 6749 §5.2 leaves these to HTTP. */
const OF_HTTP: readonly number[] = [405, 413, 414, 415, 429, 431];

const statusOf = (failure: Failure): ContentfulStatusCode => {
  const { oauth, status } = ERRORS[failure.code];
  if (oauth === 'invalid_client') return 401;
  return status >= 500 || OF_HTTP.includes(status) ? (status as ContentfulStatusCode) : 400;
};

/** The one place a reason becomes an answer of the token endpoint (RFC 6749 §5.2). */
export const sendOAuthError = (c: AppContext, failure: Failure): Response => {
  c.set('failure', failure.code);
  c.header('Cache-Control', 'no-store');
  c.header('Pragma', 'no-cache');
  if (ERRORS[failure.code].oauth === 'invalid_client') c.header('WWW-Authenticate', 'Basic realm="keyfob"');
  return c.json(
    {
      error: ERRORS[failure.code].oauth,
      error_description: errorDescription(failure),
      error_uri: `${c.var.config.origin}/errors/${failure.code}`,
    },
    statusOf(failure),
  );
};
