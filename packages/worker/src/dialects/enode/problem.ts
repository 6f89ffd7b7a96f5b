import { ERRORS, type ErrorCode } from '@keyfob/shared/errors/registry';
import type { Failure } from '@keyfob/shared/result';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { tokenChallenge } from '../../application/authentication/dpop.ts';
import type { AppContext } from '../../context.ts';

/** Enode's API answers 400, 401, 403, 404 and 429; what has another status here takes the nearest of them. */
const NEAREST: Partial<Record<number, number>> = {
  405: 400,
  409: 400,
  410: 404,
  412: 400,
  413: 400,
  414: 400,
  415: 400,
  422: 400,
  428: 400,
  431: 400,
};

/** Where the number alone misleads: the user is known, and this vehicle is out of reach or gone. */
const OF_CODE: Partial<Record<ErrorCode, number>> = { reauthorization_required: 403, vehicle_gone: 404 };

export const statusOf = (code: ErrorCode): number => {
  const { status } = ERRORS[code];
  return OF_CODE[code] ?? NEAREST[status] ?? status;
};

/** The one problem whose type and title Enode's documentation gives. */
const PAYLOAD = {
  type: 'https://docs.enode.io/problems/payload-validation-error',
  title: 'Payload validation failed',
} as const;

const describe = ({ code, detail, field }: Failure): string => {
  const what = detail ?? ERRORS[code].title;
  return field === undefined ? what : `"${field}": ${what}`;
};

/** The one place a reason becomes an answer of the Enode face: RFC 7807, with Enode's three members. */
export const sendEnodeProblem = (c: AppContext, failure: Failure): Response => {
  c.set('failure', failure.code);
  const status = statusOf(failure.code);
  const named =
    status === 400
      ? PAYLOAD
      : { type: `${c.var.config.origin}/errors/${failure.code}`, title: ERRORS[failure.code].title };
  return c.body(JSON.stringify({ ...named, detail: describe(failure) }), status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    ...(status === 401 ? { 'WWW-Authenticate': tokenChallenge(c, ERRORS[failure.code].oauth) } : {}),
  });
};
