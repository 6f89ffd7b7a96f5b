import { type Failure, fail, type Result, succeed } from '@keyfob/shared/result';
import { expandScopes, isScope, parseScope, type Scope, scopesAllowed } from '@keyfob/shared/scopes';
import { issuerOf, OAUTH_FACES, type OAuthFace } from '../application/registration/faces.ts';
import type { RegisteredRedirect } from '../application/registration/redirect.ts';
import { isPublic, type PublishedRegistration } from '../application/registration/registration.ts';
import { type Parameters, parametersOf } from './parameters.ts';
import { readChallenge } from './pkce.ts';

/** Who asks, and where an answer may go. Everything before this is told to the owner, nothing to a redirect URI. */
export interface Asker {
  readonly registration: PublishedRegistration;
  readonly redirect: RegisteredRedirect;
}

/** An authorization request of somebody known, in the query of the owner's browser or pushed before. */
export interface Asked extends Asker, Parameters {
  readonly face: OAuthFace;
  /** Of the service, which every issuer begins with. */
  readonly origin: string;
  readonly pushed: boolean;
}

/** A rule that an authorization request has to pass. */
export type Check = (asked: Asked) => Failure | null;

const passed = null;

const operation: Check = ({ registration }) =>
  registration.operations.includes('link') ? passed : fail('operation_not_allowed');

/** RFC 9126 §6; a face without that endpoint is then closed to the application. */
const pushedIfRequired: Check = ({ registration, pushed }) =>
  pushed || registration.pushedRequests === 'optional' ? passed : fail('pushed_request_required');

/** What a request may not be made of (OpenID Connect Core §6 and §7.2.1), with the errors of §3.1.2.6. */
const NOT_SUPPORTED = {
  request: 'request_not_supported',
  request_uri: 'request_uri_not_supported',
  registration: 'registration_not_supported',
} as const;

const inPlainParameters: Check = ({ parameters }) => {
  for (const [name, code] of Object.entries(NOT_SUPPORTED))
    if (parameters.has(name)) return fail(code, undefined, name);
  return passed;
};

const responseType: Check = ({ parameters }) => {
  const type = parameters.get('response_type');
  if (type === undefined) return fail('invalid_request', 'The response type is missing.', 'response_type');
  return type === 'code' ? passed : fail('unsupported_response_type', undefined, 'response_type');
};

/** A parameter that may be left out, and has no other values than these. */
const oneOf =
  (name: string, values: readonly string[]): Check =>
  ({ parameters }) => {
    const value = parameters.get(name);
    return value === undefined || values.includes(value)
      ? passed
      : fail('invalid_request', `Expected ${values.join(' or ')}.`, name);
  };

const scope: Check = ({ parameters, registration }) => {
  const asked = parseScope(parameters.get('scope') ?? '');
  if (!asked.every(isScope) || !scopesAllowed(asked.filter(isScope), registration.scopes))
    return fail('invalid_scope', undefined, 'scope');
  return expandScopes(asked.filter(isScope), registration.scopes).length > 0
    ? passed
    : fail('invalid_scope', 'The scope names no permission.', 'scope');
};

const challenge: Check = ({ parameters }) => {
  const read = readChallenge(parameters.get('code_challenge'), parameters.get('code_challenge_method'));
  return read.ok ? passed : read;
};

/** PKCE may be left out only by a confidential client, where its face lacks it or its registration says so. */
const challengeGiven: Check = ({ parameters, registration, face }) => {
  const optional = !isPublic(registration) && (registration.pkce === 'optional' || !OAUTH_FACES[face].pkce);
  return optional || parameters.has('code_challenge')
    ? passed
    : fail('code_challenge_required', undefined, 'code_challenge');
};

/** RFC 9449 §10: the SHA-256 thumbprint of the client's key, base64url. */
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;

const dpopKey: Check = ({ parameters }) => {
  const key = parameters.get('dpop_jkt');
  return key === undefined || THUMBPRINT.test(key)
    ? passed
    : fail('invalid_request', 'The thumbprint is not 43 characters of base64url.', 'dpop_jkt');
};

/** Tokens are for the face's own issuer, whether that is said or not (RFC 8707). */
const resource: Check = ({ resources, origin, face }) =>
  resources.every((each) => each === issuerOf(origin, face))
    ? passed
    : fail('invalid_target', undefined, 'resource');

/** The owner always signs in, chooses and agrees, so asking for that changes nothing (OpenID Connect Core §3.1.2.1). */
export const PROMPTS = ['login', 'consent', 'select_account'];

const promptKnown: Check = ({ parameters }) =>
  parseScope(parameters.get('prompt') ?? '').every((each) => each === 'none' || PROMPTS.includes(each))
    ? passed
    : fail('invalid_request', `Expected ${PROMPTS.join(', ')} or none.`, 'prompt');

/** Keyfob remembers no owner well enough to skip asking. */
const ownerMayAct: Check = ({ parameters }) =>
  parseScope(parameters.get('prompt') ?? '').includes('none')
    ? fail('interaction_required', undefined, 'prompt')
    : passed;

/** What holds at a face that otherwise has rules of its own, in order. */
export const COMMON_CHECKS: readonly Check[] = [
  operation,
  pushedIfRequired,
  inPlainParameters,
  challenge,
  challengeGiven,
  dpopKey,
  resource,
];

/** What an authorization request has to pass once it is known whose it is, in order. */
const PIPELINE: readonly Check[] = [
  operation,
  pushedIfRequired,
  inPlainParameters,
  responseType,
  oneOf('response_mode', ['query']),
  scope,
  challenge,
  challengeGiven,
  dpopKey,
  resource,
  oneOf('approval_prompt', ['auto', 'force']),
  promptKnown,
  ownerMayAct,
];

/** What a checked request asks for. */
export interface CheckedRequest extends Asker {
  readonly parameters: ReadonlyMap<string, string>;
  readonly scopes: readonly Scope[];
  readonly codeChallenge: string | null;
  readonly dpopKey: string | null;
  readonly state: string | null;
  /** Hash of the `request_uri` it was pushed under. */
  readonly pushed: string | null;
}

/** Checks a request of somebody known. `pushed`: the hash of its `request_uri`, or `null` where it has none yet. */
export const checkRequest = (
  about: Omit<Asked, keyof Parameters>,
  query: URLSearchParams,
  requestUriHash: string | null,
): Result<CheckedRequest> => {
  const read = parametersOf(query);
  if (!read.ok) return read;
  const { parameters } = read.value;
  for (const check of PIPELINE) {
    const problem = check({ ...about, ...read.value });
    if (problem) return problem;
  }
  return succeed({
    registration: about.registration,
    redirect: about.redirect,
    parameters,
    scopes: parseScope(parameters.get('scope') ?? '').filter(isScope),
    codeChallenge: parameters.get('code_challenge') ?? null,
    dpopKey: parameters.get('dpop_jkt') ?? null,
    state: query.get('state'),
    pushed: requestUriHash,
  });
};
