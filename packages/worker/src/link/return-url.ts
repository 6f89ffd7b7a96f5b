import type { ErrorCode } from '@keyfob/shared/errors/registry';
import type { SessionStatus } from '@keyfob/shared/link-session/session';
import { fail } from '@keyfob/shared/result';
import { authorizationError } from '../application/authentication/authorization-error.ts';
import { isOAuthFace, type OAuthFace } from '../application/registration/faces.ts';
import {
  authorizationResponse,
  type RegisteredRedirect,
  registeredRedirect,
} from '../application/registration/redirect.ts';
import type { PublishedRegistration } from '../application/registration/registration.ts';
import type { AppContext } from '../context.ts';
import type { SessionRecord } from '../garage/records.ts';

/** What the application is told when a session ended without a code. */
const REASON: Partial<Record<SessionStatus, ErrorCode>> = {
  denied: 'user_denied',
  cancelled: 'user_cancelled',
  expired: 'session_expired',
  failed: 'server_error',
};

/** How a link ended for the application. */
export type Ending =
  | { readonly code: string }
  /** A vehicle it had connected before, which stands on fresh access. */
  | { readonly reconnected: string }
  /** `shown`: what the owner read, where the page said more than the reason does. */
  | { readonly reason: ErrorCode; readonly shown?: string };

export interface Ended {
  readonly record: Pick<SessionRecord, 'request' | 'session' | 'told' | 'standingExternalId'>;
  readonly target: RegisteredRedirect;
  readonly ending: Ending;
}

/** Writes the address of a face's answer to the application. */
export type AnswerOf = (c: AppContext, ended: Ended) => Promise<string>;

/** The faces that answer in words of their own, each loaded with the first link of theirs that ends. */
export type FaceAnswers = Partial<Record<OAuthFace, () => Promise<AnswerOf>>>;

/** Enode's redirect says what was granted (API 1.3.10); RFC 6749 §4.1.2 leaves that to the token answer. */
const scopeOf = ({ request, outcome }: SessionRecord): { readonly scope?: string } =>
  request.face === 'enode' && outcome
    ? { scope: [...outcome.scopes, ...(request.durable ? ['offline_access'] : [])].join(' ') }
    : {};

/**
 * The page of the application the owner came from, without any answer: for a link that is done already. An app on the
 * owner's device has none: its listener is gone, and its own scheme names no page.
 */
const homeOf = ({ type }: PublishedRegistration, target: RegisteredRedirect): string | null => {
  const { protocol, origin } = new URL(target);
  const isPage = protocol === 'https:' || (protocol === 'http:' && type === 'web');
  return isPage ? `${origin}/` : null;
};

const endingOf = ({ request, session }: SessionRecord, code: string | null): Ending | null => {
  const { status } = session;
  if (status === 'returned') return code === null ? null : { code };
  const reconnected = request.connect?.reconnects?.vehicleId;
  if (status === 'completed' && reconnected !== undefined) return { reconnected };
  const reason = (status === 'cancelled' ? session.reason : null) ?? REASON[status];
  return reason ? { reason } : null;
};

/** The answer in the words of RFC 6749, which most faces speak. */
const standardAnswer = (
  origin: string,
  face: OAuthFace,
  record: SessionRecord,
  target: RegisteredRedirect,
  ending: Exclude<Ending, { reconnected: string }>,
): string => {
  const said =
    'code' in ending
      ? { code: ending.code, ...scopeOf(record) }
      : authorizationError(origin, fail(ending.reason));
  return authorizationResponse(target, origin, face, record.request.state, said);
};

/**
 * Where the owner goes back to, with what the application is to learn. `null` where the session has no return leg,
 * or its redirect URI was taken out of the registration meanwhile. `code`: only while the session is `returned`.
 */
export const returnUrlOf = async (
  c: AppContext,
  answers: FaceAnswers,
  registration: PublishedRegistration,
  record: SessionRecord,
  code: string | null,
): Promise<string | null> => {
  const { redirectUri, face } = record.request;
  const target = redirectUri === null ? null : registeredRedirect(registration, redirectUri);
  if (!target) return null;
  const ending = endingOf(record, code);
  if (!ending) return record.session.status === 'returned' ? null : homeOf(registration, target);
  const own = isOAuthFace(face) ? await answers[face]?.() : undefined;
  if (own) return own(c, { record, target, ending });
  // What comes back at a face without OAuth is the core's own answer.
  const issuer = isOAuthFace(face) ? face : 'core';
  return 'reconnected' in ending ? null : standardAnswer(c.var.config.origin, issuer, record, target, ending);
};

/** The way back from a page that only says what went wrong, at a face that tells its applications of that. */
export const exitUrlOf = async (
  c: AppContext,
  answers: FaceAnswers,
  registration: PublishedRegistration,
  record: SessionRecord,
  ending: Extract<Ending, { reason: ErrorCode }>,
): Promise<string | null> => {
  const { redirectUri, face } = record.request;
  const target = redirectUri === null ? null : registeredRedirect(registration, redirectUri);
  const own = isOAuthFace(face) ? await answers[face]?.() : undefined;
  return target && own ? own(c, { record, target, ending }) : null;
};
