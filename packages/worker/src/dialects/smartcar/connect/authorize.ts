import { type Failure, fail, type Result, succeed } from '@keyfob/shared/result';
import { findApplication } from '../../../application/registration/published.ts';
import {
  authorizationResponse,
  encodedParameter,
  type RegisteredRedirect,
  registeredRedirect,
} from '../../../application/registration/redirect.ts';
import type { PublishedRegistration } from '../../../application/registration/registration.ts';
import { connectorForBrand } from '../../../connectors/registry.ts';
import type { AppContext } from '../../../context.ts';
import { base64url, randomBytes } from '../../../crypto/bytes.ts';
import { readHandle } from '../../../crypto/handle.ts';
import { ownerGarage } from '../../../garage/garage-of.ts';
import type { LinkRequest } from '../../../garage/records.ts';
import { type NamedUser, ownerOf, presentNewLink } from '../../../link/entry.ts';
import { clientView } from '../../../link/link-context.ts';
import { readOwnerCookie } from '../../../link/owner-cookie.ts';
import { NOBODY, sendErrorScreen } from '../../../link/send-screen.ts';
import { firstKnownTag, oneValue, valueOr } from '../../../oauth/authorize.ts';
import { userHintSchema } from '../../../request-body.ts';
import { type ConnectUrl, invalid, readConnectUrl, readReauthenticateUrl } from './connect-request.ts';
import { errorParameters } from './redirect-errors.ts';

/** Who asks, and where the owner goes back to. */
interface Known {
  readonly registration: PublishedRegistration;
  readonly redirect: RegisteredRedirect;
  /** Whether the request says where, or leaves it to the registration. */
  readonly redirectNamed: boolean;
}

/** Older SDKs say `client_id`, newer ones `application_id`; one that says both has to mean the same. */
const clientIdIn = (query: URLSearchParams): string | null => {
  const said = [...query.getAll('client_id'), ...query.getAll('application_id')].filter(Boolean);
  return new Set(said).size === 1 ? (said[0] ?? null) : null;
};

const clientOf = async (c: AppContext, query: URLSearchParams): Promise<PublishedRegistration | null> => {
  const clientId = clientIdIn(query);
  const registration = clientId ? await findApplication(c.env, c.var.config, clientId, c.var.now) : null;
  return registration?.faces.includes('smartcar') ? registration : null;
};

const knownOf = (registration: PublishedRegistration, query: URLSearchParams): Result<Known> => {
  const redirectNamed = query.getAll('redirect_uri').some(Boolean);
  const uri = redirectNamed ? oneValue(query, 'redirect_uri') : registration.redirectUris[0];
  const redirect = registeredRedirect(registration, uri ?? '');
  return redirect
    ? succeed({ registration, redirect, redirectNamed })
    : fail('redirect_uri_not_registered', undefined, 'redirect_uri');
};

/**
 * The page of a request that is not right. Nobody is redirected by themselves; where it is known whose request it is, the
 * page has a way out that tells the application what its owner read there.
 */
const sendConfigurationError = (
  c: AppContext,
  { registration, redirect }: Known,
  failure: Failure,
): Promise<Response> => {
  const { origin } = c.var.config;
  const url = new URL(c.req.url);
  const state = encodedParameter(url.search, 'state');
  const shown = failure.detail ?? null;
  const exit = authorizationResponse(
    redirect,
    origin,
    'smartcar',
    state === null ? null : { encoded: state },
    errorParameters({ reason: failure.code, shown, told: null }),
  );
  const about = { ...NOBODY, client: clientView(registration, redirect) };
  return sendErrorScreen(c, failure.code, about, exit, shown && `400: ${shown}`);
};

const linkRequestOf = (c: AppContext, known: Known, url: ConnectUrl): LinkRequest => {
  const { registration, redirect, redirectNamed } = known;
  const { parameters, permissions, scopes, requiredScopes, approvalPrompt, vin, user, externalId } = url;
  const reached = url.brand !== null && connectorForBrand(registration, url.brand, c.var.config) !== null;
  return {
    face: 'smartcar',
    scopes,
    durable: true,
    requiredScopes,
    redirectUri: redirect,
    state: url.state,
    codeChallenge: parameters.get('code_challenge') ?? null,
    dpopKey: parameters.get('dpop_jkt') ?? null,
    language: firstKnownTag(parameters.get('ui_locales')),
    brand: reached ? url.brand : null,
    country: url.country,
    selection: url.selection,
    userHint: valueOr(userHintSchema, parameters.get('login_hint')),
    connectedVehicleId: null,
    awaitsAuthorization: false,
    digest: null,
    connect: {
      permissions,
      approvalPrompt,
      vin,
      user,
      ...(externalId === undefined ? {} : { externalId }),
      redirectNamed,
      reconnects: null,
    },
  };
};

type Present = (c: AppContext, known: Known, url: ConnectUrl) => Promise<Response | Failure>;

/** A garage for one link alone, which nobody comes back to from the same browser. */
const freshGarage = async (c: AppContext, { registration }: Known): Promise<NamedUser> => ({
  place: await ownerGarage(c.var.config, registration, base64url(randomBytes(16))),
  userId: null,
  confirmation: 'code',
});

const presentConnect: Present = async (c, known, url) => {
  const of = url.remembered ? null : await freshGarage(c, known);
  return presentNewLink(c, known.registration, linkRequestOf(c, known, url), null, of);
};

/**
 * The vehicle's id is nobody's secret, so it opens no garage and tells nothing: only where this browser's own cookie
 * owns the vehicle its brand is chosen already. Whose account has the vehicle turns out at the provider.
 */
const presentReauthentication: Present = async (c, known, url) => {
  const vehicleId = url.parameters.get('vehicle_id') ?? '';
  const handle = await readHandle(c.var.config.routing, 'connectedVehicle', vehicleId);
  if (!handle) return fail('invalid_request', invalid('vehicle_id', vehicleId));
  const { registration } = known;
  const cookie = await readOwnerCookie(c);
  const own = cookie && (await ownerGarage(c.var.config, registration, ownerOf(cookie, url.user)));
  const request = linkRequestOf(c, known, url);
  const { connect } = request;
  if (!connect) return fail('server_error');
  return presentNewLink(
    c,
    registration,
    {
      ...request,
      connectedVehicleId: own?.name === handle.place.name ? vehicleId : null,
      connect: {
        ...connect,
        approvalPrompt: 'force',
        reconnects: { vehicleId, applicationId: registration.clientId },
      },
    },
    null,
  );
};

const answering =
  (read: typeof readConnectUrl, present: Present) =>
  async (c: AppContext): Promise<Response> => {
    const url = new URL(c.req.url);
    const registration = await clientOf(c, url.searchParams);
    if (!registration) return sendErrorScreen(c, 'unknown_client');
    const known = knownOf(registration, url.searchParams);
    if (!known.ok) return sendErrorScreen(c, known.code);
    const { origin } = c.var.config;
    const about = { ...known.value, face: 'smartcar', origin, pushed: false } as const;
    const request = read(about, url);
    const presented = request.ok ? await present(c, known.value, request.value) : request;
    return presented instanceof Response ? presented : sendConfigurationError(c, known.value, presented);
  };

/** `/smartcar/oauth/authorize`: Connect. It writes nothing. */
export const authorizeConnect = answering(readConnectUrl, presentConnect);

/** `/smartcar/oauth/reauthenticate`: a vehicle whose provider gives no access any more is connected again. */
export const reauthenticate = answering(readReauthenticateUrl, presentReauthentication);
