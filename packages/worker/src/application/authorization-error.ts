import { ERRORS, type OAuthError } from '@keyfob/shared/errors/registry';
import type { Failure } from '@keyfob/shared/result';
import type { OAuthFace } from './faces.ts';

/** What a description may hold (RFC 6749 §5.2): printable ASCII without quote and backslash. */
const describable = (text: string): string => text.replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, "'");

/** What happened, for a developer: the same for each occurrence, then what is particular to this one. */
export const errorDescription = (failure: Failure): string =>
  describable([ERRORS[failure.code].title, failure.detail].filter(Boolean).join(' '));

/** Descriptions a face's protocol fixes, word for word. Enode's are those of its API documentation, 1.3.10. */
const FIXED: Partial<Record<OAuthFace, Partial<Record<OAuthError, string>>>> = {
  enode: {
    invalid_request:
      'The request is missing a required parameter, includes an invalid parameter value, includes a parameter more than once, or is otherwise malformed.',
    unauthorized_client: 'The client is not authorized to request an authorization code using this method.',
    access_denied: 'The resource owner or authorization server denied the request.',
    unsupported_response_type:
      'The authorization server does not support obtaining an authorization code using this method.',
    invalid_scope: 'The requested scope is invalid, unknown, or malformed.',
    server_error:
      'The authorization server encountered an unexpected condition that prevented it from fulfilling the request.',
    temporarily_unavailable:
      'The authorization server is currently unable to handle the request due to a temporary overloading or maintenance of the server',
  },
};

/** The one place a reason becomes the error of an authorization response (RFC 6749 §4.1.2.1). */
export const authorizationError = (
  face: OAuthFace,
  failure: Failure,
): { readonly error: OAuthError; readonly error_description: string } => {
  const error = ERRORS[failure.code].oauth;
  return { error, error_description: FIXED[face]?.[error] ?? errorDescription(failure) };
};
