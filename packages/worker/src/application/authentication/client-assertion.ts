import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { type Failure, fail, type Result } from '@keyfob/shared/result';
import type { AppContext } from '../../context.ts';
import { admit } from '../../guards/admission.ts';
import { faceOfPath, issuerOf, OAUTH_FACES } from '../registration/faces.ts';
import { findApplication } from '../registration/published.ts';
import { claimForApplication } from './claim.ts';
import type { AuthenticatedClient } from './client-authentication.ts';
import { isSignedByKeyOf } from './client-keys.ts';
import { algorithmAllowed, isJti, noExtensions, numericDate, readSigned, type Signed } from './signed.ts';

/** `client_assertion_type` (RFC 7523 §2.2). */
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** An assertion and the request it came with. */
interface Presented {
  readonly c: AppContext;
  readonly assertion: Signed;
  /** Seconds since the epoch. */
  readonly now: number;
}

type Check = (presented: Presented) => string | null;

/** Other kinds of JWT are no assertions, whoever signed them. Most clients leave the type out, or say "JWT". */
const TYPES = [undefined, 'jwt', 'client-authentication+jwt'];

const typed: Check = ({ assertion: { header } }) => {
  const { typ } = header;
  const kind = typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : typ;
  return TYPES.some((each) => each === kind) ? null : 'Its typ is not that of a client assertion.';
};

const selfIssued: Check = ({ assertion: { claims } }) =>
  typeof claims['iss'] === 'string' && claims['iss'] === claims['sub']
    ? null
    : 'Its iss and sub are not both the client id.';

/**
 * For whom it may be: the face's issuer, or, as RFC 9126 §2 has it, the face's token endpoint or the address called.
 * One of them and nobody beside: an assertion for two could be played by either at the other.
 */
const audience: Check = ({ c, assertion: { claims } }) => {
  const { origin } = c.var.config;
  // As it is routed: an address may be written in more than one way.
  const pathname = c.req.path;
  const face = faceOfPath(pathname);
  const own = [
    issuerOf(origin, face),
    `${origin}${OAUTH_FACES[face].endpoints.token}`,
    `${origin}${pathname}`,
  ];
  return own.some((each) => each === claims['aud']) ? null : 'Its aud is not this issuer alone.';
};

const skew = LIFETIMES.clockSkew;

const expiring: Check = ({ assertion: { claims }, now }) => {
  const expiresAt = numericDate(claims['exp']);
  if (expiresAt === null || expiresAt <= now - skew) return 'It has expired, or has no exp.';
  return expiresAt <= now + LIFETIMES.clientAssertion + skew
    ? null
    : `Its exp is more than ${LIFETIMES.clientAssertion / 60} minutes ahead.`;
};

/** Optional claims that say from when on it holds. */
const begun: Check = ({ assertion: { claims }, now }) =>
  ['nbf', 'iat'].every((name) => {
    if (claims[name] === undefined) return true;
    const at = numericDate(claims[name]);
    return at !== null && at <= now + skew;
  })
    ? null
    : 'Its nbf or iat is still to come.';

const named: Check = ({ assertion: { claims } }) => (isJti(claims['jti']) ? null : 'It has no jti.');

/**
 * What an assertion has to say (RFC 7523 §3), in order. None of it depends on the client, so each may be told: what
 * does depend on one gets the same answer as an unknown client.
 */
const CHECKS: readonly Check[] = [
  typed,
  ({ assertion }) => noExtensions(assertion),
  ({ assertion }) => algorithmAllowed(assertion),
  selfIssued,
  audience,
  expiring,
  begun,
  named,
];

const refused = (detail: string): Failure => fail('invalid_client', `The client assertion: ${detail}`);

/** `private_key_jwt`. Its `jti` is used up last, so that an assertion that fails can still be mended. */
export const authenticateByAssertion = async (
  c: AppContext,
  form: ReadonlyMap<string, string>,
): Promise<Result<AuthenticatedClient>> => {
  if (form.get('client_assertion_type') !== ASSERTION_TYPE)
    return fail('invalid_client', `The client_assertion_type is not "${ASSERTION_TYPE}".`);
  const assertion = readSigned(form.get('client_assertion') ?? '');
  if (!assertion) return refused('It is not a signed JWT.');
  const presented = { c, assertion, now: c.var.now / 1000 };
  for (const check of CHECKS) {
    const problem = check(presented);
    if (problem !== null) return refused(problem);
  }
  const { sub, jti, exp } = assertion.claims;
  if (typeof sub !== 'string' || !isJti(jti)) return fail('invalid_client');
  if (form.has('client_id') && form.get('client_id') !== sub)
    return fail('invalid_request', 'client_id differs from the client assertion.', 'client_id');
  const registration = await findApplication(c.env, c.var.config, sub, c.var.now);
  if (!registration || !(await isSignedByKeyOf(c, registration, assertion))) return fail('invalid_client');
  const admitted = await admit<AuthenticatedClient>(c, { registration, method: 'key' });
  if (!admitted.ok) return admitted;
  const until = (numericDate(exp) ?? 0) + skew;
  return (await claimForApplication(c, registration, 'client-assertion', jti, until))
    ? admitted
    : refused('It was used before.');
};
