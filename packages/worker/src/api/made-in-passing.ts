import { LIFETIMES } from '@keyfob/shared/lifetimes';

/**
 * What is made with a key of the ring and kept by others, or ends by itself: none of it is sealed anew, each is good for
 * so many seconds at most. A key that is not the newest any more goes when all of it has ended.
 */
export const MADE_IN_PASSING = {
  accessToken: LIFETIMES.accessToken,
  smartcarAccessToken: LIFETIMES.smartcarAccessToken,
  statusToken: LIFETIMES.statusToken,
  /** The first page of an authorization request carries it, sealed. */
  authorizationRequest: LIFETIMES.sessionKept,
  /** The forms of a link's pages, and what its session seals: the start of a sign-in, the code for a second click. */
  linkSession: LIFETIMES.sessionLongest + LIFETIMES.smartcarCode,
  /** What a webhook of Smartcar's protocol has not taken yet waits sealed. */
  smartcarMessage: LIFETIMES.smartcarWebhookLastTry,
  /** The one before is taken too. */
  dpopNonce: 2 * LIFETIMES.dpopNonce,
} as const;

/** Seconds. */
export const LONGEST_IN_PASSING: number = Math.max(...Object.values(MADE_IN_PASSING));
