/** Seconds in the units people speak of. */
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Every lifetime in Keyfob, in seconds, with its reason. No other file names a duration that a caller can see.
 */
export const LIFETIMES = {
  /** A link that was created but not opened yet: an owner may follow an e-mail the next morning. */
  sessionUnopened: 24 * HOUR,
  /** An open session slides by this much with each step: long enough to find a forgotten password (WCAG 2.2.1). */
  sessionOpen: 60 * MINUTE,
  /** Watches a session that is opened in the last minute, and slides once: who needs longer asks at the Link page. */
  statusToken: 24 * HOUR + 2 * HOUR,
  /** A session confirmed without a code is exposed to forwarded links, so it is short (RFC 10027). */
  sessionCodeless: 10 * MINUTE,
  /** The page warns this long before an open session ends; WCAG 2.2.1 asks for at least 20 seconds. */
  sessionWarning: 2 * MINUTE,
  /** Pushed authorization request (RFC 9126 §2.2). */
  pushedRequest: 90,
  /** Authorization code (RFC 6749 §4.1.2 allows at most ten minutes). */
  code: 60,
  /** Authorization code at the Smartcar face, whose documentation promises ten minutes. */
  smartcarCode: 10 * MINUTE,
  /** Access and client tokens: revocation by hop is immediate, this bounds what verifies without one. */
  accessToken: 1 * HOUR,
  smartcarAccessToken: 2 * HOUR,
  /** A refresh token that nobody used for this long is dead. */
  refreshTokenIdle: 60 * DAY,
  /** How long the same refresh gets the same answer again. */
  rotationGrace: 60,
  smartcarRotationGrace: 10 * MINUTE,
  /** A finished or expired session keeps its history this long, for the application to read. */
  sessionKept: 1 * DAY,
  /** A garage with nothing live in it is erased after this long. */
  garageIdle: 30 * DAY,
  /** An Idempotency-Key is remembered for as long as the session it made may stay unopened. */
  idempotencyKey: 24 * HOUR,
  /** Two presses of the button that leads to a provider within this time are one sign-in. */
  attemptResumed: 10,
  /** One return from a provider may take this long to exchange before another may try. */
  attemptLease: 30,
  /** An outbox batch that was not acknowledged by then is handed out again. */
  outboxLease: 60,
  /** Browsers keep no cookie longer than 400 days (RFC 6265bis §5.5). */
  ownerCookie: 400 * DAY,
  /** Published registrations and keys are re-read at least this often: a removal takes effect within a minute. */
  publishedCopy: 30,
  /** A provider's access token is renewed this long before it ends, so that a lent one is never stale on arrival. */
  providerTokenMargin: 60,
  /** Authorization code of the simulated provider. */
  simulatorCode: 60,
  /** Its access token ends early, so that whoever builds on it sees a renewal the first day. */
  simulatorAccessToken: 10 * MINUTE,
  simulatorRefreshToken: 60 * DAY,
  /** Between the password and the one-time code at the simulated provider. */
  simulatorOneTimeCode: 10 * MINUTE,
} as const;
