import type { Failure } from '@keyfob/shared/result';
import type { AppContext } from '../../context.ts';
import { openRefusal } from '../../guards/cors.ts';
import { type WireError, wireErrorOf } from './wire-error.ts';

/** Every answer of the face is 200: what went wrong stands in it. */
export const sendErrors = (c: AppContext, errors: readonly WireError[]): Response => {
  c.header('Cache-Control', 'no-store');
  return c.json({ errors, data: null }, 200);
};

/** A refusal before any operation was looked at. */
export const sendFailure = (c: AppContext, failure: Failure): Response => {
  c.set('failure', failure.code);
  openRefusal(c, failure);
  return sendErrors(c, [wireErrorOf(failure)]);
};
