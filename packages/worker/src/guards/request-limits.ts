import type { ErrorCode } from '@keyfob/shared/errors/registry';
import { type Failure, fail } from '@keyfob/shared/result';
import type { AppContext } from '../context.ts';
import { BODY_LIMIT } from '../request-body.ts';

/** Characters of the address: an authorization request with every parameter there is takes a quarter of it. */
const ADDRESS_LIMIT = 8 * 1024;
/** Characters of all headers, names and values: a browser sends two, Cloudflare adds one. */
const HEADERS_LIMIT = 16 * 1024;
const QUERY_PARAMETERS_LIMIT = 100;

type Check = (c: AppContext) => boolean;

const addressFits: Check = (c) => c.req.url.length <= ADDRESS_LIMIT;

const headersFit: Check = (c) => {
  let size = 0;
  for (const [name, value] of c.req.raw.headers) size += name.length + value.length;
  return size <= HEADERS_LIMIT;
};

const parametersFit: Check = (c) => c.req.url.split('&').length <= QUERY_PARAMETERS_LIMIT;

/** What says its length is not read at all; what does not is cut where it is read, or is not read. */
const bodyFits: Check = (c) => Number(c.req.header('Content-Length') ?? 0) <= BODY_LIMIT;

/** What every request has to pass before anything else looks at it, in order. */
const CHECKS: readonly (readonly [Check, ErrorCode])[] = [
  [addressFits, 'address_too_long'],
  [headersFit, 'headers_too_large'],
  [parametersFit, 'too_many_parameters'],
  [bodyFits, 'body_too_large'],
];

/** The first limit that a request goes beyond. */
export const beyondLimits = (c: AppContext): Failure | null => {
  const broken = CHECKS.find(([fits]) => !fits(c));
  return broken ? fail(broken[1]) : null;
};
