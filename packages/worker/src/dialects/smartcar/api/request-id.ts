import type { AppContext } from '../../../context.ts';

const UUID_LENGTH = 36;

/** This face promises 36 characters; the log and `X-Request-Id` then say the same. */
export const requestIdOf = (c: AppContext): string => {
  if (c.var.requestId.length !== UUID_LENGTH) c.set('requestId', crypto.randomUUID());
  return c.var.requestId;
};
