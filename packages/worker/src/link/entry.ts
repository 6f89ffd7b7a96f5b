import { LIFETIMES } from '@keyfob/shared/lifetimes';
import type { Confirmation } from '@keyfob/shared/link-session/session';
import { fail, type Result, succeed } from '@keyfob/shared/result';
import { applicationOf, applicationPlace } from '../application/application-of.ts';
import { findApplication } from '../application/registration/published.ts';
import { registeredRedirect } from '../application/registration/redirect.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { Config } from '../config.ts';
import type { AppContext } from '../context.ts';
import { sha256 } from '../crypto/bytes.ts';
import { mintHandle, type Place } from '../crypto/handle.ts';
import { seal, unseal } from '../crypto/seal.ts';
import { garageOf, ownerGarage } from '../garage/garage-of.ts';
import type { LinkRequest } from '../garage/records.ts';
import type { CreateSession } from '../garage/verbs/create-session.ts';
import type { Authorization, OpenSession } from '../garage/verbs/walk-session.ts';
import { linkOf } from './current-link.ts';
import { clientView } from './link-context.ts';
import { ensureOwnerCookie, type OwnerCookie } from './owner-cookie.ts';
import { sendScreen } from './send-screen.ts';

/** A checked authorization request on its way through the owner's browser, sealed for that browser and link. */
export interface SealedRequest {
  readonly clientId: string;
  /** Milliseconds. Before a session it made could have been erased: an id is never used again. */
  readonly expiresAt: number;
  /** Makes the session on the first POST; `null` where a backend made it already. */
  readonly create: CreateSession | null;
  readonly authorization: Authorization | null;
  /** Hash of the `request_uri` that the first POST consumes; absent where the request was not pushed. */
  readonly pushed?: string | null;
}

const context = (link: string, cookie: OwnerCookie): string => `authorization-request|${link}|${cookie.hash}`;

const sealRequest = (
  config: Config,
  link: string,
  cookie: OwnerCookie,
  request: SealedRequest,
): Promise<string> =>
  seal(config.ring, 'authorization-request', context(link, cookie), JSON.stringify(request));

const expiryOf = (c: AppContext): number => c.var.now + LIFETIMES.sessionKept * 1000;

/**
 * Opens a sealed request of this browser for this link. A page may lie open for long: what was right when it was
 * drawn has to be right still.
 */
export const openSealedRequest = async (
  c: AppContext,
  link: string,
  cookie: OwnerCookie,
  sealed: string,
): Promise<Result<SealedRequest>> => {
  const { config, now } = c.var;
  const text = await unseal(config.ring, 'authorization-request', context(link, cookie), sealed);
  if (text === null) return fail('form_not_ours');
  const request: SealedRequest = JSON.parse(text);
  if (request.expiresAt <= now) return fail('session_expired');
  const registration = await findApplication(c.env, config, request.clientId, now);
  const uri = request.create?.request.redirectUri ?? request.authorization?.redirectUri ?? '';
  if (!registration) return fail('unknown_client');
  if (!registration.operations.includes('link')) return fail('operation_not_allowed');
  return registeredRedirect(registration, uri) ? succeed(request) : fail('redirect_uri_not_registered');
};

/**
 * The request with the session it is acted on for. One that was pushed is consumed here, after everything else was found
 * right, and what another tab of this browser began with it goes on.
 */
export const claimSealedRequest = async (
  c: AppContext,
  cookie: OwnerCookie,
  sessionId: string,
  request: SealedRequest,
): Promise<Result<Omit<OpenSession, 'browser'>>> => {
  const { create, authorization, pushed } = request;
  if (!create || !pushed) return succeed({ id: sessionId, create, authorization });
  const place = await applicationPlace(c.var.config, request.clientId, create.garage.jurisdiction);
  const by = { sessionId, browser: cookie.hash };
  const id = await applicationOf(c.env, place).consumePushedRequest(pushed, by, c.var.now);
  return id.ok ? succeed({ id: id.value, create: { ...create, id: id.value }, authorization }) : id;
};

/** The id of the session: the one this browser already opened with the same request, or a new one, not stored yet. */
const sessionIdFor = async (
  c: AppContext,
  place: Place,
  cookie: OwnerCookie,
  digest: string | null,
): Promise<string> => {
  const open =
    cookie.sent && digest !== null ? await garageOf(c.env, place).findOpenSession(digest, cookie.hash) : null;
  return open ?? mintHandle(c.var.config.routing, 'linkSession', place);
};

const present = async (
  c: AppContext,
  registration: PublishedRegistration,
  sessionId: string,
  cookie: OwnerCookie,
  about: Pick<LinkRequest, 'redirectUri' | 'language' | 'userHint'>,
  request: SealedRequest,
): Promise<Response> => {
  const link = await linkOf(c, sessionId);
  const { redirectUri, language, userHint } = about;
  return sendScreen(
    c,
    { client: clientView(registration, redirectUri), link, cookie, language, expiry: null },
    {
      screen: 'intro',
      userHint,
      confirmSender: request.create?.confirmation === 'codeless',
      user: request.create?.garage.userId ?? null,
      request: await sealRequest(c.var.config, link, cookie, request),
    },
  );
};

/** The user of an application that a link is for, and how the application will confirm it. */
export interface NamedUser {
  readonly place: Place;
  readonly userId: string | null;
  readonly confirmation: Confirmation;
}

/** Whom a browser stands for: one of those whom an application tells apart by its label of them. */
export const ownerOf = ({ value }: Pick<OwnerCookie, 'value'>, user: string | null): string =>
  user === null ? value : `${value}|${user}`;

/**
 * Answers a checked authorization request with the first page of a link. Nothing is written: the page carries the
 * request, sealed, with the session's id, and its first POST makes the session or finds the one it made before. `of`:
 * whose garage it is to be in, where that is not the browser's.
 */
export const presentNewLink = async (
  c: AppContext,
  registration: PublishedRegistration,
  request: LinkRequest,
  pushed: string | null,
  of: NamedUser | null = null,
): Promise<Response> => {
  const cookie = await ensureOwnerCookie(c);
  const owner = ownerOf(cookie, request.connect?.user ?? null);
  const place = of?.place ?? (await ownerGarage(c.var.config, registration, owner));
  // Requests without a mark of their own are all alike: they may be of two people at one browser.
  const marked = request.state !== null || request.codeChallenge !== null || pushed !== null || of !== null;
  const digest = marked ? await sha256(JSON.stringify([request, pushed])) : null;
  const id = await sessionIdFor(c, place, cookie, digest);
  const { clientId, mode, jurisdiction } = registration;
  const create: CreateSession = {
    id,
    request: { ...request, digest },
    confirmation: of?.confirmation ?? 'code',
    garage: { applicationId: clientId, userId: of?.userId ?? null, mode, jurisdiction, name: place.name },
    idempotency: null,
  };
  return present(c, registration, id, cookie, request, {
    clientId,
    expiresAt: expiryOf(c),
    create,
    authorization: null,
    pushed,
  });
};

/** The same for a session that a backend made, and that its face's authorization request completes. */
export const presentExistingLink = async (
  c: AppContext,
  registration: PublishedRegistration,
  sessionId: string,
  about: Pick<LinkRequest, 'redirectUri' | 'language' | 'userHint'>,
  authorization: Authorization,
): Promise<Response> => {
  const cookie = await ensureOwnerCookie(c);
  const { clientId } = registration;
  return present(c, registration, sessionId, cookie, about, {
    clientId,
    expiresAt: expiryOf(c),
    create: null,
    authorization,
  });
};
