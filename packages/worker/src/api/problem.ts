import { ERRORS } from '@keyfob/shared/errors/registry';
import type { Failure } from '@keyfob/shared/result';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { tokenChallenge, tokenChallenges } from '../application/authentication/dpop.ts';
import type { AppContext } from '../context.ts';

/** RFC 9457 problem details; `type` leads to the code's own page. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  /** The field of the request at fault. */
  readonly field?: string;
  readonly requestId: string;
}

const challenge = (c: AppContext, failure: Failure): string | null => {
  const { oauth, status } = ERRORS[failure.code];
  if (oauth === 'invalid_client') return `Basic realm="keyfob", ${tokenChallenges()}`;
  return status === 401 ? tokenChallenge(c, oauth) : null;
};

/** The one place a reason becomes an answer of the REST API. */
export const sendProblem = (c: AppContext, failure: Failure): Response => {
  c.set('failure', failure.code);
  const { status, title } = ERRORS[failure.code];
  const wwwAuthenticate = challenge(c, failure);
  const problem: Problem = {
    type: `${c.var.config.origin}/errors/${failure.code}`,
    title,
    status,
    code: failure.code,
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
    ...(failure.field === undefined ? {} : { field: failure.field }),
    requestId: c.var.requestId,
  };
  return c.body(JSON.stringify(problem), status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...(wwwAuthenticate ? { 'WWW-Authenticate': wwwAuthenticate } : {}),
  });
};
