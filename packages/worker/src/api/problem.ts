import { ERRORS } from '@keyfob/shared/errors/registry';
import type { Failure } from '@keyfob/shared/result';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
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

const challenge = (failure: Failure): string | null => {
  const { oauth } = ERRORS[failure.code];
  if (oauth === 'invalid_client') return 'Basic realm="keyfob", Bearer realm="keyfob"';
  return oauth === 'invalid_token' && ERRORS[failure.code].status === 401
    ? 'Bearer realm="keyfob", error="invalid_token"'
    : null;
};

/** The one place a reason becomes an answer of the REST API. */
export const sendProblem = (c: AppContext, failure: Failure): Response => {
  const { status, title } = ERRORS[failure.code];
  const wwwAuthenticate = challenge(failure);
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
