import type { ErrorCode } from '@keyfob/shared/errors/registry';
import type { SessionStatus } from '@keyfob/shared/link-session/session';
import { fail } from '@keyfob/shared/result';
import { authorizationError } from '../application/authorization-error.ts';
import { isOAuthFace } from '../application/faces.ts';
import {
  authorizationResponse,
  type RegisteredRedirect,
  registeredRedirect,
} from '../application/redirect.ts';
import type { PublishedRegistration } from '../application/registration.ts';
import type { SessionRecord } from '../garage/records.ts';

/** What the application is told when a session ended without a code. */
const REASON: Partial<Record<SessionStatus, ErrorCode>> = {
  denied: 'user_denied',
  cancelled: 'user_cancelled',
  expired: 'session_expired',
  failed: 'server_error',
};

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

/**
 * Where the owner goes back to, with what the application is to learn. `null` where the session has no return leg,
 * or its redirect URI was taken out of the registration meanwhile. `code`: only while the session is `returned`.
 */
export const returnUrlOf = (
  registration: PublishedRegistration,
  record: SessionRecord,
  status: SessionStatus,
  origin: string,
  code: string | null,
): string | null => {
  const { redirectUri, state, face } = record.request;
  const target = redirectUri === null ? null : registeredRedirect(registration, redirectUri);
  if (!target || !isOAuthFace(face)) return null;
  if (status === 'returned')
    return code === null
      ? null
      : authorizationResponse(target, origin, face, state, { code, ...scopeOf(record) });
  const reason = REASON[status];
  if (!reason) return homeOf(registration, target);
  return authorizationResponse(target, origin, face, state, authorizationError(origin, fail(reason)));
};
