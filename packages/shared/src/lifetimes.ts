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
  /** No session slides beyond this, so that what is sealed in one, or shown on its pages, has an end (WCAG 2.2.1: 20 hours). */
  sessionLongest: 2 * DAY,
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
  /** How often it is written down that an application reads by itself what a grant allows. */
  grantUseNoted: 1 * DAY,
  /** How far a client's clock may be off: what it signed is taken this much early and this much late. */
  clockSkew: 60,
  /** A client assertion ends this soon at the latest: its `jti` has to be remembered until then (RFC 7523 §3). */
  clientAssertion: 5 * MINUTE,
  /** A DPoP proof is made for one request and taken this long after (RFC 9449 §11.1). */
  dpopProof: 60,
  /** A DPoP nonce changes this often, and the one before is still taken. */
  dpopNonce: 5 * MINUTE,
  /** Published keys of an application are fetched again after this long, or for a key they do not hold yet. */
  jwksFresh: 10 * MINUTE,
  /** … but no more often than this, whatever keys are named. */
  jwksRefetch: 60,
  /** While they cannot be fetched, the last ones stay good this long. */
  jwksStale: 1 * DAY,
  /** Whoever verifies our access tokens fetches our keys again after this long, and for one they do not hold yet. */
  keySet: 5 * MINUTE,
  /** How long the same refresh gets the same answer again. */
  rotationGrace: 60,
  smartcarRotationGrace: 10 * MINUTE,
  /** What became of a command can be read this long. */
  actionKept: 1 * DAY,
  /** A command that nobody says the outcome of by then has failed: providers are given up on much sooner. */
  actionLease: 2 * MINUTE,
  /** An application's own token at the Smartcar face, whose documentation promises an hour. */
  smartcarClientToken: 1 * HOUR,
  /** A management token that was replaced is taken this much longer, so that backends can change over. */
  managementTokenOverlap: 1 * DAY,
  /** A finished or expired session keeps its history this long, for the application to read. */
  sessionKept: 1 * DAY,
  /** What an application remembers for minutes (values that are used up, pushed requests) is forgotten this often at most. */
  usedUpPruned: 1 * MINUTE,
  /** What became of a session that carries the application's label of its owner can be read this long after it last moved. */
  sessionListed: 30 * DAY,
  /** How often the end of that list is forgotten. */
  sessionListPruned: 1 * DAY,
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
  /** What a garage tells its application is not taken any more after this long: it comes again, under the same ids. */
  tellingTaken: 5,
  /** By then the garage knows how it went, or goes on: later than that by what two machines' clocks may differ. */
  tellingAnswered: 10,
  /** A webhook that is not answered with success is tried again for this long. */
  webhookTried: 3 * DAY,
  /** First after this long, then each time after four times as long … */
  webhookRetryFirst: 5,
  /** … but within this, so that an endpoint that is back hears everything soon. */
  webhookRetryLongest: 1 * HOUR,
  /** A Worker that took webhooks to deliver and does not say how it went has crashed: others take them. */
  webhookLease: 60,
  /** What was delivered, or not, can be read and sent again this long. */
  webhookLog: 30 * DAY,
  /** How often the end of that log is forgotten. */
  webhookLogPruned: 1 * DAY,
  /** After a rotation the secret before still signs, so that receivers can change over. */
  webhookSecretOverlap: 1 * DAY,
  /** How often a vehicle is looked at for a webhook that speaks Smartcar's protocol, where it does not say … */
  smartcarWebhookInterval: 1 * HOUR,
  /** … at most … */
  smartcarWebhookShortest: 5 * MINUTE,
  /** … and at least. */
  smartcarWebhookLongest: 1 * DAY,
  /** What such a webhook does not take is tried again, for the last time after this long (Smartcar's documentation). */
  smartcarWebhookLastTry: 100,
  /** Browsers keep no cookie longer than 400 days (RFC 6265bis §5.5). */
  ownerCookie: 400 * DAY,
  /** Published registrations and keys are re-read at least this often: a removal takes effect within a minute. */
  publishedCopy: 30,
  /** A setting of the Worker is not in every place at once; after this long it is, and nothing runs with the one before. */
  settingsSpread: 15 * MINUTE,
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
