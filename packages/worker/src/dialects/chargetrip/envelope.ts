import type { Failure } from '@keyfob/shared/result';
import type { AppContext } from '../../context.ts';
import { openRefusal } from '../../guards/cors.ts';
import { type WireError, wireErrorOf } from './wire-error.ts';

/**
 * Refuses a request before any of it was run. Every answer of the face is 200: what went wrong stands in it. There is no
 * `data` then (GraphQL §7.1); `null` says that an operation was run, and came to nothing.
 */
export const sendErrors = (c: AppContext, errors: readonly WireError[]): Response => {
  c.header('Cache-Control', 'no-store');
  return c.json({ errors }, 200);
};

/** A refusal before any operation was looked at. */
export const sendFailure = (c: AppContext, failure: Failure): Response => {
  c.set('failure', failure.code);
  openRefusal(c, failure);
  return sendErrors(c, [wireErrorOf(failure)]);
};
