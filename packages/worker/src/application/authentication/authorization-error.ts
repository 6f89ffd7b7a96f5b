import { ERRORS, type OAuthError } from '@keyfob/shared/errors/registry';
import type { Failure } from '@keyfob/shared/result';

/** What a description may hold (RFC 6749 §5.2): printable ASCII without quote and backslash. */
const describable = (text: string): string => text.replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, "'");

/** What happened, for a developer: the same for each occurrence, then what is particular to this one. */
export const errorDescription = (failure: Failure): string =>
  describable([ERRORS[failure.code].title, failure.detail].filter(Boolean).join(' '));

/** The seven errors of RFC 6749 §4.1.2.1 in the words of the standard, which Enode's documentation prints too. */
const STANDARD: Partial<Record<OAuthError, string>> = {
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
};

/**
 * The one place a reason becomes the error of an authorization response. The description says what kind of error it
 * is, word for word; the page behind `error_uri` says which of ours.
 */
export const authorizationError = (
  origin: string,
  failure: Failure,
): { readonly error: OAuthError; readonly error_description: string; readonly error_uri: string } => {
  const error = ERRORS[failure.code].oauth;
  return {
    error,
    error_description: STANDARD[error] ?? errorDescription(failure),
    error_uri: `${origin}/errors/${failure.code}`,
  };
};
