import { languageOf } from '@keyfob/shared/languages';
import { type Failure, fail, type Result, succeed } from '@keyfob/shared/result';
import { expandScopes } from '@keyfob/shared/scopes';
import * as v from 'valibot';
import { authorizationError } from '../application/authentication/authorization-error.ts';
import { isRequestUri } from '../application/pushed-requests.ts';
import { endpointsOf, type OAuthFace } from '../application/registration/faces.ts';
import { findApplication } from '../application/registration/published.ts';
import { authorizationResponse, registeredRedirect } from '../application/registration/redirect.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import type { LinkRequest } from '../garage/records.ts';
import { presentNewLink } from '../link/entry.ts';
import { sendErrorScreen } from '../link/send-screen.ts';
import { onDemand } from '../on-demand.ts';
import { languageSchema, userHintSchema } from '../request-body.ts';
import { type Asker, type CheckedRequest, checkRequest } from './authorization-request.ts';

/** What is asked: in the address itself, or pushed before under the `request_uri` of this hash. */
export interface Request {
  readonly query: URLSearchParams;
  readonly pushed: string | null;
}

export const oneValue = (query: URLSearchParams, name: string): string | null => {
  const values = query.getAll(name);
  return values.length === 1 ? (values[0] ?? null) : null;
};

const clientOf = async (
  c: AppContext,
  face: OAuthFace,
  query: URLSearchParams,
): Promise<Result<PublishedRegistration>> => {
  const clientId = oneValue(query, 'client_id');
  const registration = clientId ? await findApplication(c.env, c.var.config, clientId, c.var.now) : null;
  return registration?.faces.includes(face)
    ? succeed(registration)
    : fail('unknown_client', undefined, 'client_id');
};

/** RFC 6749 §4.1.2.1, first paragraph: with a doubtful client or redirect URI the owner is not sent anywhere. */
export const askerOf = (registration: PublishedRegistration, query: URLSearchParams): Result<Asker> => {
  const redirect = registeredRedirect(registration, oneValue(query, 'redirect_uri') ?? '');
  return redirect
    ? succeed({ registration, redirect })
    : fail('redirect_uri_not_registered', undefined, 'redirect_uri');
};

const pushedRequests = onDemand(() => import('./par.ts'));

/**
 * The request behind an address. Of one that was pushed only its `request_uri` counts (RFC 9126 §4, RFC 9101 §6.3); a
 * browser that acted on it already is shown where its link stands.
 */
const requestOf = async (
  c: AppContext,
  face: OAuthFace,
  registration: PublishedRegistration,
  query: URLSearchParams,
): Promise<Result<Request> | Response> => {
  const takesPushed = endpointsOf(face).pushedRequest !== undefined;
  if (!takesPushed || !query.getAll('request_uri').some(isRequestUri))
    return succeed({ query, pushed: null });
  const { openPushedRequest } = await pushedRequests();
  return openPushedRequest(c, face, registration, oneValue(query, 'request_uri') ?? '');
};

const respondWithError = (
  c: AppContext,
  face: OAuthFace,
  { redirect }: Asker,
  query: URLSearchParams,
  failure: Failure,
): Response => {
  const { origin } = c.var.config;
  c.set('failure', failure.code);
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  const error = authorizationError(origin, failure);
  return c.redirect(authorizationResponse(redirect, origin, face, oneValue(query, 'state'), error), 303);
};

/** Draws the first page of a link for a checked request; or says why there is none. */
export type Present = (c: AppContext, request: CheckedRequest) => Promise<Response | Failure>;

const answer = async (c: AppContext, face: OAuthFace, present: Present): Promise<Response | Failure> => {
  const address = new URL(c.req.url).searchParams;
  const client = await clientOf(c, face, address);
  if (!client.ok) return client;
  const request = await requestOf(c, face, client.value, address);
  if (request instanceof Response || !request.ok) return request;
  const { query, pushed } = request.value;
  const asker = askerOf(client.value, query);
  if (!asker.ok) return asker;
  const about = { ...asker.value, face, origin: c.var.config.origin, pushed: pushed !== null };
  const checked = checkRequest(about, query, pushed);
  const presented = checked.ok ? await present(c, checked.value) : checked;
  return presented instanceof Response ? presented : respondWithError(c, face, asker.value, query, presented);
};

/** The authorization endpoint of a face (RFC 6749 §3.1): checks, and hands over to the Link page. It writes nothing. */
export const authorize = async (c: AppContext, face: OAuthFace, present: Present): Promise<Response> => {
  const answered = await answer(c, face, present);
  return answered instanceof Response ? answered : sendErrorScreen(c, answered.code);
};

/** A label of the front channel, if it is one; what is not is left out, for nothing hangs on it. */
export const valueOr = (schema: v.GenericSchema<string>, text: string | undefined): string | null =>
  v.is(schema, text) ? text : null;

/** The first tag of `ui_locales` that we have; they come in order of preference (OpenID Connect Core §3.1.2.1). */
export const firstKnownTag = (tags: string | undefined): string | null =>
  tags?.split(' ').find((tag) => v.is(languageSchema, tag) && languageOf(tag) !== null) ?? null;

/** What a front channel may say of the link besides OAuth's own parameters. They are labels: none chooses a garage. */
export const linkRequestOf = ({
  parameters,
  registration,
  redirect,
  scopes,
  codeChallenge,
  dpopKey,
  state,
}: CheckedRequest): LinkRequest => ({
  face: 'core',
  scopes: expandScopes(scopes, registration.scopes),
  durable: scopes.includes('offline_access'),
  requiredScopes: registration.requiredScopes,
  redirectUri: redirect,
  state,
  codeChallenge,
  dpopKey,
  language: firstKnownTag(parameters.get('ui_locales')),
  brand: null,
  country: null,
  selection: 'multiple',
  userHint: valueOr(userHintSchema, parameters.get('login_hint')),
  connectedVehicleId: null,
  awaitsAuthorization: false,
  digest: null,
});

/** The first page of a link of the core face. */
export const presentRequest: Present = (c, request) =>
  presentNewLink(c, request.registration, linkRequestOf(request), request.pushed);
