/** One error, whatever the face it is told at. */
export interface ErrorEntry {
  /** HTTP status where the face has no rule of its own. */
  readonly status: number;
  /** The error of RFC 6749 §4.1.2.1 or §5.2, RFC 6750 §3.1, RFC 9449 §5 and §8 or OpenID Connect Core §3.1.2.6 it shows as. */
  readonly oauth: OAuthError;
  /** One line for developers, the same for each occurrence (RFC 9457 §3.1.3). */
  readonly title: string;
  /** Whether the same request may succeed later. */
  readonly retry: boolean;
  /** What the owner of the vehicle can do about it. */
  readonly owner: string;
}

export type OAuthError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_token_type'
  | 'unsupported_response_type'
  | 'invalid_scope'
  | 'access_denied'
  | 'server_error'
  | 'temporarily_unavailable'
  | 'interaction_required'
  | 'request_not_supported'
  | 'request_uri_not_supported'
  | 'registration_not_supported'
  | 'invalid_request_uri'
  | 'invalid_target'
  | 'invalid_token'
  | 'insufficient_scope'
  | 'invalid_dpop_proof'
  | 'use_dpop_nonce';

const NOTHING = 'Nothing. The app that sent you here has to mend this.';
export const AGAIN = 'Try again in a moment.';
export const RESTART = 'Go back to the app and start again from there.';

/** A row of the registry. Without advice there is nothing the owner can do. */
export const entry = (
  status: number,
  oauth: OAuthError,
  title: string,
  owner: string = NOTHING,
  retry = false,
): ErrorEntry => ({ status, oauth, title, retry, owner });
