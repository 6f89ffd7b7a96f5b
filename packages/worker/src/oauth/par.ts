import { LIFETIMES } from '@keyfob/shared/lifetimes';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOf, applicationPlace } from '../application/application-of.ts';
import { dpopKeyOf } from '../application/authentication/dpop.ts';
import { handleOf, type Pairs, requestUriOf } from '../application/pushed-requests.ts';
import type { OAuthFace } from '../application/registration/faces.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import { equalText, sha256 } from '../crypto/bytes.ts';
import { mintHandle, readHandle } from '../crypto/handle.ts';
import { linkOf } from '../link/current-link.ts';
import { readOwnerCookie } from '../link/owner-cookie.ts';
import { checkRequest } from './authorization-request.ts';
import { askerOf, type Request } from './authorize.ts';
import { readClientRequest } from './client-request.ts';
import { sendOAuthError } from './oauth-error.ts';

/** What of a request is kept: an authorization request's own parameters, and never what the client proved itself by. */
const KEPT: ReadonlySet<string> = new Set([
  'response_type',
  'response_mode',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'dpop_jkt',
  'resource',
  'prompt',
  'approval_prompt',
  'login_hint',
  'ui_locales',
]);

/** As much as an address may carry: what is pushed ends in addresses too (RFC 9126 §2.3). Characters. */
const SIZE_LIMIT = 8 * 1024;

/** A pushed request is good at the face it was pushed to. */
const hashOf = (face: OAuthFace, handle: string): Promise<string> => sha256(`${face}|${handle}`);

/** The key that a proof beside the request binds its code to; a thumbprint given as well has to be that key's (RFC 9449 §10.1). */
const boundToProof = async (
  c: AppContext,
  registration: PublishedRegistration,
  query: URLSearchParams,
): Promise<Result<URLSearchParams>> => {
  if (c.req.header('DPoP') === undefined) return succeed(query);
  const named = query.get('dpop_jkt');
  const key = await dpopKeyOf(c, registration);
  if (!key.ok || key.value === null) return key.ok ? succeed(query) : key;
  if (named !== null && named !== key.value)
    return fail('invalid_dpop_proof', 'The proof is made with another key than dpop_jkt names.', 'dpop_jkt');
  const bound = new URLSearchParams(query);
  bound.set('dpop_jkt', key.value);
  return succeed(bound);
};

/**
 * In order: a known client, no reference to another request, a registered redirect URI, everything an authorization
 * request has to pass; the proof last, because it is good once.
 */
const push = async (c: AppContext, face: OAuthFace): Promise<Result<string>> => {
  const { config, now } = c.var;
  const request = await readClientRequest(c, face);
  if (!request.ok) return request;
  const { registration, form, resources } = request.value;
  if (form.has('request_uri'))
    return fail('invalid_request', 'A pushed request refers to no other (RFC 9126 §2.1).', 'request_uri');
  const query = new URLSearchParams([...form, ...resources.map((each) => ['resource', each])]);
  const asker = askerOf(registration, query);
  if (!asker.ok) return asker;
  const about = { ...asker.value, face, origin: config.origin, pushed: true };
  const checked = checkRequest(about, query, null);
  if (!checked.ok) return checked;
  const kept = new URLSearchParams([...query].filter(([name]) => KEPT.has(name)));
  if (kept.toString().length > SIZE_LIMIT) return fail('body_too_large');
  const bound = await boundToProof(c, registration, kept);
  if (!bound.ok) return bound;
  const place = await applicationPlace(config, registration.clientId, registration.jurisdiction);
  const handle = await mintHandle(config.routing, 'pushedRequest', place);
  const pairs: Pairs = [...bound.value];
  const pushed = await applicationOf(c.env, place).pushRequest(await hashOf(face, handle), pairs, now);
  return pushed ? succeed(requestUriOf(handle)) : fail('invalid_client');
};

/** The pushed authorization request endpoint of a face (RFC 9126 §2). */
export const pushRequest = async (c: AppContext, face: OAuthFace): Promise<Response> => {
  const pushed = await push(c, face);
  if (!pushed.ok) return sendOAuthError(c, pushed);
  c.header('Cache-Control', 'no-store');
  return c.json({ request_uri: pushed.value, expires_in: LIFETIMES.pushedRequest }, 201);
};

/**
 * The request behind a `request_uri` of this client. Reading it changes nothing: it is consumed by what the owner does
 * on the first page. The browser that did is led to its link, and no other learns more than that it was used.
 */
export const openPushedRequest = async (
  c: AppContext,
  face: OAuthFace,
  registration: PublishedRegistration,
  requestUri: string,
): Promise<Result<Request> | Response> => {
  const { config, now } = c.var;
  const { clientId, jurisdiction } = registration;
  const handle = await readHandle(config.routing, 'pushedRequest', handleOf(requestUri));
  const place = await applicationPlace(config, clientId, jurisdiction);
  if (handle?.place.name !== place.name) return fail('request_uri_unknown', undefined, 'request_uri');
  const hash = await hashOf(face, handle.text);
  const found = await applicationOf(c.env, place).readPushedRequest(hash, now);
  if (!found.ok) return found;
  if (found.value.state === 'open')
    return succeed({
      query: new URLSearchParams([...found.value.parameters]),
      pushed: hash,
    });
  const { sessionId, browser } = found.value.by;
  c.header('Cache-Control', 'no-store');
  return equalText((await readOwnerCookie(c))?.hash ?? '', browser)
    ? c.redirect(`/link/${await linkOf(c, sessionId)}`, 303)
    : fail('request_uri_used');
};
