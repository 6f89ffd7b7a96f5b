import { languageOf } from '@keyfob/shared/languages';
import { type Failure, fail, type Result, succeed } from '@keyfob/shared/result';
import { expandScopes, isScope, parseScope, type Scope, scopesAllowed } from '@keyfob/shared/scopes';
import * as v from 'valibot';
import { authorizationError } from '../application/authorization-error.ts';
import { OAUTH_FACES, type OAuthFace } from '../application/faces.ts';
import { findApplication } from '../application/published.ts';
import {
  authorizationResponse,
  type RegisteredRedirect,
  registeredRedirect,
} from '../application/redirect.ts';
import { isPublic, type PublishedRegistration } from '../application/registration.ts';
import type { AppContext } from '../context.ts';
import type { LinkRequest } from '../garage/records.ts';
import { sendErrorScreen } from '../link/send-screen.ts';
import { languageSchema, singleParameters, userHintSchema } from '../request-body.ts';
import { readChallenge } from './pkce.ts';

type Parameters = ReadonlyMap<string, string>;

/** Who asks, and where an answer may go. Everything before this is told to the owner, nothing to a redirect URI. */
export interface Asker {
  readonly registration: PublishedRegistration;
  readonly redirect: RegisteredRedirect;
}

const oneValue = (query: URLSearchParams, name: string): string | null => {
  const values = query.getAll(name);
  return values.length === 1 ? (values[0] ?? null) : null;
};

/** RFC 6749 §4.1.2.1, first paragraph: with a doubtful client or redirect URI the owner is not sent anywhere. */
export const identifyAsker = async (c: AppContext, face: OAuthFace): Promise<Result<Asker>> => {
  const query = new URL(c.req.url).searchParams;
  const clientId = oneValue(query, 'client_id');
  const registration = clientId ? await findApplication(c.env, c.var.config, clientId, c.var.now) : null;
  if (!registration?.faces.includes(face)) return fail('unknown_client', undefined, 'client_id');
  const redirect = registeredRedirect(registration, oneValue(query, 'redirect_uri') ?? '');
  return redirect
    ? succeed({ registration, redirect })
    : fail('redirect_uri_not_registered', undefined, 'redirect_uri');
};

type Check = (parameters: Parameters, registration: PublishedRegistration, face: OAuthFace) => Failure | null;

const responseType: Check = (parameters) => {
  const type = parameters.get('response_type');
  if (type === undefined) return fail('invalid_request', 'The response type is missing.', 'response_type');
  return type === 'code' ? null : fail('unsupported_response_type', undefined, 'response_type');
};

const scope: Check = (parameters, registration) => {
  const asked = parseScope(parameters.get('scope') ?? '');
  if (!asked.every(isScope) || !scopesAllowed(asked.filter(isScope), registration.scopes))
    return fail('invalid_scope', undefined, 'scope');
  return expandScopes(asked.filter(isScope), registration.scopes).length > 0
    ? null
    : fail('invalid_scope', 'The scope names no permission.', 'scope');
};

const challenge: Check = (parameters) => {
  const read = readChallenge(parameters.get('code_challenge'), parameters.get('code_challenge_method'));
  return read.ok ? null : read;
};

/** PKCE may be left out only by a confidential client, where its face lacks it or its registration says so. */
const challengeGiven: Check = (parameters, registration, face) => {
  const optional = !isPublic(registration) && (registration.pkce === 'optional' || !OAUTH_FACES[face].pkce);
  return optional || parameters.has('code_challenge')
    ? null
    : fail('code_challenge_required', undefined, 'code_challenge');
};

/** Keyfob remembers no owner well enough to skip asking (OpenID Connect Core §3.1.2.1). */
const prompt: Check = (parameters) =>
  parseScope(parameters.get('prompt') ?? '').includes('none')
    ? fail('interaction_required', undefined, 'prompt')
    : null;

/** What an authorization request has to pass once it is known whose it is, in order. */
const AUTHORIZE_PIPELINE: readonly Check[] = [responseType, scope, challenge, challengeGiven, prompt];

/** What a checked request asks for. */
export interface CheckedRequest extends Asker {
  readonly parameters: Parameters;
  readonly scopes: readonly Scope[];
  readonly codeChallenge: string | null;
  readonly state: string | null;
}

const checkRequest = (asker: Asker, face: OAuthFace, query: URLSearchParams): Result<CheckedRequest> => {
  const parameters = singleParameters(query);
  if (!parameters.ok) return parameters;
  for (const check of AUTHORIZE_PIPELINE) {
    const problem = check(parameters.value, asker.registration, face);
    if (problem) return problem;
  }
  return succeed({
    ...asker,
    parameters: parameters.value,
    scopes: parseScope(parameters.value.get('scope') ?? '').filter(isScope),
    codeChallenge: parameters.value.get('code_challenge') ?? null,
    state: query.get('state'),
  });
};

const respondWithError = (c: AppContext, face: OAuthFace, asker: Asker, failure: Failure): Response => {
  const states = new URL(c.req.url).searchParams.getAll('state');
  const state = states.length === 1 ? (states[0] ?? null) : null;
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  const answer = authorizationError(face, failure);
  return c.redirect(authorizationResponse(asker.redirect, c.var.config.origin, face, state, answer), 303);
};

/** Draws the first page of a link for a checked request; or says why there is none. */
export type Present = (c: AppContext, request: CheckedRequest) => Promise<Response | Failure>;

/** The authorization endpoint of a face (RFC 6749 §3.1): checks, and hands over to the Link page. It writes nothing. */
export const authorizationEndpoint =
  (face: OAuthFace, present: Present) =>
  async (c: AppContext): Promise<Response> => {
    const asker = await identifyAsker(c, face);
    if (!asker.ok) return sendErrorScreen(c, asker.code);
    const checked = checkRequest(asker.value, face, new URL(c.req.url).searchParams);
    const presented = checked.ok ? await present(c, checked.value) : checked;
    return presented instanceof Response ? presented : respondWithError(c, face, asker.value, presented);
  };

/** A label of the front channel, if it is one; what is not is left out, for nothing hangs on it. */
const valueOr = (schema: v.GenericSchema<string>, text: string | undefined): string | null =>
  v.is(schema, text) ? text : null;

/** The first tag of `ui_locales` that we have; they come in order of preference (OpenID Connect Core §3.1.2.1). */
const firstKnownTag = (tags: string | undefined): string | null =>
  tags?.split(' ').find((tag) => v.is(languageSchema, tag) && languageOf(tag) !== null) ?? null;

/** What a front channel may say of the link besides OAuth's own parameters. They are labels: none chooses a garage. */
export const linkRequestOf = (
  face: OAuthFace,
  { parameters, registration, redirect, scopes, codeChallenge, state }: CheckedRequest,
): LinkRequest => ({
  face,
  scopes: expandScopes(scopes, registration.scopes),
  durable: scopes.includes('offline_access'),
  requiredScopes: [],
  redirectUri: redirect,
  state,
  codeChallenge,
  language: firstKnownTag(parameters.get('ui_locales')),
  brand: null,
  country: null,
  selection: 'multiple',
  userHint: valueOr(userHintSchema, parameters.get('login_hint')),
  connectedVehicleId: null,
  awaitsAuthorization: false,
  digest: null,
});
